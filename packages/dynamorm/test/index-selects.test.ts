import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { expectTypeOf } from "expect-type";
import { byTitle, expected, Song, songs } from "./fixtures/song.ts";
import { startTestBed, type TestBed } from "./fixtures/test-bed.ts";

let bed: TestBed;
const all = () => bed.db.model(Song);

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Song);
  await Promise.all(songs.map((song) => all().create(song)));
});

afterAll(() => bed.stop());

describe("M8 indexes: select", () => {
  test("of what the index holds, in either order", async () => {
    const query = all().where("year", "=", 2000).index("some").select("length", "label");
    expectTypeOf(query.all()).resolves.toEqualTypeOf<{ length: number; label?: { name: string; country: string } }[]>();
    const other = all().where("year", "=", 2000).select("length", "label").index("some");
    expectTypeOf(other.all()).resolves.toEqualTypeOf<{ length: number; label?: { name: string; country: string } }[]>();
    expect(await query.all()).toEqual(await other.all());
    expect(await query.all()).toHaveLength(8);
  });

  test("of what it does not hold is refused, by the compiler and at run time", () => {
    const query = all().where("year", "=", 2000);
    // @ts-expect-error: keysOnly does not hold it
    expect(() => query.index("keysOnly").select("title", "lyrics").explain()).toThrow(
      `Model "Song": index "keysOnly" cannot serve this query: it does not hold "lyrics", which is selected`,
    );
    const beyond = query.select("title", "lyrics").index("keysOnly");
    // Named before the index, it is no part of what comes back.
    expectTypeOf<ReturnType<typeof beyond.all>>().resolves.toEqualTypeOf<{ title: string }[]>();
    expect(() => beyond.explain()).toThrow(`it does not hold "lyrics", which is selected`);
  });

  test("a filter on what the index does not hold is refused", () => {
    expect(() => all().where("year", "=", 2000).filter("lyrics", "begins_with", "la").index("some").explain()).toThrow(
      `Model "Song": index "some" cannot serve this query: it does not hold "lyrics", which a condition looks at`,
    );
  });

  test("the planner takes such an index by itself only where it holds what is selected", async () => {
    const query = all().where("genre", "=", "pop").where("year", ">=", 2001);
    expect(query.explain()).toMatchObject({ operation: "Scan" });
    expect(query.explain().rejected).toContainEqual({
      candidate: "sparse",
      reason: "it does not hold every attribute, and no select() says which are wanted",
    });
    expect(query.select("title", "lyrics").explain()).toMatchObject({ operation: "Query", index: "sparse" });
    expect((await query.select("title").all()).toSorted(byTitle)).toEqual(
      expected(({ genre, year }) => genre === "pop" && year >= 2001, ["title"]),
    );
    expect(query.select("title", "length").explain()).toMatchObject({ operation: "Scan" });
  });

  test("a consistent read of a global index is refused, of a local one served", () => {
    expect(() => all().where("year", "=", 2000).index("some").consistentRead().explain()).toThrow(
      `Model "Song": index "some" cannot serve this query: a global index cannot be read consistently`,
    );
    expect(all().where("artist", "=", "ann").index("byYear").consistentRead().toRequest().input).toMatchObject({
      IndexName: "byYear",
      ConsistentRead: true,
    });
  });

  test("an index that the model lacks is refused", () => {
    // @ts-expect-error: no such index
    expect(() => all().query().index("byMood")).toThrow(
      `Model "Song": index() names "byMood", which is no index; there are whole, keysOnly, some, sparse, byYear, byLength, localKeys`,
    );
  });
});

describe("M8 indexes: cursors", () => {
  test.each([
    ["keys", () => all().where("year", "=", 2000).index("keysOnly").orderBy("length"), 8],
    ["some", () => all().where("year", "=", 2000).index("some").orderBy("artist", "desc"), 8],
    ["some, filtered", () => all().where("year", "=", 2000).index("some").filter("length", "<", 90), 4],
    ["sparse", () => all().where("genre", "=", "folk").index("sparse"), 12],
    ["sparse, scanned", () => all().query().index("sparse"), 18],
    ["local", () => all().where("artist", "=", "ann").index("byYear").orderBy("year"), 12],
    ["local, sparse", () => all().where("artist", "=", "bob").index("localKeys"), 6],
    ["one attribute of some", () => all().where("year", "=", 2000).index("some").select("title"), 8],
  ])("%s: pages give every item once", async (_, query, count) => {
    const whole = await query().all();
    expect(whole).toHaveLength(count);
    for (const size of [1, 3, 5]) {
      const items: object[] = [];
      let cursor: string | undefined;
      do {
        const page = await query().limit(size).cursor(cursor).allPaginated();
        items.push(...page.items);
        cursor = page.cursor;
      } while (cursor !== undefined);
      expect(items).toStrictEqual(whole);
    }
  });

  test("one belongs to its index", async () => {
    const { cursor } = await all().where("year", "=", 2000).index("some").limit(2).allPaginated();
    await expect(all().where("year", "=", 2000).index("keysOnly").cursor(cursor).all()).rejects.toMatchObject({
      code: "INVALID_CURSOR",
      message: expect.stringContaining(
        `the cursor belongs to the index "some"; a cursor goes on with the query that gave it`,
      ),
    });
    await expect(all().where("year", "=", 2001).index("some").cursor(cursor).all()).rejects.toThrow(
      `the cursor belongs to another partition than this query's "year"`,
    );
  });
});

describe("M8 indexes: sparse", () => {
  test("an item enters and leaves by its key", async () => {
    const id = { artist: "zoe", title: "z" };
    await all().create({ ...id, year: 1, length: 1 });
    const query = all().where("genre", "=", "jazz").index("sparse");
    expect(await query.count()).toBe(0);
    await all().update(id, { genre: "jazz" });
    expect(await query.all()).toEqual([{ ...id, year: 1, genre: "jazz" }]);
    await all().update(id, { genre: null });
    expect(await query.count()).toBe(0);
    await all().delete(id);
  });

  test("one is not taken by itself where items without its key are wanted", () => {
    expect(all().where("artist", "=", "bob").select("title", "genre").explain()).not.toHaveProperty("index");
    const ordered = all().where("artist", "=", "bob").select("title").orderBy("genre");
    expect(() => ordered.explain()).toThrow(
      `localKeys: it lacks the items without "genre"; hint it with index() if these are not wanted`,
    );
    expect(ordered.index("localKeys").explain()).toMatchObject({ index: "localKeys" });
    expect(ordered.filter("genre", "attribute_exists").explain()).toMatchObject({ index: "localKeys", filters: [] });
  });
});
