import { describe, expect, test } from "@jest/globals";
import type { ConditionFailedError, DynamORMError } from "@dynamorm/core";
import { ada, conditionFailed, now, setUp, stored } from "../../test/fixtures/set-up.ts";

describe("W3: update", () => {
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
      "a version that is lower",
      conditionFailed({ ...stored, version: { N: "2" } }),
      {
        code: "VERSION_CONFLICT",
        message: `User { id: "1" } has version 2, not 3 as expected: it has not had that version since it was made; read it again and repeat the change`,
      },
    ],
    [
      "another condition",
      conditionFailed({ ...stored, version: { N: "3" } }),
      {
        name: "ConditionFailedError",
        code: "CONDITION_FAILED",
        message: `the condition of this UpdateItem does not hold for User { id: "1" }; it asks for status = …`,
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
      `Model "User": update of "emial", which is no attribute; there are id, email, age, status, tags, notes, address, nickname, invitedBy, createdAt, updatedAt, version; did you mean "email"?`,
    ],
    [
      "an attribute named as a part of Object",
      { constructor: "x" },
      `Model "User": update of "constructor", which is no attribute; there are id, email, age, status, tags, notes, address, nickname, invitedBy, createdAt, updatedAt, version`,
    ],
    [
      "the removal of a required attribute",
      { email: null },
      `Model "User": update removes "email" (null), which every item has; make it optional() if items may lack it, or nullable() to store null`,
    ],
    [
      "a version that is none",
      { version: -1 },
      `Model "User": "version" is the version of an item, a whole number from 0, not the number -1`,
    ],
    ["no object", "x", `Model "User": an update takes a plain object of attributes, not the string "x"`],
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
