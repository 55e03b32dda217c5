import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { type DynamORM, isDynamORMError, UniqueConstraintError } from "dynamorm";
import { deleteStored, guardsIn, storedItems } from "./fixtures/stored-items.ts";
import { startTestBed, type TestBed } from "./fixtures/test-bed.ts";
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
const operations = (): string[] => bed.sent.map(({ operation }) => operation);

describe("W12: a value that another item has is refused", () => {
  test("by create, and the error tells whose it is", async () => {
    await users().create({ id: "1", email: "ada@example.com", phone: 7 });
    const refused = users().create({ id: "2", email: "ada@example.com" });
    await expect(refused).rejects.toBeInstanceOf(UniqueConstraintError);
    await expect(refused).rejects.toMatchObject({
      code: "UNIQUE_CONSTRAINT",
      retryable: false,
      operation: "TransactWriteItems",
      model: "User",
      table: User.table,
      key: { id: "2" },
      attribute: "email",
      owner: { id: "1" },
      message: `User { id: "2" } cannot have this "email" in table "${User.table}": it is unique, and User { id: "1" } has it; give another value, or change the other item first`,
    });
    expect(await users().get({ id: "2" })).toBeUndefined();
    expect(await guards()).toEqual({ [emailOf("ada@example.com")]: "1", "_unique#User#phone#1:7:1": "1" });
  });

  test("by put, upsert, update and the update builder, and nothing is changed", async () => {
    await users().create({ id: "1", email: "a@x" });
    await users().create({ id: "2", email: "b@x" });
    const taken = { code: "UNIQUE_CONSTRAINT", owner: { id: "1" } };
    await expect(users().put({ id: "2", email: "a@x" })).rejects.toMatchObject(taken);
    await expect(users().put({ id: "3", email: "a@x" })).rejects.toMatchObject(taken);
    await expect(users().upsert({ id: "2", email: "a@x" })).rejects.toMatchObject(taken);
    await expect(users().upsert({ id: "3", email: "a@x" })).rejects.toMatchObject(taken);
    await expect(users().update({ id: "2" }, { email: "a@x" })).rejects.toMatchObject(taken);
    await expect(users().modify({ id: "2" }, () => ({ email: "a@x" }))).rejects.toMatchObject(taken);
    const built = users().where("id", "=", "2").updateBuilder().set("email", "a@x");
    await expect(built.execute()).rejects.toMatchObject(taken);
    expect(await users().get({ id: "2" })).toMatchObject({ email: "b@x" });
    expect(await users().get({ id: "3" })).toBeUndefined();
    expect(await guards()).toEqual({ [emailOf("a@x")]: "1", [emailOf("b@x")]: "2" });
  });

  test("as a value, where that is asked for", async () => {
    await users().create({ id: "1", email: "a@x" });
    const outcome = await users().create({ id: "2", email: "a@x" }, { rejection: "value" });
    expect(outcome).toMatchObject({ ok: false, reason: "UNIQUE_CONSTRAINT", error: { owner: { id: "1" } } });
  });

  test("and other errors of a single write stay what they are", async () => {
    await users().create({ id: "1", email: "a@x" });
    await expect(users().create({ id: "1", email: "b@x" })).rejects.toMatchObject({
      code: "ITEM_ALREADY_EXISTS",
      current: { id: "1", email: "a@x", age: 1 },
    });
    await expect(users().update({ id: "9" }, { email: "b@x" })).rejects.toMatchObject({ code: "ITEM_NOT_FOUND" });
    await expect(
      users().update({ id: "1" }, { email: "b@x" }, { condition: (eb) => eb("age", ">", 5) }),
    ).rejects.toMatchObject({ code: "CONDITION_FAILED", current: { email: "a@x" } });
    await expect(
      users().put({ id: "1", email: "b@x" }, { condition: (eb) => eb("age", ">", 5) }),
    ).rejects.toMatchObject({ code: "CONDITION_FAILED" });
    expect(await guards()).toEqual({ [emailOf("a@x")]: "1" });
  });
});

describe("W12: a value is free again", () => {
  test("when an update changes or removes it", async () => {
    await users().create({ id: "1", email: "a@x", phone: 1 });
    expect(await users().update({ id: "1" }, { email: "b@x", phone: null })).toMatchObject({ id: "1", email: "b@x" });
    expect(await guards()).toEqual({ [emailOf("b@x")]: "1" });
    await users().create({ id: "2", email: "a@x", phone: 1 });
    const set = users().where("id", "=", "1").updateBuilder().set("email", "c@x").setIfNotExists("phone", 2);
    expect(await set.execute()).toMatchObject({ email: "c@x", phone: 2 });
    const kept = users().where("id", "=", "1").updateBuilder().setIfNotExists("phone", 3);
    expect(await kept.execute()).toMatchObject({ phone: 2 });
    expect(Object.keys(await guards()).toSorted()).toEqual([
      emailOf("a@x"),
      emailOf("c@x"),
      "_unique#User#phone#1:1:1",
      "_unique#User#phone#1:2:1",
    ]);
  });

  test("when put or upsert replaces it", async () => {
    await users().put({ id: "1", email: "a@x", phone: 1 });
    expect(await users().put({ id: "1", email: "b@x" })).toEqual({ id: "1", email: "b@x", age: 1 });
    expect(await guards()).toEqual({ [emailOf("b@x")]: "1" });
    expect(await users().upsert({ id: "1", email: "c@x", phone: 5 })).toMatchObject({ email: "c@x", phone: 5 });
    expect(await guards()).toEqual({ [emailOf("c@x")]: "1", "_unique#User#phone#1:5:1": "1" });
    expect(await users().upsert({ id: "2", email: "d@x" })).toEqual({ id: "2", email: "d@x", age: 1 });
    expect(await guards()).toMatchObject({ [emailOf("d@x")]: "2" });
  });

  test("when the item is deleted, softly or for good", async () => {
    await users().create({ id: "1", email: "a@x" });
    expect(await users().delete({ id: "1" }, { returnValues: "ALL_OLD" })).toMatchObject({ id: "1", email: "a@x" });
    expect(await guards()).toEqual({});
    await users().create({ id: "2", email: "a@x" });
    expect(await users().delete({ id: "2" }, { hard: true })).toBe(true);
    expect(await users().delete({ id: "2" }, { hard: true })).toBe(false);
    expect(await users().delete({ id: "2" })).toBe(false);
    expect(await guards()).toEqual({});
  });

  test("and restore takes it again, unless somebody has it by then", async () => {
    await users().create({ id: "1", email: "a@x" });
    await users().delete({ id: "1" });
    expect(await users().restore({ id: "1" })).toEqual({ id: "1", email: "a@x", age: 1 });
    expect(await guards()).toEqual({ [emailOf("a@x")]: "1" });
    await users().delete({ id: "1" });
    await users().create({ id: "2", email: "a@x" });
    await expect(users().restore({ id: "1" })).rejects.toMatchObject({ code: "UNIQUE_CONSTRAINT", owner: { id: "2" } });
    await expect(users().restore({ id: "2" })).rejects.toMatchObject({ code: "ITEM_NOT_FOUND" });
    expect(await guards()).toEqual({ [emailOf("a@x")]: "2" });
  });
});

describe("W12: what it costs", () => {
  test("a write that takes no value and gives none up is one request of its own", async () => {
    await users().create({ id: "1", email: "a@x" });
    bed.sent.length = 0;
    await users().update({ id: "1" }, { age: 5 });
    expect(operations()).toEqual(["UpdateItem"]);
    bed.sent.length = 0;
    await users().update({ id: "1" }, { email: "a@x" });
    await users().put({ id: "1", email: "a@x", age: 9 });
    expect(operations()).toEqual(["GetItem", "UpdateItem", "GetItem", "PutItem"]);
  });

  test("a new item is one transaction, with one guard for each value", async () => {
    await users().create({ id: "1", email: "a@x", phone: 1 });
    expect(operations()).toEqual(["TransactWriteItems"]);
    bed.sent.length = 0;
    await users().update({ id: "1" }, { email: "b@x" });
    expect(operations()).toEqual(["GetItem", "TransactWriteItems", "GetItem"]);
    bed.sent.length = 0;
    await users().update({ id: "1" }, { email: "c@x" }, { returnValues: "NONE" });
    await users().delete({ id: "1" });
    expect(operations()).toEqual(["GetItem", "TransactWriteItems", "GetItem", "TransactWriteItems"]);
  });
});

test("W12: a value that is too long for a key is refused by name, before anything is sent", async () => {
  bed.sent.length = 0;
  const refused = users().create({ id: "1", email: "x".repeat(2030) });
  await expect(refused).rejects.toMatchObject({ code: "INVALID_ITEM", attribute: "email", path: "email" });
  expect(isDynamORMError(await refused.catch((error: unknown) => error), "INVALID_ITEM")).toBe(true);
  await expect(refused).rejects.toThrow(/"email" is too long to be unique: .* of 2049 bytes/);
  expect(bed.sent).toEqual([]);
});
