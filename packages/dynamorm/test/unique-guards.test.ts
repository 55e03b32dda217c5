import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { attr, defineModel, type DynamORM } from "dynamorm";
import { deleteStored, guardsIn, storedItems } from "./fixtures/stored-items.ts";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";
import { emailOf, User } from "./fixtures/unique-user.ts";

let bed: TestBed;
let db: DynamORM;
const users = () => db.model(User);

beforeAll(async () => {
  bed = await startTestBed();
  db = bed.db;
  await db.createTable(User);
});
afterAll(() => bed.stop());
beforeEach(async () => {
  for (const { id } of await storedItems(bed.client, User.table)) {
    if (id !== undefined) await deleteStored(bed.client, User.table, { id });
  }
  bed.sent.length = 0;
});

const guards = (): Promise<Record<string, string | undefined>> => guardsIn(bed.client, User.table);

describe("W12: reads do not see guards", () => {
  test("whatever they are", async () => {
    await users().create({ id: "1", email: "a@x", phone: 1 });
    const guard = { id: emailOf("a@x") };
    expect(await users().query().all()).toHaveLength(1);
    expect(await users().query().count()).toBe(1);
    expect(await users().scan({ segments: 2 }).all()).toHaveLength(1);
    expect(await users().where("age", ">", 0).select("id").all()).toEqual([{ id: "1" }]);
    expect(await users().get(guard)).toBeUndefined();
    expect(await users().load(guard)).toBeUndefined();
    expect(await users().where("id", "=", guard.id).all()).toEqual([]);
    expect(await users().where("id", "in", [guard.id, "1"]).select("age").all()).toEqual([{ age: 1 }]);
    expect(await users().query().withDeleted().count()).toBe(1);
    expect(await users().partiql(`SELECT * FROM "${User.table}"`).all()).toHaveLength(1);
  });

  test("and writes leave them alone", async () => {
    await users().create({ id: "1", email: "a@x" });
    const guard = { id: emailOf("a@x") };
    await expect(users().create({ ...guard, email: "z@x" })).rejects.toMatchObject({
      code: "INVALID_ITEM",
      message: `Model "User": the key "id" begins with "_unique#", as those of the items do that keep values unique (_unique); give the item another`,
    });
    await expect(users().put({ ...guard, email: "z@x" })).rejects.toMatchObject({ code: "INVALID_ITEM" });
    await expect(users().upsert({ ...guard, email: "z@x" })).rejects.toMatchObject({ code: "INVALID_ITEM" });
    await expect(users().update(guard, { age: 3 })).rejects.toMatchObject({ code: "ITEM_NOT_FOUND" });
    await expect(users().update(guard, { email: "z@x" })).rejects.toMatchObject({ code: "ITEM_NOT_FOUND" });
    expect(await users().delete(guard)).toBe(false);
    expect(await users().delete(guard, { hard: true })).toBe(false);
    expect(await guards()).toEqual({ [emailOf("a@x")]: "1" });
  });
});

describe("W12: guards that nobody's value belongs to any more", () => {
  test("are taken over: items may expire, or be deleted by other programs", async () => {
    await users().create({ id: "1", email: "a@x", phone: 1 });
    await deleteStored(bed.client, User.table, { id: { S: "1" } });
    await users().create({ id: "2", email: "a@x", phone: 1 });
    expect(await guards()).toEqual({ [emailOf("a@x")]: "2", "_unique#User#phone#1:1:1": "2" });
    // One of the values was changed by another program: that one is free, the other is not.
    await bed.raw(User.table).put({ id: { S: "2" }, email: { S: "other@x" }, phone: { N: "1.0" }, age: { N: "1" } });
    await users().create({ id: "3", email: "a@x" });
    await expect(users().create({ id: "4", email: "b@x", phone: 1 })).rejects.toMatchObject({ owner: { id: "2" } });
  });

  test("an item without its guards gives up what it has, and no more", async () => {
    await bed.raw(User.table).put({ id: { S: "old" }, email: { S: "a@x" }, age: { N: "1" } });
    await users().create({ id: "new", email: "a@x" });
    await users().update({ id: "old" }, { email: "b@x" });
    expect(await guards()).toEqual({ [emailOf("a@x")]: "new", [emailOf("b@x")]: "old" });
  });
});

describe("W12: in a transaction", () => {
  test("values are exchanged, moved and refused", async () => {
    await users().create({ id: "1", email: "a@x" });
    await users().create({ id: "2", email: "b@x" });
    await db.transaction((tx) => {
      tx.update(User, { id: "1" }, { email: "b@x" });
      tx.update(User, { id: "2" }, { email: "a@x" });
    });
    expect(await guards()).toEqual({ [emailOf("a@x")]: "2", [emailOf("b@x")]: "1" });
    await db.transaction((tx) => {
      tx.delete(User, { id: "1" }, { hard: true });
      tx.create(User, { id: "3", email: "b@x" });
    });
    expect(await guards()).toEqual({ [emailOf("a@x")]: "2", [emailOf("b@x")]: "3" });
    const refused = db.transaction((tx) => {
      tx.update(User, { id: "3" }, { age: 7 });
      tx.create(User, { id: "4", email: "a@x" });
    });
    await expect(refused).rejects.toMatchObject({
      code: "TRANSACTION_CANCELED",
      failures: [{ index: 1, error: { code: "UNIQUE_CONSTRAINT", attribute: "email", owner: { id: "2" } } }],
    });
    const twice = db.transaction((tx) => {
      tx.create(User, { id: "5", email: "c@x" });
      tx.create(User, { id: "6", email: "c@x" });
    });
    await expect(twice).rejects.toMatchObject({ code: "UNIQUE_CONSTRAINT", key: { id: "6" }, owner: { id: "5" } });
    await expect(twice).rejects.toThrow(
      /^action 0 \(create of User \{ id: "5" \}\) and action 1 \(create of User \{ id: "6" \}\) of this transaction give the same "email" in table/,
    );
    expect(await guards()).toEqual({ [emailOf("a@x")]: "2", [emailOf("b@x")]: "3" });
  });

  test("a value is taken from an item that lost it, also where that item is in the transaction", async () => {
    await users().create({ id: "1", email: "a@x" });
    await bed.raw(User.table).put({ id: { S: "1" }, email: { S: "z@x" }, age: { N: "1" } });
    await db.transaction((tx) => {
      tx.update(User, { id: "1" }, { age: 9 });
      tx.create(User, { id: "2", email: "a@x" });
    });
    expect(await guards()).toEqual({ [emailOf("a@x")]: "2" });
  });
});

test("W12: pages may end at a guard, whatever the keys of items are", async () => {
  const Visit = defineModel({
    name: "Visit",
    table: ownTable("unique-visits"),
    attributes: { place: attr.enum(["a", "b"]), at: attr.date(), ticket: attr.number().unique() },
    key: { partitionKey: "place", sortKey: "at" },
  });
  await db.createTable(Visit);
  const visits = db.model(Visit);
  const days = Array.from({ length: 5 }, (_, index) => new Date(Date.UTC(2026, 0, index + 1)));
  for (const [index, at] of days.entries()) await visits.create({ place: "a", at, ticket: index });
  expect(await storedItems(bed.client, Visit.table)).toHaveLength(10);
  const found: Date[] = [];
  let cursor: string | undefined;
  do {
    const page = await visits.query().pageSize(1).maxPages(1).cursor(cursor).allPaginated();
    found.push(...page.items.map(({ at }) => at));
    cursor = page.cursor;
  } while (cursor !== undefined);
  expect(found).toEqual(days);
});
