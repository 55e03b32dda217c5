import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { modelsFromDms } from "@dynamorm/dms";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { DynamORM } from "dynamorm";

const document = `
dms_version: "0.1"
namespace: "acme.shop"
models:
  - name: "User"
    table: { name: "users-${process.pid}-${Date.now()}" }
    naming: { convention: "camelCase" }
    keys:
      partition: { attribute: "PK", type: "S" }
      sort: { attribute: "SK", type: "S" }
    attributes:
      - { attribute: "PK", type: "S", required: true, roles: ["pk"] }
      - { attribute: "SK", type: "S", required: true, roles: ["sk"] }
      - { attribute: "status", type: "S", optional: true }
      - { attribute: "amount", type: "N", required: true }
      - { attribute: "count", type: "N", format: "int", omit_empty: true }
      - { attribute: "nickname", type: "S", optional: true, omit_empty: true }
      - { attribute: "tags", type: "SS", optional: true, omit_empty: true }
      - { attribute: "active", type: "BOOL", required: true, omit_empty: true }
      - { attribute: "settings", type: "S", json: true, optional: true }
      - { attribute: "draft", type: "S", json: true, omit_empty: true, optional: true }
      - { attribute: "seen", type: "S", format: "rfc3339nano" }
      - { attribute: "photo", type: "B", optional: true }
      - { attribute: "nothing", type: "NULL", optional: true }
      - { attribute: "lines", type: "L", optional: true }
      - { attribute: "meta", type: "M", required: true, omit_empty: true }
      - { attribute: "scores", type: "NS", optional: true }
      - { attribute: "createdAt", type: "S", format: "rfc3339nano", roles: ["created_at"] }
      - { attribute: "updatedAt", type: "S", format: "rfc3339nano", roles: ["updated_at"] }
      - { attribute: "version", type: "N", format: "int", roles: ["version"] }
      - { attribute: "ttl", type: "N", format: "unix_seconds", roles: ["ttl"], optional: true, omit_empty: true }
    indexes:
      - name: "gsi-status"
        type: "GSI"
        partition: { attribute: "status", type: "S" }
        sort: { attribute: "createdAt", type: "S" }
        projection: { type: "ALL" }
`;

const { User } = modelsFromDms(document, ["User"]);
const now = new Date("2026-01-31T12:00:00.000Z");
let engine: LocalEngine;
let db: DynamORM;

beforeAll(async () => {
  engine = await startLocal();
  db = new DynamORM({ endpoint: engine.endpoint, now: () => now, fullScans: "error" });
  await db.ensureTable(User);
});

afterAll(async () => {
  db.close();
  await engine.stop();
});

/** An item as the table has it. */
async function stored(PK: string, SK: string): Promise<unknown> {
  const key = { PK: { S: PK }, SK: { S: SK } };
  const { Item } = await db.executor({ operation: "GetItem", input: { TableName: User.table, Key: key } });
  return Item;
}

/** The sort keys of items. */
function keys(items: readonly { readonly [name: string]: unknown }[]): unknown[] {
  return items.map((item) => item["SK"]);
}

async function store(item: Readonly<Record<string, object>>): Promise<void> {
  await db.executor({ operation: "PutItem", input: { TableName: User.table, Item: item as never } });
}

describe("M13 models from a document: on a real engine", () => {
  test("items are created, read, updated and deleted", async () => {
    const users = db.model(User);
    const ada = {
      PK: "USER#ada",
      SK: "PROFILE",
      status: "active",
      amount: 3.5,
      count: 2n ** 62n,
      tags: new Set(["a"]),
      active: true,
      settings: { theme: ["dark"] },
      seen: now,
      photo: Uint8Array.of(1, 2),
      nothing: null,
      lines: [1, "a", { b: null }],
      meta: { deep: { er: true } },
      scores: new Set([1, 2.5]),
      ttl: new Date("2027-01-01T00:00:00.000Z"),
    };
    const created = await users.create(ada);
    expect(created).toMatchObject({ ...ada, createdAt: now, updatedAt: now, version: 0 });
    expect(await users.get({ PK: "USER#ada", SK: "PROFILE" })).toEqual(created);
    const { createdAt, version, ttl, seen, settings, count } = (await stored("USER#ada", "PROFILE")) as typeof ada &
      typeof created;
    expect({ createdAt, version, ttl, seen, settings, count }).toEqual({
      createdAt: { S: "2026-01-31T12:00:00.000Z" },
      version: { N: "0" },
      ttl: { N: "1798761600" },
      seen: { S: "2026-01-31T12:00:00.000Z" },
      settings: { S: '{"theme":["dark"]}' },
      count: { N: "4611686018427387904" },
    });

    const updated = await users.update({ PK: "USER#ada", SK: "PROFILE" }, { amount: 4, status: null, version: 0 });
    expect(updated).toMatchObject({ amount: 4, version: 1 });
    expect(updated).not.toHaveProperty("status");
    await expect(users.update({ PK: "USER#ada", SK: "PROFILE" }, { amount: 5, version: 0 })).rejects.toMatchObject({
      code: "VERSION_CONFLICT",
    });
    expect(await users.delete({ PK: "USER#ada", SK: "PROFILE" })).toBe(true);
  });

  test("queries have every operator, and go by the keys and indexes of the document", async () => {
    const users = db.model(User);
    for (const [SK, status] of [
      ["A#1", "open"],
      ["A#2", "open"],
      ["B#1", "closed"],
    ] as const) {
      // One after the other: items in their order.
      // oxlint-disable-next-line no-await-in-loop
      await users.put({ PK: "LIST", SK, status, amount: SK.length, active: true, meta: {}, tags: new Set([SK]) });
    }
    expect(keys(await users.where("PK", "=", "LIST").where("SK", "begins_with", "A#").all())).toEqual(["A#1", "A#2"]);
    expect(keys(await users.where("PK", "=", "LIST").where("SK", "<", "A#2").all())).toEqual(["A#1"]);
    expect(keys(await users.where("PK", "=", "LIST").filter("tags", "contains", "B#1").all())).toEqual(["B#1"]);
    const open = users.where("status", "=", "open").orderBy("createdAt", "desc");
    expect(open.explain()).toMatchObject({ index: "gsi-status" });
    expect(await open.count()).toBe(2);
    expect(() => users.where("amount", "begins_with", "1")).toThrow('no operator "begins_with"');
  });

  test("omit_empty stores nothing for what is empty; without it, nothing is NULL", async () => {
    const users = db.model(User);
    const empty = { nickname: "", tags: new Set(), active: false, count: 0n, meta: {}, draft: [] };
    await users.put({
      PK: "EMPTY",
      SK: "1",
      amount: 0,
      status: "open",
      settings: null,
      lines: null,
      scores: null,
      ...empty,
    });
    const item = await stored("EMPTY", "1");
    expect(item).toEqual({
      PK: { S: "EMPTY" },
      SK: { S: "1" },
      status: { S: "open" },
      amount: { N: "0" },
      settings: { NULL: true },
      lines: { NULL: true },
      scores: { NULL: true },
      createdAt: expect.anything(),
      updatedAt: expect.anything(),
      version: { N: "0" },
    });
    const read = await users.get({ PK: "EMPTY", SK: "1" });
    expect(read).toMatchObject({ active: false, meta: {}, settings: null, lines: null, scores: null });
    for (const absent of ["nickname", "tags", "count", "draft", "seen", "ttl"]) expect(read).not.toHaveProperty(absent);

    await users.update({ PK: "EMPTY", SK: "1" }, { active: true, draft: { a: 1 } });
    expect(await users.get({ PK: "EMPTY", SK: "1" })).toMatchObject({ active: true, draft: { a: 1 } });
    await users.update({ PK: "EMPTY", SK: "1" }, { active: false, draft: null });
    const after = await stored("EMPTY", "1");
    for (const absent of ["active", "draft"]) expect(after).not.toHaveProperty(absent);
  });

  test("what the other libraries write is read: nanoseconds, NULL, what is missing", async () => {
    await store({
      PK: { S: "GO" },
      SK: { S: "1" },
      amount: { N: "1" },
      status: { S: "open" },
      lines: { NULL: true },
      seen: { S: "2026-01-31T12:00:00.123456789+01:00" },
      createdAt: { S: "2026-01-31T12:00:00.5Z" },
      updatedAt: { S: "2026-01-31T12:00:00Z" },
      version: { N: "7" },
    });
    expect(await db.model(User).get({ PK: "GO", SK: "1" })).toEqual({
      PK: "GO",
      SK: "1",
      amount: 1,
      status: "open",
      lines: null,
      active: false,
      meta: {},
      seen: new Date("2026-01-31T11:00:00.123Z"),
      createdAt: new Date("2026-01-31T12:00:00.500Z"),
      updatedAt: now,
      version: 7,
    });
  });

  test("what does not fit the document is refused before it is sent", async () => {
    const users = db.model(User);
    const item = { PK: "X", SK: "1", active: false, meta: {} };
    await expect(users.create(item)).rejects.toMatchObject({ code: "INVALID_ITEM", path: "amount" });
    await expect(users.create({ ...item, amount: "1" })).rejects.toMatchObject({ path: "amount" });
    await expect(users.create({ ...item, amount: 1, nothing: 0 })).rejects.toMatchObject({
      code: "VALIDATION",
    });
    await expect(users.get({ PK: "X" })).rejects.toMatchObject({ code: "INVALID_ITEM" });
  });
});
