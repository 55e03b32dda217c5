import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel } from "dynamorm";
import type { RawTable } from "./fixtures/raw-table.ts";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const Lamp = defineModel({
  name: "Lamp",
  table: ownTable("lamps"),
  attributes: {
    id: attr.string().storedAs("PK"),
    shelf: attr.number().storedAs("SK"),
    description: attr.string().storedAs("d"),
    // Names that change places: "d" in the table is not "d" in code.
    d: attr.number().storedAs("description"),
    color: attr.string().optional().storedAs("c"),
    size: attr
      .map({
        width: attr.number().storedAs("w"),
        inner: attr.map({ depth: attr.number().storedAs("x") }).storedAs("i"),
      })
      .storedAs("s"),
    bulbs: attr.list(attr.map({ watts: attr.number().storedAs("w") })).storedAs("b"),
    stock: attr.record(attr.map({ count: attr.number().storedAs("n") })).storedAs("st"),
    changed: attr.updatedAt().storedAs("u"),
    version: attr.version().storedAs("v"),
  },
  key: { partitionKey: "id", sortKey: "shelf" },
  indexes: {
    byColor: { partitionKey: "color", sortKey: "d" },
    byDescription: { type: "local", sortKey: "description", projection: ["d"] },
  },
});

let bed: TestBed;
const lamps = () => bed.db.model(Lamp);
let raw: RawTable;
const lamp = (n: number) => ({
  id: "l",
  shelf: n,
  description: `lamp ${n}`,
  d: n * 10,
  color: n % 2 ? "red" : "blue",
  size: { width: n, inner: { depth: -n } },
  bulbs: [{ watts: n }, { watts: 60 }],
  stock: { paris: { count: n } },
});

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Lamp);
  raw = bed.raw(Lamp.table);
  for (let n = 1; n <= 7; n++) await lamps().create(lamp(n));
});

afterAll(() => bed.stop());

describe("M3 modifiers: storedAs", () => {
  test("the table has the other names, at any depth", async () => {
    expect(await raw.get({ PK: { S: "l" }, SK: { N: "1" } })).toEqual({
      PK: { S: "l" },
      SK: { N: "1" },
      d: { S: "lamp 1" },
      description: { N: "10" },
      c: { S: "red" },
      s: { M: { w: { N: "1" }, i: { M: { x: { N: "-1" } } } } },
      b: { L: [{ M: { w: { N: "1" } } }, { M: { w: { N: "60" } } }] },
      st: { M: { paris: { M: { n: { N: "1" } } } } },
      u: { S: expect.any(String) },
      v: { N: "0" },
    });
    expect(await lamps().get({ id: "l", shelf: 1 })).toMatchObject(lamp(1));
  });

  test("conditions, at any depth", async () => {
    const shelves = async (query: ReturnType<ReturnType<typeof lamps>["query"]>): Promise<number[]> =>
      (await query.all()).map(({ shelf }) => shelf).toSorted((one, other) => one - other);
    const all = lamps().where("id", "=", "l");
    expect(await shelves(all.where("shelf", "<", 3))).toEqual([1, 2]);
    expect(await shelves(all.filter("d", ">", 50))).toEqual([6, 7]);
    expect(await shelves(all.filter("size.width", "=", 3))).toEqual([3]);
    expect(await shelves(all.filter("size.inner.depth", "<", -5))).toEqual([6, 7]);
    expect(await shelves(all.filter("bulbs[0].watts", "in", [1, 2]))).toEqual([1, 2]);
    expect(await shelves(all.filter("bulbs", "contains", { watts: 4 }))).toEqual([4]);
    expect(await shelves(all.filter("stock.paris.count", ">=", 6))).toEqual([6, 7]);
    expect(await shelves(all.filter((eb) => eb.size("description", "=", 6)))).toHaveLength(7);
    expect(await shelves(all.filter("size", "=", { width: 1, inner: { depth: -1 } }))).toEqual([1]);
  });

  test("projections, indexes and orders", async () => {
    expect(await lamps().where("color", "=", "red").where("d", ">", 30).select("d", "size").all()).toEqual([
      { d: 50, size: { width: 5, inner: { depth: -5 } } },
      { d: 70, size: { width: 7, inner: { depth: -7 } } },
    ]);
    const query = lamps().where("id", "=", "l").where("description", "begins_with", "lamp").index("byDescription");
    expect(await query.orderBy("description", "desc").limit(1).all()).toEqual([
      { id: "l", shelf: 7, description: "lamp 7", d: 70 },
    ]);
  });

  test("updates, their conditions, and versions", async () => {
    const id = { id: "l", shelf: 7 };
    const changed = await lamps().update(id, { description: "new", d: 1, color: null, version: 0 });
    expect(changed).toMatchObject({ ...id, description: "new", d: 1, version: 1 });
    expect(await raw.get({ PK: { S: "l" }, SK: { N: "7" } })).toMatchObject({
      d: { S: "new" },
      description: { N: "1" },
    });
    await expect(lamps().update(id, { d: 2, version: 0 })).rejects.toMatchObject({
      code: "VERSION_CONFLICT",
      current: changed,
      key: id,
      message: `Lamp { id: "l", shelf: 7 } has version 1, not 0 as expected: it was written in between; read it again and repeat the change`,
    });
    await expect(
      lamps().where("id", "=", "l").where("shelf", "=", 7).where("size.width", ">", 9).update({ d: 3 }),
    ).rejects.toMatchObject({ code: "CONDITION_FAILED", current: changed });
    await expect(lamps().create(lamp(7))).rejects.toMatchObject({ code: "ITEM_ALREADY_EXISTS", current: changed });
    expect(await lamps().put(lamp(7))).toMatchObject(lamp(7));
  });

  test.each([
    ["the table", () => lamps().where("id", "=", "l"), [1, 2, 3, 4, 5, 6, 7]],
    ["a global index", () => lamps().where("color", "=", "red").orderBy("d", "desc"), [7, 5, 3, 1]],
    [
      "a local index",
      () => lamps().where("id", "=", "l").orderBy("description").index("byDescription"),
      [1, 2, 3, 4, 5, 6, 7],
    ],
    ["a Scan", () => lamps().query(), [1, 2, 3, 4, 5, 6, 7]],
  ])("pages of %s", async (_, query, expected) => {
    const shelves: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await query().select("shelf").limit(2).cursor(cursor).allPaginated();
      shelves.push(...page.items.map(({ shelf }) => shelf));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(shelves).toEqual(expected);
  });

  test("errors have the names of code", async () => {
    await expect(lamps().create({ ...lamp(8), size: { width: "1" as never, inner: { depth: 1 } } })).rejects.toThrow(
      `Model "Lamp": "size.width" is the string "1"; expected a number`,
    );
    // @ts-expect-error: the name in the table is none in code
    expect(() => lamps().where("PK", "=", "l")).toThrow(
      `Model "Lamp": there is no attribute "PK"; there are id, shelf, `,
    );
  });
});
