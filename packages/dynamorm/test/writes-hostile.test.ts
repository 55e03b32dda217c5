import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel } from "dynamorm";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

/** Names that objects have by themselves, reserved words, and names that look like something else. */
const Odd = defineModel({
  name: "Odd",
  table: ownTable("odd"),
  attributes: {
    id: attr.string(),
    constructor: attr.string().optional(),
    toString: attr.string().optional(),
    size: attr.number().optional(),
    proto: attr.string().optional().storedAs("__proto__x"),
    version: attr.string().optional().storedAs("value"),
    "a.b": attr.string().optional(),
    "#n0": attr.string().readonly().optional(),
    ":v0": attr.map({ constructor: attr.string().default("c") }).optional(),
    count: attr.version().storedAs("version"),
  },
  key: { partitionKey: "id" },
});

/** A model that is wide: an update names each of its attributes. */
const Wide = defineModel({
  name: "Wide",
  table: ownTable("wide"),
  attributes: {
    id: attr.string(),
    text: attr.string().optional(),
    ...Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`a${index}`, attr.number().optional()])),
    version: attr.version(),
  },
  key: { partitionKey: "id" },
});

let bed: TestBed;
beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Odd);
  await bed.db.createTable(Wide);
});
afterAll(() => bed.stop());

const odd = () => bed.db.model(Odd);
const wide = () => bed.db.model(Wide);

describe("W1: names are data", () => {
  const values = {
    constructor: "c",
    toString: "t",
    proto: "p",
    version: "text",
    "a.b": "dotted",
    "#n0": "fixed",
    ":v0": { constructor: "x" },
  };

  test("W1: for every write", async () => {
    const created = await odd().create({ id: "1", ...values });
    expect(created).toEqual({ id: "1", ...values, count: 0 });
    const { count: _, ...rest } = created;
    expect(await odd().put(rest)).toEqual({ ...created, count: 1 });
    expect(await odd().upsert(rest)).toEqual({ ...created, count: 2 });
    const changes = { constructor: "d", toString: null, proto: "q", version: "other", "a.b": "e" } as const;
    const { toString: __, ...left } = created;
    const updated = { ...left, constructor: "d", proto: "q", version: "other", "a.b": "e", count: 3 };
    expect(await odd().update({ id: "1" }, { ...changes, count: 2 })).toEqual(updated);
    expect(await odd().modify({ id: "1" }, (item) => ({ ...item, size: 2 }))).toEqual({
      ...updated,
      size: 2,
      count: 4,
    });
    expect(await odd().delete({ id: "1" }, { condition: (eb) => eb("version", "=", "other") })).toBe(true);
  });

  test("W1: __proto__ in what is given is an attribute that there is not, and no prototype", async () => {
    const given = JSON.parse(`{"id": "2", "__proto__": {"count": 7}}`) as never;
    for (const write of ["create", "put", "upsert"] as const) {
      await expect(odd()[write](given)).rejects.toMatchObject({ code: "INVALID_ITEM", path: "__proto__" });
    }
    await expect(odd().update({ id: "2" }, JSON.parse(`{"__proto__": {"count": 7}}`) as never)).rejects.toMatchObject({
      code: "INVALID_QUERY",
      attribute: "__proto__",
    });
    expect(await odd().get({ id: "2" })).toBeUndefined();
  });
});

describe("W1: what is large", () => {
  const most = 400 * 1024;

  test("W1: up to 400 KB it is stored by each write, and beyond it is refused before it is sent", async () => {
    // The embedded engine counts the request of an update in; DynamoDB looks at the item alone.
    const text = "x".repeat(most - 400);
    expect(await wide().create({ id: "1", text })).toMatchObject({ text });
    expect(await wide().put({ id: "1", text })).toMatchObject({ version: 1 });
    expect(await wide().upsert({ id: "1", text })).toMatchObject({ version: 2 });
    expect(await wide().modify({ id: "1" }, () => ({ text: `${text}y` }))).toMatchObject({ version: 3 });
    bed.sent.length = 0;
    const tooLarge = "x".repeat(most);
    for (const write of ["create", "put", "upsert"] as const) {
      await expect(wide()[write]({ id: "2", text: tooLarge })).rejects.toMatchObject({
        code: "INVALID_ITEM",
        path: "text",
      });
    }
    await expect(wide().update({ id: "1" }, { text: tooLarge })).rejects.toMatchObject({ code: "INVALID_ITEM" });
    expect(bed.sent).toEqual([]);
  });

  test("W1: a model of more than a hundred attributes is put and upserted as a whole", async () => {
    const full = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`a${index}`, index]));
    expect(await wide().put({ id: "3", ...full })).toMatchObject({ a0: 0, a119: 119, version: 0 });
    expect(await wide().put({ id: "3" })).toEqual({ id: "3", version: 1 });
    expect(await wide().upsert({ id: "3", ...full })).toMatchObject({ a0: 0, a119: 119, version: 2 });
  });
});
