import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { attr, BatchError, defineModel, key } from "dynamorm";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const Book = defineModel({
  name: "Book",
  table: ownTable("batch-books"),
  attributes: { shelf: attr.string(), number: attr.number(), title: attr.string(), cover: attr.binary().optional() },
  key: { partitionKey: "shelf", sortKey: "number" },
  indexes: { byTitle: { partitionKey: "title" } },
});
const Loan = defineModel({
  name: "Loan",
  table: ownTable("batch-loans"),
  attributes: { id: attr.string(), days: attr.number(), deletedAt: attr.deletedAt(), version: attr.version() },
  key: { partitionKey: "id" },
});
const Shop = { table: ownTable("batch-shop") };
const Order = defineModel({
  ...Shop,
  name: "Order",
  attributes: { id: attr.string(), total: attr.number() },
  key: { partitionKey: key("pk", "SHOP"), sortKey: key("sk", "{id}") },
});
const Refund = defineModel({
  ...Shop,
  name: "Refund",
  attributes: { id: attr.string(), total: attr.number() },
  key: { partitionKey: key("pk", "SHOP"), sortKey: key("sk", "{id}") },
});

let bed: TestBed;
beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Book);
  await bed.db.createTable(Loan);
  await bed.db.createTable([Order, Refund]);
});
afterAll(() => bed?.stop());
beforeEach(() => void (bed.sent.length = 0));

const books = () => bed.db.model(Book);
const loans = () => bed.db.model(Loan);
const bookOf = (shelf: string, number: number) => ({ shelf, number, title: `Book ${number}` });
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const operations = () => bed.sent.map(({ operation }) => operation);

/** What a batch is rejected with. */
async function failureOf(batch: Promise<unknown>): Promise<BatchError> {
  const error = await batch.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof BatchError) return error;
  throw new Error("no BatchError", { cause: error });
}

describe("batchPut, batchGet, batchDelete", () => {
  test("W10: 130 items are written, read in the order of the keys, and deleted", async () => {
    const given = upTo(130).map((number) => bookOf("a", number));
    expect(await books().batchPut(given)).toEqual(given);
    const keys = [...given.toReversed(), bookOf("a", 999)].map(({ shelf, number }) => ({ shelf, number }));
    expect(await books().batchGet(keys, { consistent: true })).toEqual([...given.toReversed(), undefined]);
    await books().batchDelete(keys);
    expect(await books().where("shelf", "=", "a").count()).toBe(0);
    expect(operations().filter((operation) => operation === "BatchWriteItem")).toHaveLength(12);
    expect(operations().filter((operation) => operation === "BatchGetItem")).toHaveLength(2);
  });

  test("W10: overwrites what is there", async () => {
    await books().batchPut([{ ...bookOf("b", 1), cover: new Uint8Array([1, 2]) }, bookOf("b", 2)]);
    const put = await books().batchPut([{ ...bookOf("b", 1), title: "New" }]);
    expect(await books().batchGet([{ shelf: "b", number: 1 }], { consistent: true })).toEqual(put);
    expect(put).toEqual([{ shelf: "b", number: 1, title: "New" }]);
  });

  test("W10: one object that is given again and again, with other content, is as many items", async () => {
    const cover = new Uint8Array(1);
    function* reused() {
      const book = { ...bookOf("reused", 0), cover };
      for (book.number = 1; book.number <= 3; book.number++) {
        cover[0] = book.number;
        yield book;
      }
    }
    await books().batchPut(reused());
    const stored = await books().where("shelf", "=", "reused").all();
    expect(stored.map((book) => [book.number, ...(book.cover ?? [])])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  test("W10: 25 of the largest items are one request, and 60 are three", async () => {
    const cover = new Uint8Array(408_000);
    const given = upTo(60).map((number) => ({ ...bookOf("large", number), cover }));
    await books().batchPut(given);
    expect(operations()).toEqual(["BatchWriteItem", "BatchWriteItem", "BatchWriteItem"]);
    expect(await books().where("shelf", "=", "large").count()).toBe(60);
    await books().batchDelete(given.map(({ shelf, number }) => ({ shelf, number })));
  });
});

describe("batchCreate", () => {
  test("W10: overwrites nothing: those that are there are named, the others are made", async () => {
    const first = await books().create(bookOf("d", 1));
    const given = upTo(5).map((number) => ({ ...bookOf("d", number), title: "New" }));
    const error = await failureOf(books().batchCreate(given));
    expect(error).toMatchObject({ code: "BATCH", done: 4, total: 5, remaining: [given[1]] });
    expect(error.failures).toMatchObject([{ index: 1, error: { code: "ITEM_ALREADY_EXISTS", current: first } }]);
    expect(await books().where("shelf", "=", "d").all()).toEqual(given.with(1, first));
  });
});

describe("a model with a version that is deleted softly", () => {
  test("W10: batchPut bumps versions as put does; batchDelete marks items; batchGet leaves them out", async () => {
    await loans().create({ id: "1", days: 1 });
    expect(
      await loans().batchPut([
        { id: "1", days: 2 },
        { id: "2", days: 2 },
      ]),
    ).toMatchObject([
      { id: "1", days: 2, version: 1 },
      { id: "2", days: 2, version: 0 },
    ]);
    await loans().batchDelete([{ id: "1" }, { id: "9" }, { id: "1" }]);
    expect(await loans().batchGet([{ id: "1" }, { id: "2" }], { consistent: true })).toMatchObject([
      undefined,
      { id: "2" },
    ]);
    const [deleted] = await loans().batchGet([{ id: "1" }], { consistent: true, withDeleted: true });
    expect(deleted?.deletedAt).toBeInstanceOf(Date);
    const loan = { id: "" };
    function* reused() {
      for (loan.id of ["r1", "r2"]) yield loan;
    }
    await loans().batchPut(["r1", "r2"].map((id) => ({ id, days: 1 })));
    await loans().batchDelete(reused());
    expect(await loans().batchGet([{ id: "r1" }, { id: "r2" }], { consistent: true })).toEqual([undefined, undefined]);
    await loans().batchDelete([{ id: "1" }], { hard: true });
    expect(await loans().batchGet([{ id: "1" }], { consistent: true, withDeleted: true })).toEqual([undefined]);
  });

  test("W10: an item that was written in between is named", async () => {
    const [three, four] = await loans().batchPut([
      { id: "3", days: 1 },
      { id: "4", days: 1 },
    ]);
    await loans().update({ id: "3" }, { days: 5 });
    const given = [three, four].map((loan) => ({ id: loan?.id ?? "", days: 9, version: loan?.version ?? 0 }));
    const error = await failureOf(loans().batchPut(given));
    expect(error).toMatchObject({
      done: 1,
      remaining: [given[0]],
      failures: [{ error: { code: "VERSION_CONFLICT" } }],
    });
    expect(await loans().get({ id: "4" })).toMatchObject({ days: 9, version: 1 });
  });
});

describe("batchUpdate", () => {
  test("W10: changes items by objects and builders, and gives them as they are then", async () => {
    await loans().batchPut(["5", "6", "7"].map((id) => ({ id, days: 1 })));
    const updates = [
      { key: { id: "5" }, changes: { days: 7 } },
      { key: { id: "6" }, update: (u) => u.increment("days", 5) },
      { key: { id: "7" }, changes: { days: 7 }, condition: (eb) => eb("days", ">", 5) },
      { key: { id: "none" }, changes: { days: 7 } },
    ] satisfies Parameters<ReturnType<typeof loans>["batchUpdate"]>[0];
    const error = await failureOf(loans().batchUpdate(updates));
    expect(error.results).toMatchObject([
      { id: "5", days: 7, version: 1 },
      { id: "6", days: 6, version: 1 },
      undefined,
      undefined,
    ]);
    expect(error.failures).toMatchObject([
      { index: 2, error: { code: "CONDITION_FAILED" } },
      { index: 3, error: { code: "ITEM_NOT_FOUND" } },
    ]);
    expect(error.remaining).toEqual([updates[2], updates[3]]);
  });
});

describe("models that share a table", () => {
  test("W10: items of another model are neither overwritten, nor deleted, nor read", async () => {
    const refund = await bed.db.model(Refund).create({ id: "1", total: 5 });
    const orders = bed.db.model(Order);
    const error = await failureOf(
      orders.batchPut([
        { id: "1", total: 1 },
        { id: "2", total: 2 },
      ]),
    );
    expect(error).toMatchObject({ done: 1, remaining: [{ id: "1", total: 1 }] });
    await orders.batchDelete([{ id: "1" }]);
    expect(await orders.batchGet([{ id: "1" }, { id: "2" }])).toEqual([undefined, { id: "2", total: 2 }]);
    expect(await bed.db.model(Refund).get({ id: "1" })).toEqual(refund);
  });
});

describe("batchWrite", () => {
  test("W10: puts and deletes in one request", async () => {
    await books().batchPut([bookOf("e", 1), bookOf("e", 2)]);
    bed.sent.length = 0;
    const put = await books().batchWrite({ put: [bookOf("e", 3)], delete: [{ shelf: "e", number: 1 }] });
    expect(put).toEqual([bookOf("e", 3)]);
    expect(operations()).toEqual(["BatchWriteItem"]);
    expect(await books().where("shelf", "=", "e").all()).toEqual([bookOf("e", 2), bookOf("e", 3)]);
  });
});
