import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Doc, fits, id } from "./fixtures/doc.ts";
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

afterAll(() => bed.stop());

/** What is stored, the path, what was expected and received, and what the message says besides. */
const misfits: readonly [what: string, stored: Stored, path: string, expected: string, received: string][] = [
  ["a number for a text", { name: { N: "5" } }, "name", "a string (S)", '{ N: "5" }'],
  ["null", { name: { NULL: true } }, "name", "a string (S)", "{ NULL: true }"],
  ["a text for a number", { age: { S: "old" } }, "age", "a number (N)", '{ S: "old" }'],
  [
    "a number of too many digits",
    { age: { N: "12345678901234567890" } },
    "age",
    "a number that JavaScript holds exactly (N)",
    '{ N: "12345678901234567890" }',
  ],
  [
    "a fraction of too many digits",
    { age: { N: "0.12345678901234567890123" } },
    "age",
    "a number that JavaScript holds exactly (N)",
    '{ N: "0.12345678901234567890123" }',
  ],
  ["a fraction for a bigint", { big: { N: "1.5" } }, "big", "a whole number (N)", '{ N: "1.5" }'],
  ["a text that is no date", { when: { S: "yesterday" } }, "when", "a date in ISO-8601 text (S)", '{ S: "yesterday" }'],
  ["a number for a date", { when: { N: "1" } }, "when", "a date in ISO-8601 text (S)", '{ N: "1" }'],
  [
    "seconds that are none",
    { seconds: { N: "1e20" } },
    "seconds",
    "a date in whole seconds since 1970 (N)",
    '{ N: "100000000000000000000" }',
  ],
  ["not one of the enum", { status: { S: "gone" } }, "status", 'one of "open", "done" (S)', '{ S: "gone" }'],
  ["a text for a boolean", { flag: { S: "true" } }, "flag", "true or false (BOOL)", '{ S: "true" }'],
  ["a text for bytes", { bytes: { S: "AAAA" } }, "bytes", "bytes, or their base64 (B)", '{ S: "AAAA" }'],
  ["a list for a set", { tags: { L: [{ S: "x" }] } }, "tags", "a set of strings (SS)", "{ L: 1 element }"],
  ["a set for a list", { notes: { SS: ["x"] } }, "notes", "a list (L)", "{ SS: 1 element }"],
  ["a number in a list of texts", { notes: { L: [{ S: "x" }, { N: "1" }] } }, "notes[1]", "a string (S)", '{ N: "1" }'],
  [
    "a number in a set that is too exact",
    { numbers: { NS: ["12345678901234567890"] } },
    "numbers",
    "every member to be a number that JavaScript holds exactly",
    'the string "12345678901234567890"',
  ],
  ["a map that lacks a part", { place: { M: {} } }, "place.city", "a string (S)", "nothing"],
  [
    "a part of another type, deep down",
    { place: { M: { city: { S: "x" }, geo: { M: { lat: { S: "1" } } } } } },
    "place.geo.lat",
    "a number (N)",
    '{ S: "1" }',
  ],
  [
    "within a list of maps",
    { lines: { L: [{ M: { price: { N: "1" } } }, { M: { price: { BOOL: true } } }] } },
    "lines[1].price",
    "a number (N)",
    "{ BOOL: true }",
  ],
  ["within a record", { scores: { M: { "a.b": { S: "1" } } } }, `scores["a.b"]`, "a number (N)", '{ S: "1" }'],
  [
    "no member of a union",
    { shape: { M: { kind: { S: "line" } } } },
    "shape.kind",
    'one of "circle", "box"',
    '{ S: "line" }',
  ],
  ["half a member of a union", { shape: { M: { kind: { S: "box" } } } }, "shape.side", "a number (N)", "nothing"],
  ["a text that is no JSON", { settings: { S: "{" } }, "settings", "JSON text (S)", '{ S: "{" }'],
  [
    "a fraction in what is unknown that is too exact",
    { extra: { L: [{ N: "0.12345678901234567890123" }] } },
    "extra[0]",
    "a number that a JavaScript number or bigint holds exactly",
    '{ N: "0.12345678901234567890123" }',
  ],
];

describe("C4 legacy data: what does not fit is an error that names the place", () => {
  test.each(misfits)("%s", async (what, stored, path, expected, received) => {
    await raw.put({ ...id(what), ...fits, ...stored });
    const mismatch = {
      code: "ITEM_MISMATCH",
      name: "ItemMismatchError",
      model: "Doc",
      table: Doc.table,
      attribute: Object.keys(stored)[0],
      path,
      key: { owner: what, n: 1 },
      expected,
      received,
      message: expect.stringMatching(/^Model "Doc": ".+" in the table (?:is|holds) .+; expected .+: .+$/),
    };
    await expect(docs().get({ owner: what, n: 1 })).rejects.toMatchObject(mismatch);
    await expect(docs().where("owner", "=", what).first()).rejects.toMatchObject(mismatch);
    await expect(docs().where("owner", "=", what).all()).rejects.toMatchObject(mismatch);
    await expect(docs().where("owner", "=", what).allPaginated()).rejects.toMatchObject(mismatch);
    // What is not read is not looked at.
    expect(await docs().where("owner", "=", what).count()).toBe(1);
    expect(await docs().where("owner", "=", what).select("n").all()).toEqual([{ n: 1 }]);
    await docs().delete({ owner: what, n: 1 });
  });

  test("a missing attribute", async () => {
    await raw.put({ ...id("missing"), version: { N: "0" } });
    await expect(docs().get({ owner: "missing", n: 1 })).rejects.toMatchObject({
      code: "ITEM_MISMATCH",
      path: "title",
      expected: "a string (S)",
      received: "nothing",
      key: { owner: "missing", n: 1 },
      message: `Model "Doc": "title" in the table is missing; expected a string (S): make it optional(), or backfill the table`,
    });
  });

  test("what the model does not know is left out, and kept by update, and by a put that counts the version on; others overwrite it", async () => {
    await raw.put({ ...id("more"), ...fits, other: { S: "x" }, place: { M: { city: { S: "c" }, zip: { S: "1" } } } });
    const read = { owner: "more", n: 1, title: "t", version: 0, place: { city: "c" } };
    expect(await docs().get({ owner: "more", n: 1 })).toStrictEqual(read);
    expect(await docs().update({ owner: "more", n: 1 }, { title: "u" })).toStrictEqual({
      ...read,
      title: "u",
      version: 1,
    });
    expect(await raw.get(id("more"))).toMatchObject({ other: { S: "x" }, place: { M: { zip: { S: "1" } } } });
    expect(await docs().put({ owner: "more", n: 1, title: "v" })).toMatchObject({ title: "v", version: 2 });
    expect(await raw.get(id("more"))).toMatchObject({ other: { S: "x" } });
    await docs().put({ owner: "more", n: 1, title: "w", version: 2 });
    expect(await raw.get(id("more"))).not.toHaveProperty("other");
  });

  test("names that objects have by themselves are data", async () => {
    await raw.put({
      ...id("names"),
      ...fits,
      constructor: { S: "c" },
      toString: { S: "ignored" },
      scores: { M: { constructor: { N: "1" }, hasOwnProperty: { N: "2" }, toString: { N: "3" } } },
    });
    const read = await docs().get({ owner: "names", n: 1 });
    expect(read).toStrictEqual({
      owner: "names",
      n: 1,
      maker: "c",
      title: "t",
      version: 0,
      scores: { constructor: 1, hasOwnProperty: 2, toString: 3 },
    });
    await raw.put({ ...id("plain"), ...fits });
    expect(Object.hasOwn((await docs().get({ owner: "plain", n: 1 })) as object, "maker")).toBe(false);
    expect(await docs().where("owner", "=", "names").filter("scores.constructor", "=", 1).count()).toBe(1);
    expect(await docs().where("owner", "=", "names").filter("maker", "=", "c").count()).toBe(1);
  });

  test("an update tells that it was made", async () => {
    await raw.put({ ...id("update"), ...fits, age: { S: "old" } });
    await expect(docs().update({ owner: "update", n: 1 }, { title: "new" })).rejects.toMatchObject({
      code: "ITEM_MISMATCH",
      path: "age",
      operation: "UpdateItem",
      key: { owner: "update", n: 1 },
      message: `Model "Doc": "age" in the table is { S: "old" }; expected a number (N): correct the item, or the model (the write itself was made)`,
    });
    expect(await raw.get(id("update"))).toMatchObject({ title: { S: "new" }, version: { N: "1" } });
    expect(await docs().update({ owner: "update", n: 1 }, { age: 5 })).toMatchObject({ age: 5, title: "new" });
  });

  test("a failed condition is told of all the same", async () => {
    await raw.put({ ...id("failed"), ...fits, age: { S: "old" } });
    const key = { owner: "failed", n: 1 };
    await expect(docs().create({ ...key, title: "x" })).rejects.toMatchObject({ code: "ITEM_ALREADY_EXISTS" });
    await expect(docs().update(key, { version: 7 })).rejects.toMatchObject({
      code: "VERSION_CONFLICT",
      expectedVersion: 7,
    });
    expect(await docs().delete(key)).toBe(true);
  });
});
