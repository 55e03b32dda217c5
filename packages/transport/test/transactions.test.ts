import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Executor, OperationInput, OperationOutput, StoredItem, TransactWriteItem } from "@dynamorm/core";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createClient, clientExecutor } from "../src/index.ts";
import { thrownBy } from "./thrown-by.ts";

let engine: LocalEngine;
let client: DynamoDBClient;
let execute: Executor;

const keyOf = (id: string): StoredItem => ({ id: { S: id } });
const put = (id: string, more: StoredItem = {}, TableName = "members"): TransactWriteItem => ({
  Put: { TableName, Item: { ...keyOf(id), ...more } },
});
const increment = (id: string, by = 1): TransactWriteItem => ({
  Update: {
    TableName: "members",
    Key: keyOf(id),
    UpdateExpression: "ADD age :by",
    ExpressionAttributeValues: { ":by": { N: String(by) } },
  },
});
const mustBeNew = {
  ConditionExpression: "attribute_not_exists(id)",
  ReturnValuesOnConditionCheckFailure: "ALL_OLD",
} as const;

beforeAll(async () => {
  engine = await startLocal();
  client = createClient({ endpoint: engine.endpoint, maxAttempts: 1 });
  execute = clientExecutor(client);
  for (const TableName of ["members", "orders"]) {
    await execute({
      operation: "CreateTable",
      input: {
        TableName,
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        BillingMode: "PAY_PER_REQUEST",
      },
    });
  }
});

afterAll(async () => {
  client?.destroy();
  await engine?.stop();
});

function write(
  TransactItems: TransactWriteItem[],
  more: Partial<OperationInput<"TransactWriteItems">> = {},
): Promise<OperationOutput<"TransactWriteItems">> {
  return execute({ operation: "TransactWriteItems", input: { TransactItems, ...more } });
}

async function itemOf(id: string, TableName = "members"): Promise<StoredItem | undefined> {
  return (await execute({ operation: "GetItem", input: { TableName, Key: keyOf(id), ConsistentRead: true } })).Item;
}

describe("TransactWriteItems", () => {
  test("W11: does all of its actions, on several tables", async () => {
    await write([put("old"), put("kept")]);
    await write([
      put("new", { age: { N: "1" } }),
      put("o1", {}, "orders"),
      increment("counted", 5),
      { Delete: { TableName: "members", Key: keyOf("old") } },
      { ConditionCheck: { TableName: "members", Key: keyOf("kept"), ConditionExpression: "attribute_exists(id)" } },
    ]);
    expect(await itemOf("new")).toEqual({ ...keyOf("new"), age: { N: "1" } });
    expect(await itemOf("o1", "orders")).toEqual(keyOf("o1"));
    expect(await itemOf("counted")).toMatchObject({ age: { N: "5" } });
    expect(await itemOf("old")).toBeUndefined();
  });

  test("W11: does none where one fails, and names those with the items that are there", async () => {
    const taken = { ...keyOf("taken"), photo: { B: new Uint8Array([1, 2, 255]) } };
    await write([{ Put: { TableName: "members", Item: taken } }]);
    const error = await thrownBy(() =>
      write([
        put("never", {}, "orders"),
        { Put: { TableName: "members", Item: keyOf("taken"), ...mustBeNew } },
        { Delete: { TableName: "members", Key: keyOf("nobody"), ConditionExpression: "attribute_exists(id)" } },
      ]),
    );
    expect(error).toMatchObject({
      name: "TransactionCanceledError",
      code: "TRANSACTION_CANCELED",
      retryable: false,
      operation: "TransactWriteItems",
      attempts: 1,
      reasons: [{ code: "None" }, { code: "ConditionalCheckFailed" }, { code: "ConditionalCheckFailed" }],
      failures: [
        { index: 1, kind: "put", table: "members", code: "ConditionalCheckFailed", current: taken },
        { index: 2, kind: "delete", table: "members", key: keyOf("nobody"), code: "ConditionalCheckFailed" },
      ],
      cause: expect.objectContaining({ name: "TransactionCanceledException" }),
    });
    expect(await itemOf("never", "orders")).toBeUndefined();
  });

  test("W11: is done once for one token, and a token is for one transaction", async () => {
    const ClientRequestToken = "a-token";
    await write([increment("once")], { ClientRequestToken });
    await write([increment("once")], { ClientRequestToken });
    expect(await itemOf("once")).toMatchObject({ age: { N: "1" } });
    const other = write([increment("once", 100)], { ClientRequestToken });
    await expect(other).rejects.toMatchObject({ code: "IDEMPOTENCY_MISMATCH", retryable: false });
    expect(await itemOf("once")).toMatchObject({ age: { N: "1" } });
  });

  test("W11: that was canceled may be done with the same token, once its conditions hold", async () => {
    const ClientRequestToken = "canceled-before";
    await write([put("in the way")]);
    const guarded: TransactWriteItem = { Put: { TableName: "members", Item: keyOf("in the way"), ...mustBeNew } };
    await expect(write([guarded], { ClientRequestToken })).rejects.toMatchObject({ code: "TRANSACTION_CANCELED" });
    await write([{ Delete: { TableName: "members", Key: keyOf("in the way") } }]);
    await write([guarded], { ClientRequestToken });
    expect(await itemOf("in the way")).toEqual(keyOf("in the way"));
  });

  test("W11: what grows over 400 KB, or is no number, is a reason of the action", async () => {
    await write([put("large", { text: { S: "x".repeat(390 * 1024) } })]);
    const grow: TransactWriteItem = {
      Update: {
        TableName: "members",
        Key: keyOf("large"),
        UpdateExpression: "SET more = :more",
        ExpressionAttributeValues: { ":more": { S: "top secret ".repeat(2000) } },
      },
    };
    const error = await thrownBy(() => write([put("never"), grow]));
    expect(error).toMatchObject({
      code: "TRANSACTION_CANCELED",
      retryable: false,
      failures: [{ index: 1, kind: "update", code: "ValidationError", message: expect.stringMatching(/size/i) }],
    });
    expect(JSON.stringify(error)).not.toContain("top secret");
    expect(await itemOf("never")).toBeUndefined();
  });

  test("W11: a table that is not there", async () => {
    await expect(write([put("never"), put("1", {}, "missing")])).rejects.toMatchObject({
      code: "TABLE_NOT_FOUND",
      message: expect.stringMatching(/^TransactWriteItems on tables "members" and "missing": there is no table /),
    });
    expect(await itemOf("never")).toBeUndefined();
  });

  // That these are refused is documented, in which words is not.
  test.each<[string, TransactWriteItem[]]>([
    ["two actions on one item", [put("top secret"), { Delete: { TableName: "members", Key: keyOf("top secret") } }]],
    ["no action", []],
    ["more than 100", Array.from({ length: 101 }, (_, n) => put(`top secret ${n}`))],
    ["an empty key", [put("")]],
    [
      "more than 4 MB",
      Array.from({ length: 11 }, (_, n) => put(`top secret ${n}`, { text: { S: "x".repeat(390 * 1024) } })),
    ],
  ])("W11: what DynamoDB refuses as a whole: %s", async (_, actions) => {
    const error = await thrownBy(() => write(actions));
    expect(error).toMatchObject({ code: "REQUEST_REJECTED", operation: "TransactWriteItems", retryable: false });
    expect(String(error)).not.toContain("top secret");
  });
});

describe("TransactGetItems", () => {
  test("W11: gives items in order, and an entry without one where there is none", async () => {
    await write([put("ada"), put("o2", {}, "orders")]);
    const Get = (id: string, TableName = "members"): { Get: { TableName: string; Key: StoredItem } } => ({
      Get: { TableName, Key: keyOf(id) },
    });
    const { Responses } = await execute({
      operation: "TransactGetItems",
      input: { TransactItems: [Get("o2", "orders"), Get("nobody at all"), Get("ada")] },
    });
    expect(Responses).toEqual([{ Item: keyOf("o2") }, {}, { Item: keyOf("ada") }]);
  });
});
