import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { attr, defineModel, DynamORM, isDynamORMError } from "dynamorm";

const User = defineModel({
  name: "User",
  table: `users-${process.pid}-${Date.now()}`,
  attributes: {
    id: attr.string(),
    email: attr.string(),
    age: attr.number(),
    status: attr.enum(["active", "disabled"]).default("active"),
    tags: attr.set(attr.string()).optional(),
    notes: attr.list(attr.string()).optional(),
    address: attr.map({ city: attr.string(), zip: attr.string() }).optional(),
    nickname: attr.string().optional(),
    createdAt: attr.createdAt(),
    updatedAt: attr.updatedAt(),
    version: attr.version(),
  },
  key: { partitionKey: "id" },
  indexes: { byStatus: { partitionKey: "status", sortKey: "age" } },
});
let engine: LocalEngine;
let db: DynamORM;
let clock = Date.UTC(2026, 0, 1);
const users = () => db.model(User);

beforeAll(async () => {
  engine = await startLocal();
  db = new DynamORM({ fullScans: "allow", endpoint: engine.endpoint, now: () => new Date((clock += 1000)) });
  await db.createTable(User);
});

afterAll(() => engine.stop());

const newUser = (id: string) => ({ id, email: `${id}@example.com`, age: 30 });

describe("W1: create", () => {
  test("stores the item and gives it as it is read back", async () => {
    const created = await users().create({
      ...newUser("c1"),
      tags: new Set(["a"]),
      notes: [],
      address: { city: "Paris", zip: "75001" },
    });
    expect(await users().get({ id: "c1" }, { consistent: true })).toEqual(created);
  });

  test("refuses to overwrite, and gives what is there", async () => {
    const created = await users().create(newUser("c2"));
    await expect(users().create({ ...newUser("c2"), age: 99 })).rejects.toMatchObject({
      code: "ITEM_ALREADY_EXISTS",
      current: created,
      key: { id: "c2" },
      model: "User",
    });
    expect(await users().get({ id: "c2" })).toEqual(created);
  });
});

describe("W1: put", () => {
  test("overwrites", async () => {
    await users().create({ ...newUser("p1"), nickname: "old" });
    await users().put(newUser("p1"));
    expect(await users().get({ id: "p1" })).not.toHaveProperty("nickname");
  });

  test("of an item that was read replaces that version only", async () => {
    const read = await users().create(newUser("p2"));
    const next = await users().put({ ...read, age: 31 });
    expect(next).toMatchObject({ version: 1, age: 31, createdAt: read.createdAt });
    await expect(users().put({ ...read, age: 32 })).rejects.toMatchObject({
      code: "VERSION_CONFLICT",
      expectedVersion: 0,
      current: next,
    });
  });
});

describe("W3: update", () => {
  test("changes what is given, and gives the item as it is then", async () => {
    const before = await users().create({ ...newUser("u1"), nickname: "x", tags: new Set(["a"]) });
    const after = await users()
      .where("id", "=", "u1")
      .update({ email: "new@example.com", nickname: null, tags: undefined });
    const { nickname: _, ...rest } = before;
    expect(after).toEqual({ ...rest, email: "new@example.com", updatedAt: expect.any(Date), version: 1 });
    expect(after.updatedAt.getTime()).toBeGreaterThan(before.updatedAt.getTime());
    expect(await users().get({ id: "u1" })).toEqual(after);
  });

  test("of two updates that expect one version, one is done", async () => {
    const { version } = await users().create(newUser("u2"));
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4].map((age) => users().update({ id: "u2" }, { age, version })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(
      outcomes.every(
        (outcome) => outcome.status === "fulfilled" || isDynamORMError(outcome.reason, "VERSION_CONFLICT"),
      ),
    ).toBe(true);
    expect(await users().get({ id: "u2" })).toMatchObject({ version: 1 });
  });

  test("of what is not there makes nothing", async () => {
    await expect(users().update({ id: "none" }, { age: 1 })).rejects.toMatchObject({
      code: "ITEM_NOT_FOUND",
      key: { id: "none" },
    });
    expect(await users().get({ id: "none" })).toBeUndefined();
  });

  test("under a condition that does not hold changes nothing", async () => {
    const created = await users().create(newUser("u3"));
    await expect(users().where("id", "=", "u3").where("age", ">", 60).update({ age: 61 })).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      current: created,
    });
    expect(await users().get({ id: "u3" })).toEqual(created);
    expect(
      await users()
        .where("id", "=", "u3")
        .filter((eb) => eb.or([eb("age", ">", 60), eb.notExists("nickname")]))
        .update({ age: 61 }),
    ).toMatchObject({ age: 61 });
  });

  test("with nothing to change touches the item", async () => {
    await users().create(newUser("u4"));
    expect(await users().update({ id: "u4" }, {})).toMatchObject({ version: 1 });
  });

  test("of an index's key moves the item in the index", async () => {
    await users().create({ ...newUser("u5"), status: "disabled" });
    expect(await users().where("status", "=", "disabled").count()).toBe(1);
    await users().update({ id: "u5" }, { status: "active" });
    expect(await users().where("status", "=", "disabled").count()).toBe(0);
  });
});

describe("W4: delete", () => {
  test("says whether there was an item", async () => {
    await users().create(newUser("d1"));
    expect(await users().delete({ id: "d1" })).toBe(true);
    expect(await users().delete({ id: "d1" })).toBe(false);
  });

  test("under a condition", async () => {
    const created = await users().create(newUser("d2"));
    const attempt = () => users().where("id", "=", "d2").where("age", "<", 18).delete();
    await expect(attempt()).rejects.toMatchObject({ code: "CONDITION_FAILED", current: created });
    await users().update({ id: "d2" }, { age: 17 });
    expect(await attempt()).toBe(true);
    await expect(attempt()).rejects.toMatchObject({ code: "ITEM_NOT_FOUND" });
  });
});

describe("an item in the table that does not fit the model", () => {
  test("is an error that names the place, when it is read", async () => {
    await db.executor({
      operation: "PutItem",
      input: { TableName: User.table, Item: { id: { S: "odd" }, email: { N: "3" } } },
    });
    await expect(users().get({ id: "odd" })).rejects.toMatchObject({
      code: "ITEM_MISMATCH",
      model: "User",
      path: "email",
    });
    await users().delete({ id: "odd" });
  });
});

test("a missing table is an error that says what to do", async () => {
  const Ghost = defineModel({
    name: "Ghost",
    table: "no-such-table",
    attributes: { id: attr.string() },
    key: { partitionKey: "id" },
  });
  const nowhere = db.model(Ghost);
  await expect(nowhere.get({ id: "1" })).rejects.toMatchObject({
    code: "TABLE_NOT_FOUND",
    model: "Ghost",
    table: "no-such-table",
    operation: "GetItem",
  });
  await expect(nowhere.query().all()).rejects.toMatchObject({ code: "TABLE_NOT_FOUND", operation: "Scan" });
});
