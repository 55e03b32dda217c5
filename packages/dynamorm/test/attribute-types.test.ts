import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ItemUpdate, Repository } from "dynamorm";
import type { RawTable, Stored } from "./fixtures/raw-table.ts";
import { startTestBed, type TestBed } from "./fixtures/test-bed.ts";
import { a, b, bytes, storedA, Thing } from "./fixtures/thing.ts";

let bed: TestBed;
let things: Repository<typeof Thing>;
let raw: RawTable;

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Thing);
  things = bed.db.model(Thing);
  raw = bed.raw(Thing.table);
  await things.create(a);
  await things.create(b);
});

afterAll(() => bed.stop());

/** Sets keep no order in the table: their members are sorted, to be compared. */
function withSortedSets(stored: Stored): Stored {
  const sorted = Object.entries(stored).map(([name, value]): [string, AttributeValue] => {
    if (value.SS) return [name, { SS: value.SS.toSorted() }];
    if (value.NS) return [name, { NS: value.NS.toSorted((one, other) => Number(one) - Number(other)) }];
    if (value.BS) return [name, { BS: value.BS.toSorted((one, other) => one.length - other.length) }];
    return [name, value];
  });
  return Object.fromEntries(sorted);
}

describe("M2 attribute types: what is written is read back", () => {
  test.each([a, b])("create, get", async (thing) => {
    expect(await things.get({ id: thing.id }, { consistent: true })).toStrictEqual(thing);
  });

  test("query", async () => {
    const found = await things.query().all();
    expect(found.toSorted((one, other) => (one.id < other.id ? -1 : 1))).toStrictEqual([a, b]);
  });

  test("put", async () => {
    const put = { ...a, id: "put" };
    expect(await things.put(put)).toStrictEqual(put);
    expect(await things.get({ id: "put" })).toStrictEqual(put);
    await things.delete({ id: "put" });
  });

  test.each(Object.keys(storedA) as (keyof Thing)[])("select %s", async (name) => {
    expect(await things.where("id", "=", "a").select(name).all()).toStrictEqual([{ [name]: a[name] }]);
  });

  test("bytes are plain, whatever was given", async () => {
    await things.put({ ...a, id: "buffer", bytes: Buffer.from([7]) });
    const read = await things.get({ id: "buffer" });
    expect(read?.bytes).toStrictEqual(bytes(7));
    expect(read?.bytes.constructor).toBe(Uint8Array);
    await things.delete({ id: "buffer" });
  });
});

describe("M2 attribute types: what is stored", () => {
  test("each as its own DynamoDB type", async () => {
    expect(withSortedSets((await raw.get({ id: { S: "a" } })) ?? {})).toEqual(storedA);
  });
});

describe("M2 attribute types: update", () => {
  const names = Object.keys(storedA).filter((name) => name !== "id") as Exclude<keyof Thing, "id">[];

  test.each(names)("of %s alone", async (name) => {
    await things.put({ ...b, id: "u" });
    const changes = { [name]: a[name] } as ItemUpdate<typeof Thing>;
    expect(await things.update({ id: "u" }, changes)).toStrictEqual({ ...b, id: "u", [name]: a[name] });
    const stored = withSortedSets((await raw.get({ id: { S: "u" } })) ?? {});
    expect(stored[name]).toEqual(storedA[name]);
    await things.delete({ id: "u" });
  });

  test("of all of them, by a whole item", async () => {
    await things.put({ ...b, id: "u" });
    const whole = { ...a, id: "u" };
    expect(await things.update({ id: "u" }, whole)).toStrictEqual(whole);
    await things.delete({ id: "u" });
  });

  test.each<[string, object, string]>([
    ["text", { text: 5 }, `"text" is the number 5; expected a string`],
    ["count", { count: "5" }, `"count" is the string "5"; expected a number`],
    ["big", { big: 5 }, `"big" is the number 5; expected a bigint`],
    ["flag", { flag: 1 }, `"flag" is the number 1; expected true or false`],
    ["bytes", { bytes: [1] }, `"bytes" is an array; expected a Uint8Array`],
    ["day", { day: "2026-01-31" }, `"day" is the string "2026-01-31"; expected a Date`],
    ["color", { color: "pink" }, `"color" is the string "pink"; expected one of "red", "green", "blue"`],
    ["kind", { kind: "other" }, `"kind" is the string "other"; expected "thing"`],
    ["names", { names: ["x", 1] }, `"names[1]" is the number 1; expected a string`],
    ["lines", { lines: [{ sku: "x" }] }, `"lines[0].price" is missing; expected a bigint`],
    ["place", { place: { city: "x", zip: "1" } }, `"place.zip" is not in the model; expected one of city, geo`],
    ["scores", { scores: { x: "1" } }, `"scores.x" is the string "1"; expected a number`],
    ["words", { words: ["x"] }, `"words" is an array; expected a Set of strings`],
    ["words", { words: new Set() }, `"words" is an empty Set; expected a Set of strings`],
    ["bigs", { bigs: new Set([1]) }, `"bigs" holds the number 1; expected every member to be a bigint`],
    ["either", { either: true }, `"either" is true; expected a string or a number`],
    ["size", { size: "big" }, `"size" is the string "big"; expected "auto" or "none" or a number`],
    ["shape", { shape: { kind: "circle", sides: [] } }, `"shape.sides" is not in the model`],
    ["shape", { shape: { kind: "line" } }, `"shape.kind" is the string "line"; expected one of "circle", "box"`],
    ["price", { price: { cents: 5, currency: "EUR" } }, `"price" is an object; expected an instance of Money`],
  ])("of %s to what it cannot be is refused before it is sent: %#", async (_, changes, message) => {
    await expect(things.update({ id: "a" }, changes as never)).rejects.toMatchObject({
      code: "INVALID_ITEM",
      message: expect.stringContaining(`Model "Thing": ${message}`),
    });
  });
});

describe("M11 custom types", () => {
  test("a converter that throws is told of, and nothing is written", async () => {
    await expect(things.update({ id: "a" }, { release: 5 as never })).rejects.toMatchObject({
      code: "INVALID_ITEM",
      path: "release",
      message: expect.stringMatching(
        /^Model "Thing": "release" is the number 5, of which its converter's encode\(\) says ".+"; expected a value that its converter takes$/,
      ),
    });
  });

  test("an instance of another class is refused", async () => {
    await expect(things.create({ ...a, id: "x", bill: [new Map() as never] })).rejects.toMatchObject({
      code: "INVALID_ITEM",
      path: "bill[0]",
      message: `Model "Thing": "bill[0]" is an instance of Map; expected an instance of Money`,
    });
  });
});
