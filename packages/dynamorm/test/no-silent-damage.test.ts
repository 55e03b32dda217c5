import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { Doc } from "./fixtures/doc.ts";
import type { RawTable, Stored } from "./fixtures/raw-table.ts";
import { startTestBed, type TestBed } from "./fixtures/test-bed.ts";

let bed: TestBed;
let raw: RawTable;
const docs = () => bed.db.model(Doc);

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Doc);
  raw = bed.raw(Doc.table);
});

beforeEach(() => {
  bed.sent.length = 0;
});

afterAll(() => bed.stop());

describe("C3 no silent damage: what cannot be stored is refused before it is sent", () => {
  const key = { owner: "c3", n: 1 };
  const surrogate = "\ud83d";
  const unicode =
    "expected Unicode text: DynamoDB holds UTF-8, which has no such thing; text.toWellFormed() replaces it";

  test.each<[string, object, string, string]>([
    ["NaN", { age: Number.NaN }, "age", "is the number NaN; expected a finite number"],
    ["Infinity", { age: Number.POSITIVE_INFINITY }, "age", "is the number Infinity; expected a finite number"],
    [
      "NaN in a list of maps",
      { lines: [{ price: Number.NaN }] },
      "lines[0].price",
      "is the number NaN; expected a finite number",
    ],
    [
      "NaN in what is unknown",
      { extra: { deep: [Number.NaN] } },
      "extra.deep[0]",
      "is the number NaN; expected a finite number",
    ],
    [
      "a bigint of 39 digits",
      { big: 10n ** 38n + 1n },
      "big",
      "is a bigint of 39 digits; expected at most 38 digits: DynamoDB holds no more; store it as text",
    ],
    ["an invalid date", { when: new Date(Number.NaN) }, "when", "is an invalid Date; expected a valid Date"],
    [
      "an empty set",
      { tags: new Set() },
      "tags",
      "is an empty Set; expected a Set of strings with at least one: DynamoDB has no empty sets; leave the attribute out, or have omitEmpty() do it",
    ],
    [
      "an empty set in what is unknown",
      { extra: [new Set()] },
      "extra[0]",
      "is an empty Set; expected a Set with at least one member: DynamoDB has no empty sets; leave the attribute out",
    ],
    ["undefined in a list", { notes: ["x", undefined] }, "notes[1]", "is nothing; expected a string"],
    ["a hole in a list", { notes: Array(1) }, "notes[0]", "is nothing; expected a string"],
    ["a lone surrogate", { name: `a${surrogate}` }, "name", `is a string with half of a surrogate pair; ${unicode}`],
    [
      "a lone surrogate in a set",
      { tags: new Set([surrogate]) },
      "tags",
      `holds the string "\\ud83d"; ${unicode.replace("Unicode", "every member to be Unicode")}`,
    ],
    [
      "a lone surrogate as a name",
      { scores: { [surrogate]: 1 } },
      `scores.${surrogate}`,
      "is a name with half of a surrogate pair; expected Unicode text",
    ],
    ["a date where there is none", { name: new Date(0) }, "name", "is a Date; expected a string"],
    [
      "an instance where there is none",
      { place: new URL("http://localhost") },
      "place",
      "is an instance of URL; expected a plain object: make a plain object of it: { ...value }",
    ],
    [
      "a function in what is unknown",
      { extra: { f: () => 1 } },
      "extra.f",
      "is a function; expected a value that DynamoDB has a type for: leave it out",
    ],
    [
      "what JSON cannot hold",
      { settings: { big: 1n } },
      "settings.big",
      "is the bigint 1; expected a value that JSON has: store it as text: String(value)",
    ],
  ])("%s", async (_, changes, path, words) => {
    const refusal = {
      code: "INVALID_ITEM",
      model: "Doc",
      path,
      message: `Model "Doc": "${path}" ${words}`,
    };
    await expect(docs().create({ ...key, title: "t", ...changes })).rejects.toMatchObject(refusal);
    await expect(docs().put({ ...key, title: "t", ...changes })).rejects.toMatchObject(refusal);
    await expect(docs().update(key, changes as never)).rejects.toMatchObject(refusal);
    expect(bed.sent).toEqual([]);
  });

  test("an item over 400 KB, and an update that makes one, whatever there is", async () => {
    const most =
      "expected at most 409600 bytes (400 KB) in an item: DynamoDB holds no larger items; split it, compress it, or keep the large part elsewhere, such as in S3";
    const large = { name: "x".repeat(200 * 1024), notes: ["y".repeat(201 * 1024)] };
    const refusal = { code: "INVALID_ITEM", model: "Doc", path: "notes", attribute: "notes" };
    for (const write of ["create", "put"] as const) {
      await expect(docs()[write]({ ...key, title: "t", ...large })).rejects.toMatchObject({
        ...refusal,
        message: `Model "Doc": "notes" has 205828 of the item's 410661 bytes; ${most}`,
      });
    }
    await expect(docs().update(key, large)).rejects.toMatchObject({
      ...refusal,
      message: `Model "Doc": "notes" has 205833 of the 410656 bytes that this update makes; ${most}`,
    });
    // An operand of a condition is no part of the item.
    const condition = docs()
      .where("owner", "=", "c3")
      .where("n", "=", 1)
      .where("name", "<>", "z".repeat(410 * 1024));
    await expect(condition.update({ age: 1 })).rejects.not.toMatchObject({ code: "INVALID_ITEM" });
    expect(bed.sent).toHaveLength(1);
  });

  test("in keys and conditions too", async () => {
    await expect(docs().get({ owner: surrogate, n: 1 })).rejects.toMatchObject({ code: "INVALID_ITEM", path: "owner" });
    await expect(docs().get({ owner: "", n: 1 })).rejects.toThrow(
      `Model "Doc": "owner" is the string ""; expected a string that is not empty: DynamoDB keys cannot be empty`,
    );
    await expect(docs().delete({ owner: "x", n: Number.NaN })).rejects.toMatchObject({
      code: "INVALID_ITEM",
      path: "n",
    });
    await expect(docs().where("owner", "=", "x").filter("age", ">", Number.NaN).all()).rejects.toMatchObject({
      code: "INVALID_ITEM",
      path: "age",
    });
    await expect(docs().filter("tags", "=", new Set<string>()).all()).rejects.toMatchObject({
      code: "INVALID_ITEM",
      path: "tags",
    });
    expect(bed.sent).toEqual([]);
  });

  test("what is just small enough is stored", async () => {
    const name = "x".repeat(400 * 1024 - 60);
    expect(await docs().create({ ...key, title: "t", name })).toMatchObject({ name });
    expect(await docs().get(key)).toMatchObject({ name });
    expect(await docs().update(key, { name: `${name.slice(1)}y` })).toMatchObject({ version: 1 });
    await docs().delete(key);
  });

  test("an item that an update makes too large is refused by DynamoDB, in words", async () => {
    await docs().create({ ...key, title: "t", name: "x".repeat(300 * 1024) });
    await expect(docs().update(key, { notes: ["y".repeat(200 * 1024)] })).rejects.toMatchObject({
      code: "REQUEST_REJECTED",
      operation: "UpdateItem",
      model: "Doc",
    });
    expect((await docs().get(key))?.version).toBe(0);
    await docs().delete(key);
  });

  test("a text beside a pair of surrogates is whole", async () => {
    expect(await docs().create({ ...key, title: "😀", scores: { "😀": 1 } })).toMatchObject({ title: "😀" });
    expect(await docs().get(key)).toMatchObject({ title: "😀", scores: { "😀": 1 } });
    await docs().delete(key);
  });
});

describe("C3 no silent damage: __proto__ is a name like any other", () => {
  const scores = JSON.parse(`{"__proto__": 1, "other": 2}`) as Record<string, number>;

  test("it is written as data, and never becomes a prototype", async () => {
    const key = { owner: "proto", n: 1 };
    const created = await docs().create({ ...key, title: "t", scores });
    expect(Object.getPrototypeOf(created.scores)).toBe(Object.prototype);
    expect(Object.keys(created.scores ?? {})).toEqual(["__proto__", "other"]);
    expect(bed.sent[0]?.input).toHaveProperty("Item.scores.M.other", { N: "2" });
  });

  test("an item with that name beside those of the model is read without it", async () => {
    await raw.put(
      JSON.parse(
        `{"owner":{"S":"proto"},"n":{"N":"2"},"title":{"S":"t"},"version":{"N":"0"},"__proto__":{"S":"x"}}`,
      ) as Stored,
    );
    const read = (await docs().get({ owner: "proto", n: 2 })) as object;
    expect(Object.keys(read).toSorted()).toEqual(["n", "owner", "title", "version"]);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });
});
