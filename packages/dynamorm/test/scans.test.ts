import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { DynamORM, type Query, type Repository } from "dynamorm";
import { Book, books, LentBook } from "./fixtures/paging-books.ts";
import { type PagingBed, startBookBed, writeItems } from "./fixtures/paging-bed.ts";
import { unhandledDuring, until, watchRequests, type Watch } from "./fixtures/paging-executor.ts";

let bed: PagingBed;
let watch: Watch;
let db: DynamORM;

/** Books on many shelves, as a table has many partitions: a segment holds whole ones. */
const spread = books.map((book, n) => ({ ...book, shelf: `${book.shelf} ${n % 97}` }));

beforeAll(async () => {
  bed = await startBookBed();
  await bed.db.deleteTable(Book);
  await bed.db.createTable(Book);
  await writeItems(bed.client, LentBook, spread);
}, 60_000);

afterAll(() => bed.stop());

beforeEach(() => {
  watch = watchRequests();
  db = new DynamORM({ endpoint: bed.endpoint, fullScans: "error", middleware: [watch.middleware] });
});

afterEach(() => db.close());

const all = (): Repository<typeof Book> => db.model(Book);
const idsOf = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id).toSorted();
const everyId = idsOf(spread);

async function read(query: Query<typeof Book>): Promise<Book[]> {
  const list: Book[] = [];
  for await (const book of query) list.push(book);
  return list;
}

/** Which segment each request was for. */
const segmentsOf = ({ requests }: Watch): readonly unknown[] =>
  requests.map(({ input }) => (input as { readonly Segment?: number }).Segment);

/** Nothing more is sent, also a while later. */
async function expectSilence(): Promise<void> {
  await until(() => watch.underWay() === 0);
  const count = watch.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(watch.requests).toHaveLength(count);
}

describe("Q15: scan()", () => {
  test("Q15: reads the whole table, and says that this is meant", async () => {
    expect(idsOf(await read(all().scan()))).toEqual(everyId);
    await expect(all().query().all()).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message: expect.stringContaining("this query reads the whole table"),
    });
  });

  test("Q15: takes filters, selects, limits, and an index", async () => {
    const query = all().scan().where("percent", "<", 10).select("id", "percent");
    expect(idsOf(await query.all())).toEqual(idsOf(spread.filter(({ percent }) => percent < 10)));
    expect(await query.limit(7).all()).toHaveLength(7);
    const inDay = spread.filter(({ day }) => day !== undefined);
    expect(idsOf(await all().scan().index("byDay").all())).toEqual(idsOf(inDay));
    expect(watch.requests.at(-1)).toMatchObject({ operation: "Scan", input: { IndexName: "byDay" } });
  });
});

describe("Q15: one segment of several", () => {
  test("Q15: all of them together are the table, each item in one of them", async () => {
    const parts = await Promise.all([0, 1, 2, 3, 4].map((segment) => all().scan({ segments: 5, segment }).all()));
    expect(parts.every((part) => part.length > 0)).toBe(true);
    expect(idsOf(parts.flat())).toEqual(everyId);
  });

  test("Q15: after a crash, a new process goes on with the cursor that the old one noted", async () => {
    const done: Book[] = [];
    const noted = new Map<number, string>();
    const segments = 3;
    for (let segment = 0; segment < segments; segment++) {
      for await (const { items, cursor } of all().scan({ segments, segment }).pageSize(50).pages()) {
        done.push(...items);
        if (cursor !== undefined) noted.set(segment, cursor);
        if (segment === 1) break;
      }
    }
    const mended = new DynamORM({ endpoint: bed.endpoint });
    const rest = await mended.model(Book).scan({ segments, segment: 1 }).cursor(noted.get(1)).all();
    mended.close();
    expect(rest.length).toBeGreaterThan(50);
    expect(idsOf([...done, ...rest])).toEqual(everyId);
  });

  test("Q15: a cursor that is sealed belongs to its segment", async () => {
    const { signed } = bed.connections;
    const scan = (segment: number, segments = 4): Query<typeof Book> =>
      signed.model(Book).scan({ segments, segment }).limit(5);
    const { cursor } = await scan(2).allPaginated();
    expect((await scan(2).cursor(cursor).allPaginated()).items).toHaveLength(5);
    await expect(scan(1).cursor(cursor).allPaginated()).rejects.toMatchObject({ code: "INVALID_CURSOR" });
    await expect(scan(2, 5).cursor(cursor).allPaginated()).rejects.toMatchObject({ code: "INVALID_CURSOR" });
  });

  test("Q15: limit, offset, maxPages, count and a filter are those of the segment", async () => {
    const segment = all().scan({ segments: 4, segment: 1 });
    const items = await segment.all();
    expect(await segment.count()).toBe(items.length);
    expect(await segment.limit(3).all()).toEqual(items.slice(0, 3));
    expect(await segment.offset(10).limit(3).all()).toEqual(items.slice(10, 13));
    expect(await segment.pageSize(20).maxPages(2).all()).toEqual(items.slice(0, 40));
    expect(await segment.filter("percent", "<", 50).count()).toBe(items.filter(({ percent }) => percent < 50).length);
  });
});

describe("Q15: all segments at once", () => {
  test.each([
    [1, 1],
    [2, 2],
    [8, 3],
    [8, 8],
    [40, 7],
    [300, 100],
  ])("Q15: of %i, %i at a time: every item once", async (segments, concurrency) => {
    const found = await all().scan({ segments, concurrency }).pageSize(60).all();
    expect(idsOf(found)).toEqual(everyId);
    expect(watch.mostAtOnce()).toBe(concurrency);
    expect(new Set(segmentsOf(watch)).size).toBe(segments);
  });

  test("Q15: a stream gives items as they come, whichever segment is slow", async () => {
    const ids: string[] = [];
    // The first segment answers when the others have been read for a while: who waited for it would wait for ever.
    watch.before = (request) => (request === 1 ? until(() => ids.length > 500) : undefined);
    for await (const { id } of all().scan({ segments: 4 }).pageSize(100)) ids.push(id);
    expect(ids.toSorted()).toEqual(everyId);
  });

  test("Q15: a segment asks for its next page when the last one was taken, so that memory stays small", async () => {
    let count = 0;
    for await (const _ of all().scan({ segments: 4 }).pageSize(50)) {
      if (count++ > 0) continue;
      await until(() => watch.underWay() === 0);
      expect(watch.requests).toHaveLength(4);
    }
    expect(count).toBe(everyId.length);
  });

  test("Q15: count and filters", async () => {
    const scan = all().scan({ segments: 6, concurrency: 2 });
    expect(await scan.count()).toBe(everyId.length);
    expect(await scan.filter("percent", "<", 10).count()).toBe(200);
    expect(await scan.limit(30).count()).toBe(30);
    expect(watch.mostAtOnce()).toBe(2);
  });

  test("Q15: limit(n) gives n items of whichever segments, and DynamoDB is asked for no more from each", async () => {
    const few = await all().scan({ segments: 4 }).limit(10).all();
    expect(few).toHaveLength(10);
    expect(new Set(idsOf(few)).size).toBe(10);
    for (const { input } of watch.requests) expect((input as { Limit?: number }).Limit).toBeLessThanOrEqual(10);
    expect(await all().scan({ segments: 4 }).limit(5_000).all()).toHaveLength(everyId.length);
  });

  test("Q15: offset(n) leaves out n items of whichever segments", async () => {
    const rest = await all().scan({ segments: 4 }).offset(1_500).pageSize(100).all();
    expect(rest).toHaveLength(everyId.length - 1_500);
    expect(new Set(idsOf(rest)).size).toBe(rest.length);
    expect(await all().scan({ segments: 4 }).offset(1_990).limit(5).all()).toHaveLength(5);
    expect(await all().scan({ segments: 4 }).offset(5_000).all()).toEqual([]);
  });

  test.each([1, 3, 4, 9])("Q15: maxPages(%i) reads so many pages, of all segments together", async (most) => {
    const some = await all().scan({ segments: 4 }).pageSize(10).maxPages(most).all();
    await expectSilence();
    expect(watch.requests).toHaveLength(most);
    expect(some).toHaveLength(most * 10);
    expect(new Set(idsOf(some)).size).toBe(some.length);
  });

  test("Q15: has no order, no pages and no cursor", async () => {
    const scan = all().scan({ segments: 4 });
    await expect(scan.allPaginated()).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message: expect.stringContaining("a page of 4 segments at once has no cursor; read the pages of each segment"),
    });
    await expect(scan.pages().next()).rejects.toMatchObject({ code: "INVALID_QUERY" });
    const { cursor } = await all().scan({ segments: 4, segment: 0 }).limit(1).allPaginated();
    const before = watch.requests.length;
    await expect(scan.cursor(cursor).all()).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message: expect.stringContaining("a cursor goes on in one segment"),
    });
    await expect(scan.cursor(cursor).count()).rejects.toMatchObject({ code: "INVALID_QUERY" });
    await expect(scan.orderBy("number").all()).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message: expect.stringContaining("a scan has no order"),
    });
    expect(watch.requests).toHaveLength(before);
  });

  test("Q15: wrong parts are refused at once", () => {
    const parts: readonly object[] = [
      { segments: 0 },
      { segments: 1_000_001 },
      { segments: 1.5 },
      { segments: "4" },
      { segments: 4, segment: 4 },
      { segment: 1 },
      { segments: 4, segment: -1 },
      { segments: 4, concurrency: 0 },
      { segments: 4, segment: 1, concurrency: 2 },
      { segment: Number.NaN },
      { parts: 4 },
    ];
    for (const wrong of parts) expect(() => all().scan(wrong)).toThrow(expect.objectContaining({ model: "Book" }));
  });
});

describe("Q15: when a scan of all segments stops", () => {
  test("Q15: on break nothing more is asked for, and what is on its way is ended", async () => {
    const ended: number[] = [];
    watch.before = async (request, { signal }) => {
      if (request !== 2) return;
      await new Promise((_, reject) =>
        signal?.addEventListener("abort", () => {
          ended.push(request);
          reject(signal.reason);
        }),
      );
    };
    const unhandled = await unhandledDuring(async () => {
      for await (const _ of all().scan({ segments: 10, concurrency: 3 }).pageSize(20)) break;
      await expectSilence();
    });
    expect(unhandled).toEqual([]);
    expect(ended).toEqual([2]);
    expect(watch.requests).toHaveLength(3);
  });

  test.each<[string, (query: Query<typeof Book>) => Promise<unknown>]>([
    ["for await", read],
    ["all", (query) => query.all()],
    ["count", (query) => query.count()],
  ])("Q15: an error of one segment ends all: %s", async (_, call) => {
    const failure = new Error("segment 2 is torn");
    watch.before = (request) => {
      if (request === 3) throw failure;
    };
    const unhandled = await unhandledDuring(async () => {
      await expect(call(all().scan({ segments: 10, concurrency: 4 }).pageSize(20))).rejects.toBe(failure);
      await expectSilence();
    });
    expect(unhandled).toEqual([]);
    // Those that had begun, and the next page of those that were quicker than the error.
    expect(watch.requests.length).toBeLessThanOrEqual(8);
  });

  test("Q15: errors of several segments are one", async () => {
    watch.before = (request) => {
      throw new Error(`segment ${request - 1} is torn`);
    };
    const unhandled = await unhandledDuring(() =>
      expect(all().scan({ segments: 5 }).all()).rejects.toThrow(/^segment \d is torn$/),
    );
    expect(unhandled).toEqual([]);
    expect(watch.requests).toHaveLength(5);
  });

  test("Q15: a signal and a time end it, in the middle of all requests", async () => {
    watch.before = () => new Promise(() => {});
    const controller = new AbortController();
    const scan = all().scan({ segments: 8, concurrency: 5 });
    setTimeout(() => controller.abort("enough"), 20);
    await expect(scan.all({ signal: controller.signal })).rejects.toMatchObject({ code: "ABORTED", cause: "enough" });
    await expect(scan.count({ timeoutMs: 20 })).rejects.toMatchObject({ code: "TIMEOUT" });
    await expect(scan.stream({ timeoutMs: 20 }).next()).rejects.toMatchObject({ code: "TIMEOUT" });
    expect(watch.requests).toHaveLength(15);
  });
});
