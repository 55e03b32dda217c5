import { describe, expect, it } from "@jest/globals";
import { requestMeaning } from "./request-meaning.ts";

const update = {
  TableName: "orders-one",
  Key: { id: { S: "1" } },
  UpdateExpression: "SET #total = :total, #status = :status",
  ConditionExpression: "attribute_exists(#id)",
  ExpressionAttributeNames: { "#id": "id", "#total": "total", "#status": "status" },
  ExpressionAttributeValues: { ":total": { N: "1" }, ":status": { S: "open" } },
};

const meaningOf = (input: object): string => requestMeaning("UpdateItem", JSON.stringify(input));

describe("the meaning of a request", () => {
  it.each([
    [
      "placeholders have other names",
      {
        ...update,
        UpdateExpression: "SET #n0 = :v0, #n1 = :v1",
        ConditionExpression: "attribute_exists(#n2)",
        ExpressionAttributeNames: { "#n0": "total", "#n1": "status", "#n2": "id" },
        ExpressionAttributeValues: { ":v0": { N: "1" }, ":v1": { S: "open" } },
      },
    ],
    ["changes are in another order", { ...update, UpdateExpression: "set #status=:status,#total=:total" }],
    ["conditions have parentheses", { ...update, ConditionExpression: "(attribute_exists(#id))" }],
    ["the table is that of another library", { ...update, TableName: "orders-other" }],
    ["a default is said", { ...update, ReturnValues: "NONE" }],
    [
      "a library stores its own mark",
      {
        ...update,
        UpdateExpression: "SET #total = :total, #status = :status, #mark = :mark",
        ExpressionAttributeNames: { ...update.ExpressionAttributeNames, "#mark": "_type" },
        ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ":mark": { S: "Order" } },
      },
    ],
    ["fields are in another order", Object.fromEntries(Object.entries(update).toReversed())],
  ])("is the same where %s", (_, other) => {
    expect(meaningOf(other)).toBe(meaningOf(update));
  });

  it.each([
    [
      "another value is set",
      { ...update, ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ":total": { N: "2" } } },
    ],
    [
      "another attribute is set",
      { ...update, ExpressionAttributeNames: { ...update.ExpressionAttributeNames, "#total": "sum" } },
    ],
    ["there is no condition", { ...update, ConditionExpression: undefined }],
    ["the item is another", { ...update, Key: { id: { S: "2" } } }],
    ["more is asked for", { ...update, ReturnValues: "ALL_NEW" }],
  ])("is another where %s", (_, other) => {
    expect(meaningOf(other)).not.toBe(meaningOf(update));
  });
});
