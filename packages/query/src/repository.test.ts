import { describe, expect, test } from "@jest/globals";
import type { DynamoDBRequest } from "@dynamorm/core";
import { recordingExecutor } from "../test/fixtures/recording-executor.ts";
import { ada, conditionFailed, now, setUp, stored, User } from "../test/fixtures/set-up.ts";
import { repository } from "./index.ts";

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
      message: `User { id: "1" } is in table "users" already; put() overwrites, update() changes`,
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
    await expect(users.create(given as never)).rejects.toThrow(
      `Model "User": an item is a plain object of attributes, not`,
    );
    expect(requests).toEqual([]);
  });
});

describe("put", () => {
  test("overwrites whatever is there", async () => {
    const { orders, requests } = setUp();
    await orders.put({ customerId: "c", orderId: "o", placedAt: now, total: 3 });
    const [{ input }] = requests as [DynamoDBRequest<"PutItem">];
    expect(Object.keys(input)).toEqual(["TableName", "Item"]);
  });

  test("of a model with a version, is an update of all that there is, so that the version counts on", async () => {
    const { users, requests } = setUp({ Attributes: { ...stored, version: { N: "7" } } });
    expect(await users.put({ id: "1", email: "ada@example.com", age: 36 })).toEqual({ ...ada, version: 7 });
    const [{ operation, input }] = requests as [DynamoDBRequest<"UpdateItem">];
    expect(operation).toBe("UpdateItem");
    expect(input).toMatchObject({ TableName: "users", Key: { id: { S: "1" } }, ReturnValues: "ALL_NEW" });
    expect(input).not.toHaveProperty("ConditionExpression");
    const [, set, remove] = /^SET (.*) REMOVE (.*)$/.exec(withNames(input)) as unknown as [string, string, string];
    expect(set.split(", ").map((part) => part.split(" ")[0])).toEqual(
      expect.arrayContaining(["email", "age", "status", "createdAt", "updatedAt", "version"]),
    );
    expect(remove.split(", ")).not.toContain("id");
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
      ConditionExpression: "attribute_exists(#n0) AND #n1 = :v0",
      ExpressionAttributeNames: { "#n0": "id", "#n1": "status" },
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
    const failure = await users
      .where("id", "=", "1")
      .where("status", "=", "disabled")
      .delete()
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "CONDITION_FAILED" });
    expect(failure).not.toHaveProperty("current");
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
      `get of model "User": there is no option "consistentRead"; it takes signal, timeoutMs, consistent and withDeleted`,
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
      `delete of model "User": its options are a plain object, not null`,
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
    expect(() => repository(User, {} as never)).toThrow(`Model "User": the executor is a function, not an object`);
    expect(() => repository(User, recordingExecutor().execute, { now: new Date() as never })).toThrow(
      `repository of model "User": the option "now" takes a function that gives a Date, not a Date`,
    );
  });
});

test("middleware that forgets to return the answer is told so", async () => {
  const forgetful = repository(User, (() => Promise.resolve()) as never);
  await expect(forgetful.get({ id: "1" })).rejects.toMatchObject({
    code: "INVALID_OPTION",
    message: "the executor, or a middleware, gave nothing for GetItem: a middleware returns what next() gives",
  });
});

/** The text of an update with the names that its placeholders stand for. */
function withNames({
  UpdateExpression = "",
  ExpressionAttributeNames = {},
}: DynamoDBRequest<"UpdateItem">["input"]): string {
  return UpdateExpression.replaceAll(/#n\d+/g, (placeholder) => ExpressionAttributeNames[placeholder] ?? placeholder);
}
