import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { ItemMismatchError, Page } from "dynamorm";
import { expectTypeOf } from "expect-type";
import { Doc, fits, id } from "./fixtures/doc.ts";
import type { RawTable } from "./fixtures/raw-table.ts";
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

describe("C4 legacy data: lenient()", () => {
  const told: ItemMismatchError[] = [];
  const tell = (mismatch: ItemMismatchError): void => {
    told.push(mismatch);
  };

  beforeAll(async () => {
    await raw.put({ ...id("l", 1), ...fits, age: { N: "1" } });
    await raw.put({ ...id("l", 2), ...fits, age: { S: "old" }, place: { M: {} }, tags: { SS: ["x"] } });
    await raw.put({ ...id("l", 3), age: { N: "3" } });
  });

  beforeEach(() => {
    told.length = 0;
  });

  const whole = [
    { owner: "l", n: 1, title: "t", version: 0, age: 1 },
    { owner: "l", n: 2, title: "t", version: 0, tags: new Set(["x"]) },
    { owner: "l", n: 3, age: 3 },
  ];
  const paths = (): string[] => told.map(({ path }) => path);

  test("all() leaves out what does not fit, and tells of each", async () => {
    const query = docs().where("owner", "=", "l");
    const lenient = query.lenient();
    expectTypeOf<ReturnType<typeof lenient.all>>().resolves.toEqualTypeOf<Partial<Doc>[]>();
    expect(await lenient.all()).toStrictEqual(whole);
    expect(await query.lenient(tell).all()).toStrictEqual(whole);
    expect(paths()).toEqual(["age", "place.city", "title", "version"]);
    expect(told[0]).toMatchObject({
      code: "ITEM_MISMATCH",
      name: "ItemMismatchError",
      model: "Doc",
      table: Doc.table,
      path: "age",
      expected: "a number (N)",
      received: '{ S: "old" }',
      key: { owner: "l", n: 2 },
      message: `Model "Doc": "age" in the table is { S: "old" }; expected a number (N)`,
    });
    expect(told[2]).toMatchObject({
      key: { owner: "l", n: 3 },
      message: `Model "Doc": "title" in the table is missing; expected a string (S)`,
    });
  });

  test("first(), of many and by a full key", async () => {
    expect(await docs().where("owner", "=", "l").where("n", ">", 1).lenient().first()).toStrictEqual(whole[1]);
    const one = docs().where("owner", "=", "l").where("n", "=", 2).lenient(tell);
    expect(one.explain().operation).toBe("GetItem");
    expect(await one.first()).toStrictEqual(whole[1]);
    expect(await one.firstOrThrow()).toStrictEqual(whole[1]);
    expect(paths()).toEqual(["age", "place.city", "age", "place.city"]);
  });

  test("allPaginated() goes on right after the last item", async () => {
    const query = docs().where("owner", "=", "l").lenient(tell).limit(2);
    expectTypeOf<ReturnType<typeof query.allPaginated>>().resolves.toEqualTypeOf<Page<Partial<Doc>>>();
    const first = await query.allPaginated();
    expect(first.items).toStrictEqual(whole.slice(0, 2));
    expect((await query.cursor(first.cursor).allPaginated()).items).toStrictEqual(whole.slice(2));
  });

  test("looks at what is selected, and no further", async () => {
    const query = docs().where("owner", "=", "l").select("n", "age").lenient(tell);
    expectTypeOf<ReturnType<typeof query.all>>().resolves.toEqualTypeOf<{ n?: number; age?: number }[]>();
    expect(await query.all()).toStrictEqual([{ n: 1, age: 1 }, { n: 2 }, { n: 3, age: 3 }]);
    expect(paths()).toEqual(["age"]);
  });

  test("looks at what an index holds, and no further", async () => {
    const query = docs().where("title", "=", "t").filter("owner", "=", "l").index("byTitle").lenient(tell);
    expect((await query.all()).toSorted((one, other) => (one.n ?? 0) - (other.n ?? 0))).toStrictEqual([
      { owner: "l", n: 1, title: "t", age: 1 },
      { owner: "l", n: 2, title: "t" },
    ]);
    expect(paths()).toEqual(["age"]);
  });

  test("takes a function or nothing, and is for reading", async () => {
    // @ts-expect-error: no function
    expect(() => docs().query().lenient(true)).toThrow(`Model "Doc": lenient() takes a function or nothing, not true`);
    await expect(docs().where("owner", "=", "l").where("n", "=", 1).lenient().delete()).rejects.toThrow(
      `Model "Doc": lenient() means nothing to delete(), which is for one item by its key; leave it out`,
    );
  });
});
