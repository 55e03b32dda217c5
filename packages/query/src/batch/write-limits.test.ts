import type { AttributeValue, StoredItem } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { WriteEntry } from "./batch-entry.ts";
import { Queue } from "./queue.ts";
import { mostBytesOfBatch, takeWrites } from "./write-limits.ts";
import { wireSize } from "./wire-size.ts";

function putOf(index: number, item: StoredItem): WriteEntry {
  const identity = `${index}`;
  const parts = { kind: "put", index, key: { id: identity }, identity, given: {}, writeAlone: async () => {} } as const;
  return { ...parts, request: { PutRequest: { Item: item } } };
}

function requestsOf(entries: readonly WriteEntry[]): WriteEntry[][] {
  const queue = new Queue(entries);
  const requests: WriteEntry[][] = [];
  for (let next = takeWrites(queue); next.length > 0; next = takeWrites(queue)) requests.push(next);
  return requests;
}
const sizesOf = (items: readonly StoredItem[]): number[] =>
  requestsOf(items.map((item, index) => putOf(index, item))).map(({ length }) => length);
const many = (count: number, item: StoredItem): StoredItem[] => Array.from({ length: count }, () => item);

/** What an SDK sends. */
const json = (item: StoredItem): string =>
  JSON.stringify(item, (_, part: unknown) =>
    part instanceof Uint8Array ? Buffer.from(part).toString("base64") : part,
  );

describe("writes are divided into requests", () => {
  test.each([
    [0, []],
    [1, [1]],
    [25, [25]],
    [26, [25, 1]],
    [60, [25, 25, 10]],
  ])("W10: %d of them by their number", (count, sizes) => {
    expect(sizesOf(many(count, { id: { S: "1" } }))).toEqual(sizes);
  });

  test("W10: by their size as JSON, which of many small numbers is a multiple of what counts for an item", () => {
    const numbers = { id: { S: "1" }, all: { L: Array.from({ length: 130_000 }, () => ({ N: "1" })) } };
    const sizes = sizesOf(many(25, numbers));
    expect(sizes.length).toBeGreaterThan(1);
    for (const size of sizes) expect(size * JSON.stringify(numbers).length).toBeLessThan(mostBytesOfBatch);
  });

  test("W10: 25 of the largest items of bytes are one request, although base64 is a third more", () => {
    expect(sizesOf(many(25, { id: { S: "1" }, data: { B: new Uint8Array(409_000) } }))).toEqual([25]);
  });

  test("W10: in order, and what is put back behind all others", () => {
    const entries = many(30, { id: { S: "1" } }).map((item, index) => putOf(index, item));
    expect(requestsOf(entries).flat()).toEqual(entries);
    const queue = new Queue(entries);
    queue.putBack(takeWrites(queue).slice(0, 2));
    expect(takeWrites(queue).map(({ index }) => index)).toEqual([25, 26, 27, 28, 29, 0, 1]);
  });
});

describe("the size of an item in a request", () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.constant('\0\u001F"\\\u2028é€😀'));
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map(String);
  const bytes = fc.uint8Array({ maxLength: 20 });
  const { value } = fc.letrec<{ value: AttributeValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      text.map((S): AttributeValue => ({ S })),
      number.map((N): AttributeValue => ({ N })),
      bytes.map((B): AttributeValue => ({ B })),
      fc.boolean().map((BOOL): AttributeValue => ({ BOOL })),
      fc.constant<AttributeValue>({ NULL: true }),
      fc.array(text).map((SS): AttributeValue => ({ SS })),
      fc.array(number).map((NS): AttributeValue => ({ NS })),
      fc.array(bytes).map((BS): AttributeValue => ({ BS })),
      fc.array(tie("value")).map((L): AttributeValue => ({ L })),
      fc.dictionary(text, tie("value")).map((M): AttributeValue => ({ M })),
    ),
  }));
  test("W10: is never less than what is sent", () => {
    fc.assert(
      fc.property(fc.dictionary(text, value), (item) => {
        expect(wireSize(item)).toBeGreaterThanOrEqual(Buffer.byteLength(json(item)));
      }),
      { numRuns: 1000 },
    );
  });

  test("W10: is about what is sent, where texts are long", () => {
    const item = { id: { S: "1" }, text: { S: "x".repeat(1000) }, bytes: { B: new Uint8Array(1000) } };
    expect(wireSize(item) - json(item).length).toBeLessThan(50);
  });
});
