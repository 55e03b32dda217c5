import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { compileCodec, type Repository } from "dynamorm";
import { Book, books, type LentBook } from "./fixtures/paging-books.ts";
import { type PagingBed, startBookBed } from "./fixtures/paging-bed.ts";
import type { AnyPage, Paged } from "./fixtures/paging-sources.ts";

let bed: PagingBed;
const all = (): Repository<typeof Book> => bed.db.model(Book);

beforeAll(async () => {
  bed = await startBookBed();
}, 60_000);

afterAll(() => bed.stop());

const codec = compileCodec(Book);

/** Books that come and go: between those that stay, in the table and in each index. */
const guests: readonly Book[] = books
  .filter((_, n) => n % 3 === 1)
  .map((book) => ({ ...book, number: book.number + 1, id: `guest ${book.id}` }));

/** Runs something while guests are inserted and deleted again as fast as it goes; then none is left. Gives how many there were. */
async function amongWrites(run: () => Promise<void>): Promise<number> {
  const state = { isDone: false };
  let written = 0;
  const there: Book[] = [];
  const leave = async (): Promise<void> => {
    const { shelf, number } = there.shift() as Book;
    await all().delete({ shelf, number });
  };
  const write = async (): Promise<void> => {
    // A guest, then another far away: the step has no factor in common with their number.
    for (let n = 0; !state.isDone; n = (n + 101) % guests.length) {
      const guest = guests[n] as Book;
      await bed.raw(Book.table).put(codec.marshal(guest));
      there.push(guest);
      written++;
      if (there.length > 20) await leave();
    }
    while (there.length > 0) await leave();
  };
  await Promise.all([write(), run().finally(() => (state.isDone = true))]);
  return written;
}

const sources: readonly (readonly [string, () => readonly Paged[], (book: LentBook) => boolean])[] = [
  [
    "a partition",
    () => [all().where("shelf", "=", "long").where("percent", "<", 50).limit(7)],
    ({ shelf, percent }) => shelf === "long" && percent < 50,
  ],
  [
    "a partition, backwards, by DynamoDB's pages",
    () => [all().where("shelf", "=", "middle").orderBy("number", "desc").pageSize(5)],
    ({ shelf }) => shelf === "middle",
  ],
  [
    "half a range",
    () => [all().where("shelf", "=", "long").where("number", ">", 0).where("number", "<", 2_001).limit(9)],
    ({ shelf, number }) => shelf === "long" && number > 0 && number < 2_001,
  ],
  [
    "an index whose sort keys are shared by many",
    () => [all().where("genre", "=", "new").orderBy("rank").limit(7)],
    ({ genre }) => genre === "new",
  ],
  [
    "a local index, backwards",
    () => [all().where("shelf", "=", "middle").orderBy("weight", "desc").limit(8).pageSize(3)],
    ({ shelf }) => shelf === "middle",
  ],
  ["a scan", () => [all().scan().limit(20)], () => true],
  ["segments", () => [0, 1, 2, 3].map((segment) => all().scan({ segments: 4, segment }).limit(20)), () => true],
];

describe("Q5: pages while another writer inserts and deletes", () => {
  test.each(sources)(
    "Q5: %s: what was there all along is given once, and nothing twice",
    async (_, queries, isAsked) => {
      const ids: string[] = [];
      const written = await amongWrites(async () => {
        for (const query of queries()) {
          let cursor: string | undefined;
          do {
            const page: AnyPage = await query.cursor(cursor).allPaginated();
            ids.push(...(page.items as Book[]).map(({ id }) => id));
            cursor = page.cursor;
          } while (cursor !== undefined);
        }
      });
      // Or nothing was shown.
      expect(written).toBeGreaterThan(30);
      expect(new Set(ids).size).toBe(ids.length);
      const stayed = ids.filter((id) => !id.startsWith("guest"));
      expect(stayed.toSorted()).toEqual(
        books
          .filter(isAsked)
          .map(({ id }) => id)
          .toSorted(),
      );
    },
    30_000,
  );

  test("Q5: a cursor goes on where its item was, also when that was deleted meanwhile", async () => {
    const shelf = all().where("shelf", "=", "short").limit(10);
    const whole = await shelf.limit(20).all();
    const first = await shelf.allPaginated();
    const last = first.items.at(-1) as Book;
    expect(await all().delete({ shelf: last.shelf, number: last.number })).toBe(true);
    const second = await shelf.cursor(first.cursor).allPaginated();
    await bed.raw(Book.table).put(codec.marshal(last));
    expect([...first.items, ...second.items]).toEqual(whole);
  });
});
