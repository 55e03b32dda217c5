import { describe, expect, test } from "@jest/globals";
import { ConditionFailedError, type DynamORMError, type StoredItem } from "@dynamorm/core";
import { recordingExecutor } from "../test/fixtures/recording-executor.ts";
import { orderModel, userModel } from "../test/fixtures/user.ts";
import { repository } from "./index.ts";

const now = new Date("2026-03-01T12:00:00.000Z");
const User = userModel();

/** A repository over an executor that gives these answers, and what it was sent. */
function setUp(...answers: readonly (object | Error)[]) {
  const { execute, requests } = recordingExecutor(...answers);
  return {
    users: repository(User, execute, { now: () => now }),
    orders: repository(orderModel(), execute, { now: () => now }),
    requests,
  };
}

/** What the executor throws when a condition does not hold; `current` is the item as it is stored. */
const conditionFailed = (current?: StoredItem) => new ConditionFailedError("the condition does not hold", { current });

const stored: StoredItem = {
  id: { S: "1" },
  email: { S: "ada@example.com" },
  age: { N: "36" },
  status: { S: "active" },
  createdAt: { S: "2026-03-01T12:00:00.000Z" },
  updatedAt: { S: "2026-03-01T12:00:00.000Z" },
  version: { N: "0" },
};
const ada = {
  id: "1",
  email: "ada@example.com",
  age: 36,
  status: "active",
  createdAt: now,
  updatedAt: now,
  version: 0,
} as const;

describe("get", () => {
  test("is one GetItem", async () => {
    const { users, requests } = setUp({ Item: stored });
    expect(await users.get({ id: "1" })).toEqual(ada);
    expect(requests).toEqual([
      { operation: "GetItem", model: "User", input: { TableName: "users", Key: { id: { S: "1" } } } },
    ]);
  });

  test("reads consistently where asked, and gives undefined for what is not there", async () => {
    const { orders, requests } = setUp({});
    expect(await orders.get({ customerId: "c", orderId: "o" }, { consistent: true })).toBeUndefined();
    expect(requests).toEqual([
      {
        operation: "GetItem",
        model: "Order",
        input: { TableName: "orders", Key: { customerId: { S: "c" }, orderId: { S: "o" } }, ConsistentRead: true },
      },
    ]);
  });

  test.each([
    ["a key that lacks a part", { customerId: "c" }],
    ["a key with more than its parts", { customerId: "c", orderId: "o", total: 1 }],
    ["a key of another type", { customerId: "c", orderId: 1 }],
    ["no key", undefined],
  ])("refuses %s before anything is sent", async (_, key) => {
    const { orders, requests } = setUp();
    await expect(orders.get(key as never)).rejects.toMatchObject({ code: "INVALID_ITEM", model: "Order" });
    expect(requests).toEqual([]);
  });
});

describe("create", () => {
  test("fills in defaults, timestamps and the version, and is refused where the key is taken", async () => {
    const { users, requests } = setUp();
    expect(await users.create({ id: "1", email: "ada@example.com", age: 36 })).toEqual(ada);
    expect(requests).toEqual([
      {
        operation: "PutItem",
        model: "User",
        input: {
          TableName: "users",
          Item: stored,
          ConditionExpression: "attribute_not_exists(#n0)",
          ExpressionAttributeNames: { "#n0": "id" },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
    ]);
  });

  test("keeps a createdAt that is given, as from an import; updatedAt is always now", async () => {
    const { users } = setUp();
    const before = new Date("2020-01-01");
    expect(await users.create({ ...ada, createdAt: before, updatedAt: before })).toMatchObject({
      createdAt: before,
      updatedAt: now,
    });
  });

  test("changes nothing of what it was given, and what it gives shares nothing with it", async () => {
    const { users } = setUp();
    const given = { id: "1", email: "e", age: 1, tags: new Set(["a"]) };
    const created = await users.create(given);
    created.tags?.add("b");
    expect(given).toEqual({ id: "1", email: "e", age: 1, tags: new Set(["a"]) });
  });

  test("a taken key is an ItemAlreadyExistsError with the item that is there", async () => {
    const { users } = setUp(conditionFailed(stored));
    await expect(users.create({ id: "1", email: "e", age: 1 })).rejects.toMatchObject({
      name: "ItemAlreadyExistsError",
      code: "ITEM_ALREADY_EXISTS",
      message: `there is a User { id: "1" } in table "users" already; put() overwrites, update() changes`,
      model: "User",
      table: "users",
      key: { id: "1" },
      current: ada,
    });
  });

  test.each<[string, unknown, string]>([
    ["a missing attribute", { id: "1", email: "e" }, "age"],
    ["an attribute of another type", { id: "1", email: "e", age: "36" }, "age"],
    ["an attribute that the model lacks", { id: "1", email: "e", age: 1, emial: "x" }, "emial"],
    ["an empty key", { id: "", email: "e", age: 1 }, "id"],
  ])("refuses %s before anything is sent", async (_, item, path) => {
    const { users, requests } = setUp();
    await expect(users.create(item as never)).rejects.toMatchObject({ code: "INVALID_ITEM", model: "User", path });
    expect(requests).toEqual([]);
  });

  test.each([null, undefined, "x", 3, []])("refuses %j, which is no item", async (given) => {
    const { users, requests } = setUp();
    await expect(users.create(given as never)).rejects.toThrow(`Model "User": an item is an object of attributes, not`);
    expect(requests).toEqual([]);
  });
});

describe("put", () => {
  test("overwrites whatever is there", async () => {
    const { users, requests } = setUp();
    await users.put({ id: "1", email: "ada@example.com", age: 36 });
    expect(requests).toEqual([{ operation: "PutItem", model: "User", input: { TableName: "users", Item: stored } }]);
  });

  test("with a version, replaces only the item of that version, by the next one", async () => {
    const { users, requests } = setUp();
    expect(await users.put(ada)).toMatchObject({ version: 1 });
    expect(requests[0]?.input).toEqual({
      TableName: "users",
      Item: { ...stored, version: { N: "1" } },
      ConditionExpression: "#n0 = :v0",
      ExpressionAttributeNames: { "#n0": "version" },
      ExpressionAttributeValues: { ":v0": { N: "0" } },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });
  });

  test("another version is a VersionConflictError", async () => {
    const { users } = setUp(conditionFailed({ ...stored, version: { N: "4" } }));
    await expect(users.put(ada)).rejects.toMatchObject({
      code: "VERSION_CONFLICT",
      expectedVersion: 0,
      current: { ...ada, version: 4 },
    });
  });
});

describe("update", () => {
  test("sets what is given, the time and the next version, on an item that is there", async () => {
    const { users, requests } = setUp({ Attributes: { ...stored, email: { S: "new@example.com" } } });
    expect(await users.where("id", "=", "1").update({ email: "new@example.com" })).toEqual({
      ...ada,
      email: "new@example.com",
    });
    expect(requests).toEqual([
      {
        operation: "UpdateItem",
        model: "User",
        input: {
          TableName: "users",
          Key: { id: { S: "1" } },
          UpdateExpression: "SET #n1 = :v0, #n2 = :v1 ADD #n3 :v2",
          ConditionExpression: "attribute_exists(#n0)",
          ExpressionAttributeNames: { "#n0": "id", "#n1": "email", "#n2": "updatedAt", "#n3": "version" },
          ExpressionAttributeValues: {
            ":v0": { S: "new@example.com" },
            ":v1": { S: now.toISOString() },
            ":v2": { N: "1" },
          },
          ReturnValues: "ALL_NEW",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
    ]);
  });

  test("by key is the same request", async () => {
    const { users, requests } = setUp({ Attributes: stored }, { Attributes: stored });
    await users.update({ id: "1" }, { age: 37 });
    await users.where("id", "=", "1").update({ age: 37 });
    expect(requests[0]).toEqual(requests[1]);
  });

  test("undefined leaves alone, null removes", async () => {
    const { users, requests } = setUp({ Attributes: stored });
    await users.update({ id: "1" }, { email: undefined, nickname: null });
    expect(requests[0]?.input).toMatchObject({
      UpdateExpression: "SET #n1 = :v0 REMOVE #n2 ADD #n3 :v1",
      ExpressionAttributeNames: { "#n0": "id", "#n1": "updatedAt", "#n2": "nickname", "#n3": "version" },
    });
  });

  test("a version is the one expected; other conditions come along", async () => {
    const { users, requests } = setUp({ Attributes: stored });
    await users
      .where("id", "=", "1")
      .where("status", "=", "active")
      .filter("age", "<", 99)
      .update({ age: 37, version: 3 });
    expect(requests[0]?.input).toMatchObject({
      ConditionExpression: "attribute_exists(#n0) AND #n1 = :v0 AND #n2 < :v1 AND #n3 = :v2",
      ExpressionAttributeNames: { "#n0": "id", "#n1": "status", "#n2": "age", "#n3": "version", "#n4": "updatedAt" },
    });
  });

  test("a whole item can be given: its key is no change, createdAt stays, its version is expected", async () => {
    const { users, requests } = setUp({ Attributes: stored });
    const { invitedBy: _, ...item } = { ...ada, invitedBy: undefined };
    await users.update({ id: "1" }, { ...item, age: 37 });
    expect(requests[0]?.input).toMatchObject({
      UpdateExpression: "SET #n2 = :v1, #n3 = :v2, #n4 = :v3, #n5 = :v4 ADD #n1 :v5",
      ConditionExpression: "attribute_exists(#n0) AND #n1 = :v0",
      ExpressionAttributeNames: {
        "#n0": "id",
        "#n1": "version",
        "#n2": "email",
        "#n3": "age",
        "#n4": "status",
        "#n5": "updatedAt",
      },
    });
  });

  test("nothing to change on a model without timestamps sends no update expression", async () => {
    const { orders, requests } = setUp({
      Attributes: {
        customerId: { S: "c" },
        orderId: { S: "o" },
        placedAt: { S: now.toISOString() },
        total: { N: "1" },
        state: { S: "open" },
        paid: { BOOL: false },
      },
    });
    await orders.update({ customerId: "c", orderId: "o" }, {});
    expect(requests[0]?.input).not.toHaveProperty("UpdateExpression");
  });

  test.each<[string, ConditionFailedError, Partial<DynamORMError> & Record<string, unknown>]>([
    [
      "no item",
      conditionFailed(),
      { name: "ItemNotFoundError", code: "ITEM_NOT_FOUND", message: `there is no User { id: "1" } in table "users"` },
    ],
    [
      "another version",
      conditionFailed({ ...stored, version: { N: "5" } }),
      {
        name: "VersionConflictError",
        code: "VERSION_CONFLICT",
        message: `User { id: "1" } has version 5, not 3 as expected: it was written in between; read it again and repeat the change`,
        expectedVersion: 3,
        current: { ...ada, version: 5 },
      },
    ],
    [
      "another condition",
      conditionFailed({ ...stored, version: { N: "3" } }),
      {
        name: "ConditionFailedError",
        code: "CONDITION_FAILED",
        message: `the condition of this UpdateItem does not hold for User { id: "1" }; nothing was changed`,
        current: { ...ada, version: 3 },
      },
    ],
  ])("tells %s apart", async (_, failure, expected) => {
    const { users } = setUp(failure);
    const attempt = users.where("id", "=", "1").where("status", "=", "active").update({ age: 1, version: 3 });
    await expect(attempt).rejects.toMatchObject({
      ...expected,
      key: { id: "1" },
      operation: "UpdateItem",
      model: "User",
      table: "users",
    });
  });

  test.each<[string, unknown, string]>([
    [
      "another key",
      { id: "2" },
      `Model "User": update of "id" from the string "1" to the string "2": a key never changes; create another item and delete this one`,
    ],
    [
      "a readonly attribute",
      { invitedBy: "eve" },
      `Model "User": update of "invitedBy", which is readonly; leave it out`,
    ],
    [
      "an attribute that is none",
      { emial: "x" },
      `Model "User": update of "emial", which is no attribute; there are id, email, age, status, tags, notes, address, nickname, invitedBy, createdAt, updatedAt, version`,
    ],
    [
      "an attribute named as a part of Object",
      { constructor: "x" },
      `Model "User": update of "constructor", which is no attribute; there are id, email, age, status, tags, notes, address, nickname, invitedBy, createdAt, updatedAt, version`,
    ],
    [
      "the removal of a required attribute",
      { email: null },
      `Model "User": update removes "email" (null), which every item has; make it optional() if items may lack it`,
    ],
    [
      "a version that is none",
      { version: -1 },
      `Model "User": "version" is the version that the item is expected to have, a whole number from 0, not the number -1`,
    ],
    ["no object", "x", `Model "User": an update takes an object of attributes, not the string "x"`],
  ])("refuses %s before anything is sent", async (_, changes, message) => {
    const { users, requests } = setUp();
    await expect(users.update({ id: "1" }, changes as never)).rejects.toMatchObject({ code: "INVALID_QUERY", message });
    expect(requests).toEqual([]);
  });

  test.each<[string, (users: ReturnType<typeof setUp>["users"]) => Promise<unknown>, string]>([
    [
      "a query without the key",
      (users) => users.where("email", "=", "e").update({ age: 1 }),
      `Model "User": update() is for one item: name its full key by where(…, "=", …); "id" is missing`,
    ],
    [
      "a key by another operator",
      (users) => users.where("id", "begins_with", "1").delete(),
      `Model "User": delete() is for one item: name its full key by where(…, "=", …); "id" is missing`,
    ],
    [
      "a key among the filters",
      (users) => users.filter((eb) => eb("id", "=", "1")).delete(),
      `Model "User": delete() is for one item: name its full key by where(…, "=", …); "id" is missing`,
    ],
    [
      "a limit",
      (users) => users.where("id", "=", "1").limit(1).update({ age: 1 }),
      `Model "User": limit() means nothing to update(), which is for one item by its key; leave it out`,
    ],
    [
      "an index",
      (users) => users.where("id", "=", "1").index("byEmail").delete(),
      `Model "User": index() means nothing to delete(), which is for one item by its key; leave it out`,
    ],
  ])("refuses %s", async (_, attempt, message) => {
    const { users, requests } = setUp();
    await expect(attempt(users)).rejects.toMatchObject({ code: "INVALID_QUERY", message });
    expect(requests).toEqual([]);
  });
});

describe("delete", () => {
  test("by key, and says whether there was an item", async () => {
    const { users, requests } = setUp({ Attributes: stored }, {});
    expect(await users.delete({ id: "1" })).toBe(true);
    expect(await users.delete({ id: "1" })).toBe(false);
    expect(requests[0]).toEqual({
      operation: "DeleteItem",
      model: "User",
      input: { TableName: "users", Key: { id: { S: "1" } }, ReturnValues: "ALL_OLD" },
    });
  });

  test("with a condition", async () => {
    const { users, requests } = setUp({ Attributes: stored });
    await users.where("id", "=", "1").where("status", "=", "disabled").delete();
    expect(requests[0]?.input).toEqual({
      TableName: "users",
      Key: { id: { S: "1" } },
      ConditionExpression: "#n0 = :v0",
      ExpressionAttributeNames: { "#n0": "status" },
      ExpressionAttributeValues: { ":v0": { S: "disabled" } },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      ReturnValues: "ALL_OLD",
    });
  });

  test("a condition that does not hold, with an item and without", async () => {
    const { users } = setUp(conditionFailed(stored), conditionFailed());
    const attempt = () => users.where("id", "=", "1").where("status", "=", "disabled").delete();
    await expect(attempt()).rejects.toMatchObject({ code: "CONDITION_FAILED", current: ada });
    await expect(attempt()).rejects.toMatchObject({ code: "ITEM_NOT_FOUND" });
  });

  test("an item that does not fit the model fails a condition all the same", async () => {
    const { users } = setUp(conditionFailed({ id: { S: "1" } }));
    await expect(users.where("id", "=", "1").where("status", "=", "disabled").delete()).rejects.toMatchObject({
      code: "CONDITION_FAILED",
      current: undefined,
    });
  });
});

test("errors of the executor pass through as they are", async () => {
  const failure = new Error("boom");
  for (const attempt of [
    (users: ReturnType<typeof setUp>["users"]) => users.get({ id: "1" }),
    (users: ReturnType<typeof setUp>["users"]) => users.create({ id: "1", email: "e", age: 1 }),
    (users: ReturnType<typeof setUp>["users"]) => users.update({ id: "1" }, { age: 1 }),
    (users: ReturnType<typeof setUp>["users"]) => users.delete({ id: "1" }),
    (users: ReturnType<typeof setUp>["users"]) => users.query().all(),
  ]) {
    await expect(attempt(setUp(failure).users)).rejects.toBe(failure);
  }
});

describe("what callers without types can give", () => {
  test.each<[string, (users: ReturnType<typeof setUp>["users"]) => Promise<unknown>, string]>([
    [
      "an option that does not exist",
      (users) => users.get({ id: "1" }, { consistentRead: true } as never),
      `get of model "User": there is no option "consistentRead"; it takes signal and consistent`,
    ],
    [
      "an option of another type",
      (users) => users.get({ id: "1" }, { consistent: "yes" } as never),
      `get of model "User": the option "consistent" takes true or false, not the string "yes"`,
    ],
    [
      "a signal that is none",
      (users) => users.query().all({ signal: true } as never),
      `all of model "User": the option "signal" takes an AbortSignal, not true`,
    ],
    [
      "no options",
      (users) => users.delete({ id: "1" }, null as never),
      `delete of model "User": its options are an object, not null`,
    ],
  ])("refuses %s before anything is sent", async (_, attempt, message) => {
    const { users, requests } = setUp();
    await expect(attempt(users)).rejects.toMatchObject({ code: "INVALID_OPTION", message, model: "User" });
    expect(requests).toEqual([]);
  });

  test.each([undefined, null, "User", {}, { name: "User", attributes: {} }])("%j is no model", (model) => {
    expect(() => repository(model as never, recordingExecutor().execute)).toThrow(
      expect.objectContaining({
        code: "INVALID_MODEL",
        message: expect.stringMatching(/^this takes a model made by defineModel\(\), not /),
      }),
    );
  });

  test("an executor and a clock are functions", () => {
    expect(() => repository(User, {} as never)).toThrow(`Model "User": "executor" is a function, not an object`);
    expect(() => repository(User, recordingExecutor().execute, { now: new Date() as never })).toThrow(
      `Model "User": "now" is a function, not a Date`,
    );
  });
});
