import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { attr, defineModel, type DynamORM, isDynamORMError, key, UniqueConstraintError } from "dynamorm";
import { deleteStored, guardsIn, storedItems } from "./fixtures/stored-items.ts";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const User = defineModel({
  name: "User",
  table: ownTable("unique-users"),
  attributes: {
    id: attr.string(),
    email: attr.string().unique(),
    phone: attr.number().unique().optional(),
    age: attr.number().default(1),
    deletedAt: attr.deletedAt(),
  },
  key: { partitionKey: "id" },
});

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
const emailOf = (email: string): string => `_unique#User#email#${email}`;
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

const Member = defineModel({
  name: "Member",
  table: ownTable("unique-members"),
  attributes: {
    team: attr.string(),
    name: attr.string(),
    token: attr.binary().unique().optional().storedAs("t"),
    nick: attr.string().unique().nullable().omitEmpty(),
    version: attr.version(),
  },
  key: { partitionKey: key("pk", "TEAM#{team}"), sortKey: key("sk", "MEMBER#{name}") },
});

describe("W12: computed keys, type tags, versions, other types", () => {
  beforeAll(() => db.createTable(Member));
  const members = () => db.model(Member);

  test("the owner is told by the attributes of its key", async () => {
    const token = new Uint8Array([1, 2, 255]);
    await members().create({ team: "a", name: "x", token, nick: "n#1" });
    await expect(members().create({ team: "b", name: "y", token, nick: null })).rejects.toMatchObject({
      code: "UNIQUE_CONSTRAINT",
      attribute: "token",
      owner: { team: "a", name: "x" },
    });
    await expect(members().create({ team: "b", name: "y", nick: "n#1" })).rejects.toMatchObject({ attribute: "nick" });
    const raw = await storedItems(bed.client, Member.table);
    expect(raw.find((item) => item["_unique"]?.S === "Member.t")).toEqual({
      pk: { S: "_unique#Member#t#AQL/" },
      sk: { S: "_unique#" },
      _unique: { S: "Member.t" },
      _owner: {
        M: { pk: { S: "TEAM#a" }, sk: { S: "MEMBER#x" }, team: { S: "a" }, name: { S: "x" } },
      },
    });
    expect(raw.some((item) => item["pk"]?.S === "_unique#Member#nick#n$231")).toBe(true);
    expect(await members().query().all()).toHaveLength(1);
    expect(await members().where("team", "=", "a").all()).toHaveLength(1);
  });

  test("null, nothing and an empty value that is left out are no values", async () => {
    await members().create({ team: "n", name: "1", nick: null });
    await members().create({ team: "n", name: "2", nick: null });
    await members().create({ team: "n", name: "3", nick: "" });
    await members().create({ team: "n", name: "4", nick: "" });
    expect(await members().where("team", "=", "n").all()).toHaveLength(4);
  });

  test("put of a model with a version counts it up, and gives the item", async () => {
    await members().create({ team: "v", name: "1", nick: "v1" });
    expect(await members().put({ team: "v", name: "1", nick: "v2" })).toMatchObject({ nick: "v2", version: 1 });
    const changed = members().update({ team: "v", name: "1" }, { nick: "v3", version: 0 });
    await expect(changed).rejects.toMatchObject({ code: "VERSION_CONFLICT" });
    expect(await members().update({ team: "v", name: "1" }, { nick: "v3", version: 1 })).toMatchObject({ version: 2 });
    expect(
      await members().update({ team: "v", name: "1" }, { nick: "v4" }, { returnValues: "UPDATED_OLD" }),
    ).toMatchObject({ nick: "v3", version: 2 });
    await members().create({ team: "v", name: "2", nick: "v2" });
  });

  test("an item of another model that has the key is not touched", async () => {
    const foreign = { pk: { S: "TEAM#f" }, sk: { S: "MEMBER#1" }, _type: { S: "Other" }, nick: { S: "f" } };
    await bed.raw(Member.table).put(foreign);
    await expect(members().put({ team: "f", name: "1", nick: "f1" })).rejects.toMatchObject({
      code: "CONDITION_FAILED",
    });
    expect(await members().delete({ team: "f", name: "1" })).toBe(false);
    await expect(members().update({ team: "f", name: "1" }, { nick: "f2" })).rejects.toMatchObject({
      code: "ITEM_NOT_FOUND",
    });
    await members().create({ team: "f", name: "2", nick: "f" });
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
