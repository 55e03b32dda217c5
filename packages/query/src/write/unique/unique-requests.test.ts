import { attr, defineModel } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { recordingExecutor } from "../../../test/fixtures/recording-executor.ts";
import { ada, free, guard, guardOf, itemsOf, operations, User } from "../../../test/fixtures/unique-user.ts";
import { repository } from "../../index.ts";

describe("W12: the requests", () => {
  test("of create: the item, and the guard of its value", async () => {
    const { execute, requests } = recordingExecutor();
    expect(await repository(User, execute).create({ id: "1", email: "ada@x" })).toEqual({ id: "1", email: "ada@x" });
    expect(operations(requests)).toEqual(["TransactWriteItems"]);
    expect(itemsOf(requests[0])).toEqual([
      {
        Put: {
          TableName: "users",
          Item: ada,
          ConditionExpression: "attribute_not_exists(#n0)",
          ExpressionAttributeNames: { "#n0": "id" },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
      { Put: { TableName: "users", Item: guard("ada@x"), ...free } },
    ]);
  });

  test("of update: what is there is read, has to stay so, and its guard is exchanged", async () => {
    const { execute, requests } = recordingExecutor({ Item: ada }, {}, { Item: { ...ada, email: { S: "bob@x" } } });
    const updated = await repository(User, execute).update({ id: "1" }, { email: "bob@x" });
    expect(updated).toEqual({ id: "1", email: "bob@x" });
    const read = {
      operation: "GetItem",
      model: "User",
      input: { TableName: "users", Key: { id: { S: "1" } }, ConsistentRead: true },
    };
    expect([requests[0], requests[2]]).toEqual([read, read]);
    expect(itemsOf(requests[1])).toEqual([
      {
        Update: {
          TableName: "users",
          Key: { id: { S: "1" } },
          ConditionExpression: "attribute_exists(#n0) AND #n1 = :v0",
          UpdateExpression: "SET #n1 = :v1",
          ExpressionAttributeNames: { "#n0": "id", "#n1": "email" },
          ExpressionAttributeValues: { ":v0": { S: "ada@x" }, ":v1": { S: "bob@x" } },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
      { Put: { TableName: "users", Item: guard("bob@x"), ...free } },
      { Delete: { TableName: "users", Key: guardOf("ada@x"), ...free } },
    ]);
  });

  test("of delete: the guard goes with the item; where there is none, the delete is for none", async () => {
    const { execute, requests } = recordingExecutor({ Item: ada });
    expect(await repository(User, execute).delete({ id: "1" })).toBe(true);
    expect(itemsOf(requests[1])).toMatchObject([
      { Delete: { Key: { id: { S: "1" } }, ExpressionAttributeValues: { ":v0": { S: "ada@x" } } } },
      { Delete: { Key: guardOf("ada@x") } },
    ]);
    const none = recordingExecutor({});
    expect(await repository(User, none.execute).delete({ id: "1" })).toBe(false);
    expect(operations(none.requests)).toEqual(["GetItem", "DeleteItem"]);
    expect(none.requests[1]?.input).toMatchObject({
      ConditionExpression: "attribute_not_exists(#n0)",
    });
  });

  test("of what has no unique value are those that there were: no reads, no guards, and of scans that they leave guards out", async () => {
    const { execute, requests } = recordingExecutor({ Attributes: ada }, { Items: [] });
    const users = repository(User, execute, { fullScans: "allow" });
    await users.update({ id: "1" }, { age: 3 });
    await users.query().all();
    expect(operations(requests)).toEqual(["UpdateItem", "Scan"]);
    expect(requests[0]?.input).toMatchObject({ ConditionExpression: "attribute_exists(#n0)" });
    expect(requests[1]?.input).toEqual({
      TableName: "users",
      FilterExpression: "attribute_not_exists(#n0)",
      ExpressionAttributeNames: { "#n0": "_unique" },
    });
  });

  test("a count of a unique number is refused: what it comes to is not known", async () => {
    const Seat = defineModel({
      name: "Seat",
      table: "seats",
      attributes: { id: attr.string(), row: attr.number().unique() },
      key: { partitionKey: "id" },
    });
    const { execute, requests } = recordingExecutor({ Item: { id: { S: "1" }, row: { N: "3" } } });
    const built = repository(Seat, execute).where("id", "=", "1").updateBuilder().increment("row");
    await expect(built.execute()).rejects.toMatchObject({
      code: "INVALID_QUERY",
      attribute: "row",
      message: `Model "Seat": "row" is unique: what it comes to has to be known before it is written; set it to a value, in place of counting`,
    });
    expect(operations(requests)).toEqual(["GetItem"]);
  });
});

test("W12: an item that is gone before it could be read back was written all the same, and the error says so", async () => {
  const { execute } = recordingExecutor({ Item: ada }, {}, {});
  await expect(repository(User, execute).update({ id: "1" }, { email: "bob@x" })).rejects.toMatchObject({
    code: "ITEM_NOT_FOUND",
    message: `User { id: "1" } was deleted from table "users" before it could be read back (the write itself was made); returnValues: "NONE" reads nothing`,
  });
});
