import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel } from "dynamorm";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

// Keys whose values are objects of the caller's own: two that are read are two objects, and the same value.

/** A name, as an object. */
class Tag {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const tag = () => attr.custom(attr.string(), { encode: ({ text }: Tag) => text, decode: (text) => new Tag(text) });

const Note = defineModel({
  name: "Note",
  table: ownTable("custom-keys"),
  attributes: { owner: tag(), n: attr.number(), kind: tag(), at: attr.date({ format: "epochSeconds" }) },
  // The compiler takes no such keys; callers without types have them all the same.
  key: { partitionKey: "owner" as never, sortKey: "n" },
  indexes: { byKind: { partitionKey: "kind" as never, sortKey: "at" } },
});

let bed: TestBed;

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Note);
  for (let n = 0; n < 7; n++) {
    await notes().create({ owner: new Tag("o"), n, kind: new Tag(n % 3 === 0 ? "a" : "b"), at: new Date(n * 1000) });
  }
});

afterAll(() => bed.stop());

const notes = () => bed.db.model(Note);

const numbersOf = (list: readonly { n: number }[]): number[] => list.map(({ n }) => n);

async function numbersOn(pages: AsyncIterable<{ items: { n: number }[] }>): Promise<number[]> {
  const numbers: number[] = [];
  for await (const { items } of pages) numbers.push(...numbersOf(items));
  return numbers;
}

const withinSecond = (): object =>
  notes()
    .where("kind", "=", new Tag("a"))
    .where("at", "between", [new Date(1200), new Date(1500)]);

describe("values of the caller's own classes", () => {
  test("M11, Q5: a query goes on with its own cursor, on the table and on an index", async () => {
    expect(await numbersOn(notes().where("owner", "=", new Tag("o")).limit(2).pages())).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(await numbersOn(notes().where("kind", "=", new Tag("b")).limit(1).pages())).toEqual([1, 2, 4, 5]);
  });

  test("M11, Q19: groups are told apart by what their values are stored as", async () => {
    const groups = await notes()
      .where("owner", "=", new Tag("o"))
      .groupBy("kind" as never)
      .count();
    expect(groups).toEqual([
      { kind: new Tag("a"), count: 3 },
      { kind: new Tag("b"), count: 4 },
    ]);
  });

  test("M2: a range within one second of a date in whole seconds is refused: nothing could be in it", async () => {
    expect(withinSecond).toThrow(
      'Model "Note": "at" is stored in whole seconds, and none lies between the two moments',
    );
  });

  test("Q8: a list of keys is read in the order that is asked for, and its pages go on in that order alone", async () => {
    const listed = notes().where("owner", "=", new Tag("o")).where("n", "in", [3, 1, 99, 4]);
    expect(listed.orderBy("n").explain()).toMatchObject({ operation: "BatchGetItem", cost: "items" });
    expect(numbersOf(await listed.orderBy("n").all())).toEqual([1, 3, 4]);
    const descending = listed.orderBy("n", "desc");
    const { items, cursor } = await descending.limit(2).allPaginated();
    expect(numbersOf(items)).toEqual([4, 3]);
    expect(numbersOf(await descending.cursor(cursor).all())).toEqual([1]);
    await expect(listed.orderBy("n").cursor(cursor).all()).rejects.toMatchObject({ code: "INVALID_CURSOR" });
  });

  test("Q3: firstOrThrow says where it looked", async () => {
    const of = notes().where("owner", "=", new Tag("o"));
    await expect(of.filter("at", ">", new Date(99_000)).pageSize(1).maxPages(2).firstOrThrow()).rejects.toThrow(
      "in the first 2 pages in table",
    );
    await expect(of.offset(40).firstOrThrow()).rejects.toThrow("after the first 40 in table");
  });
});
