import { attr, defineModel, type DynamoDBRequest, type StoredItem } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { batchExecutor } from "../../test/fixtures/batch-executor.ts";
import { repository } from "../index.ts";

const Part = defineModel({
  name: "Part",
  table: "parts",
  attributes: { id: attr.string(), size: attr.number(), deletedAt: attr.deletedAt() },
  key: { partitionKey: "id" },
});

const id = (n: number): string => `part ${n}`;

/** Every second part is there; every tenth is deleted softly. */
const stored: readonly StoredItem[] = Array.from({ length: 250 }, (_, n) => n * 2).map((n) => ({
  id: { S: id(n) },
  size: { N: String(n) },
  ...(n % 10 === 0 && { deletedAt: { S: "2026-03-01T12:00:00.000Z" } }),
}));

const there = (below: number): readonly number[] =>
  Array.from({ length: below }, (_, n) => n).filter((n) => n % 2 === 0 && n % 10 !== 0);

function setUp(options: { readonly most?: number } = {}) {
  const { execute, requests, mostAtOnce } = batchExecutor(stored, options);
  const named = (count: number) =>
    repository(Part, execute).where(
      "id",
      "in",
      Array.from({ length: count }, (_, n) => id(n)),
    );
  return { named, requests, mostAtOnce };
}

const sizes = (requests: readonly DynamoDBRequest[]): readonly number[] =>
  requests.map(
    ({ input }) =>
      Object.values((input as { RequestItems: Record<string, { Keys: unknown[] }> }).RequestItems)[0]?.Keys.length ?? 0,
  );

describe("pages of items by their keys", () => {
  test("Q5: a page is up to 100 keys, which are one request", async () => {
    const { named, requests, mostAtOnce } = setUp();
    const found: number[] = [];
    for await (const { size } of named(100)) found.push(size);
    expect(found).toEqual(there(100));
    expect(sizes(requests)).toEqual([100]);
    expect(mostAtOnce()).toBe(1);
  });

  test("Q5: in the order of the keys, with a cursor after any of them", async () => {
    for (const size of [1, 3, 7, 40]) {
      const { named } = setUp();
      const found: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await named(90).limit(size).cursor(cursor).allPaginated();
        expect(page.count).toBe(page.items.length);
        found.push(...page.items.map((part) => part.size));
        ({ cursor } = page);
      } while (cursor !== undefined);
      expect(found).toEqual(there(90));
    }
  });

  test("Q5: limit(n) asks for n keys, and for more where some are missing", async () => {
    const { named, requests } = setUp();
    expect(await named(90).limit(4).all()).toHaveLength(4);
    expect(sizes(requests)[0]).toBe(4);
    expect(sizes(requests).every((size) => size <= 90)).toBe(true);
    expect(named(90).limit(4).toRequest()).toEqual(requests[0]);
  });

  test("Q5: pageSize(n) asks for n keys each, also with filters, and maxPages(n) for n such pages", async () => {
    const { named, requests } = setUp();
    const page = await named(95).pageSize(20).filter("size", ">", 10).maxPages(2).allPaginated();
    expect(page.items.map(({ size }) => size)).toEqual(there(40).filter((size) => size > 10));
    expect(page).toMatchObject({ hasMore: true, scannedCount: 20 });
    expect(sizes(requests)).toEqual([20, 20]);
    await named(95).pageSize(20).filter("size", ">", 10).cursor(page.cursor).all();
    expect(sizes(requests)).toEqual([20, 20, 20, 20, 15]);
  });

  test("Q5: what DynamoDB leaves unprocessed is asked for again, on the same page", async () => {
    const { named, requests } = setUp({ most: 8 });
    const page = await named(95).pageSize(20).allPaginated();
    expect(page.items.map(({ size }) => size)).toEqual(there(20));
    expect(sizes(requests)).toEqual([20, 12, 4]);
  });

  test("Q9: offset(n) leaves out items, not keys", async () => {
    const { named } = setUp();
    expect((await named(90).offset(3).limit(4).all()).map(({ size }) => size)).toEqual(there(90).slice(3, 7));
    expect(await named(90).offset(3).count()).toBe(there(90).length - 3);
  });

  test("Q5: a cursor of other keys is refused, before anything is sent", async () => {
    const { named, requests } = setUp();
    const { cursor } = await named(90).limit(30).allPaginated();
    const sent = requests.length;
    await expect(named(5).cursor(cursor).all()).rejects.toMatchObject({
      code: "INVALID_CURSOR",
      message: "the cursor belongs to a query for other keys; a cursor goes on with the query that gave it",
      model: "Part",
    });
    expect(requests).toHaveLength(sent);
  });

  test("Q5: a list of more than DynamoDB's 100 values is refused", () => {
    const { named } = setUp();
    expect(() => named(101)).toThrow(/100/);
  });
});

describe("keys of nothing", () => {
  test("Q12: are not asked for one by one", async () => {
    const { execute, requests } = batchExecutor([]);
    const missing = Array.from({ length: 100 }, (_, n) => id(n));
    expect(await repository(Part, execute).where("id", "in", missing).first()).toBeUndefined();
    expect(sizes(requests)).toEqual([1, 99]);
  });
});
