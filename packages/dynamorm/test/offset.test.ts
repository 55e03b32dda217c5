import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { attr, defineModel, type Query } from "dynamorm";
import * as fc from "fast-check";
import { writeItems } from "./fixtures/paging-bed.ts";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const Entry = defineModel({
  name: "Entry",
  table: ownTable("offset-entries"),
  attributes: { log: attr.string(), number: attr.number(), kind: attr.enum(["even", "odd"]) },
  key: { partitionKey: "log", sortKey: "number" },
});

const count = 60;
let bed: TestBed;

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Entry);
  const entries = Array.from({ length: count }, (_, number) => ({
    log: "a",
    number,
    kind: number % 2 === 0 ? ("even" as const) : ("odd" as const),
  }));
  await writeItems(bed.client, Entry, entries);
});

afterAll(() => bed.stop());

beforeEach(() => void bed.sent.splice(0));

const log = (): Query<typeof Entry> => bed.db.model(Entry).where("log", "=", "a");
const even = (): Query<typeof Entry> => log().filter("kind", "=", "even");
const numbers = async (items: Promise<readonly { readonly number: number }[]>): Promise<readonly number[]> =>
  (await items).map(({ number }) => number);
const from = (start: number, end: number, step = 1): readonly number[] =>
  Array.from({ length: Math.max(0, Math.ceil((end - start) / step)) }, (_, n) => start + n * step);

describe("Q9: offset(n) leaves out the first n items", () => {
  test.each([0, 1, 9, 10, 11, 59, 60, 61, 1_000_000])("Q9: offset(%i), also over pages", async (offset) => {
    expect(await numbers(log().offset(offset).all())).toEqual(from(offset, count));
    expect(await numbers(log().pageSize(10).offset(offset).all())).toEqual(from(offset, count));
    const streamed: number[] = [];
    for await (const { number } of log().pageSize(10).offset(offset)) streamed.push(number);
    expect(streamed).toEqual(from(offset, count));
    expect(await log().offset(offset).count()).toBe(Math.max(0, count - offset));
    expect(await log().pageSize(10).offset(offset).count()).toBe(Math.max(0, count - offset));
  });

  test("Q9: after filters, whoever applies them", async () => {
    expect(await numbers(even().offset(5).all())).toEqual(from(10, count, 2));
    expect(await numbers(even().pageSize(7).offset(5).limit(3).all())).toEqual([10, 12, 14]);
    const range = log().where("number", ">", 3).where("number", "<", 20);
    expect(await numbers(range.offset(5).limit(2).all())).toEqual([9, 10]);
    expect(await range.offset(5).count()).toBe(11);
    expect(await numbers(log().where("number", "in", [9, 1, 5, 70, 3]).offset(2).all())).toEqual([5, 3]);
  });

  test("Q9: of the other direction, and of the first item", async () => {
    expect(await numbers(log().orderBy("number", "desc").offset(3).limit(2).all())).toEqual([56, 55]);
    expect(await log().offset(4).first()).toMatchObject({ number: 4 });
    expect(await log().offset(count).first()).toBeUndefined();
    const one = log().where("number", "=", 7);
    expect(await one.offset(1).all()).toEqual([]);
    expect(await one.offset(0).count()).toBe(1);
  });

  test("Q9: they are read and charged all the same, and no more than these and the limit", async () => {
    await log().offset(20).limit(5).all();
    expect(bed.sent).toMatchObject([{ operation: "Query", input: { Limit: 25 } }]);
    const page = await log().offset(20).limit(5).allPaginated();
    expect(page).toMatchObject({ count: 5, scannedCount: 25 });
  });
});

describe("Q9: a cursor stands behind what an offset leaves out", () => {
  test("Q9: so that the same query goes on with it, and leaves out nothing again", async () => {
    const query = log().offset(25).limit(10);
    const read: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await query.cursor(cursor).allPaginated();
      read.push(...page.items.map(({ number }) => number));
      ({ cursor } = page);
    } while (cursor !== undefined);
    expect(read).toEqual(from(25, count));
  });

  test("Q9: any offset, limit, size of pages and filter: the pages are what is left of the items", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          offset: fc.nat(70),
          limit: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
          pageSize: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
          isFiltered: fc.boolean(),
        }),
        async ({ offset, limit, pageSize, isFiltered }) => {
          let query = (isFiltered ? even() : log()).offset(offset);
          if (limit !== undefined) query = query.limit(limit);
          if (pageSize !== undefined) query = query.pageSize(pageSize);
          const wanted = from(0, count, isFiltered ? 2 : 1).slice(offset);
          expect(await query.count()).toBe(Math.min(wanted.length, limit ?? wanted.length));
          expect(await numbers(query.all())).toEqual(wanted.slice(0, limit));
          const pages: (readonly number[])[] = [];
          for await (const { items } of query.pages()) pages.push(items.map(({ number }) => number));
          expect(pages.flat()).toEqual(wanted);
          // The first page is none of those that are left out; one that has nothing may follow where the last one was full.
          const empty = pages.filter((page) => page.length === 0);
          expect(empty.length).toBeLessThanOrEqual(isFiltered ? pages.length : 1);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  test("Q9: with maxPages(n) a page may end before it, which its cursor could not say: that is refused", async () => {
    const query = log().offset(25).maxPages(2).pageSize(10);
    await expect(query.allPaginated()).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message: expect.stringContaining("maxPages(2) may end before offset(25) is reached, and no cursor could say so"),
    });
    await expect(query.pages().next()).rejects.toMatchObject({ code: "INVALID_QUERY" });
    expect(bed.sent).toEqual([]);
    // Where there is no cursor, nothing can be mistaken; behind one, nothing is left out.
    expect(await query.all()).toEqual([]);
    expect(await numbers(query.maxPages(3).all())).toEqual(from(25, 30));
    const { cursor } = await log().limit(5).allPaginated();
    expect((await query.cursor(cursor).allPaginated()).items).toHaveLength(20);
    expect((await query.offset(0).allPaginated()).items).toHaveLength(20);
  });

  test("Q9: what is no number of items is refused", () => {
    for (const wrong of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => log().offset(wrong)).toThrow(expect.objectContaining({ code: "INVALID_QUERY", model: "Entry" }));
    }
    // @ts-expect-error a number
    expect(() => log().offset("5")).toThrow('offset() takes a whole number from 0, not the string "5"');
  });
});
