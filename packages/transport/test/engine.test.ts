import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Executor, StoredItem } from "@dynamorm/core";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { composeMiddleware, createClient, logRequests, type RequestLogEntry, clientExecutor } from "../src/index.ts";
import { thrownBy } from "./thrown-by.ts";

let engine: LocalEngine;
let client: DynamoDBClient;

beforeAll(async () => {
  engine = await startLocal();
  client = createClient({ endpoint: engine.endpoint, maxAttempts: 1 });
});

afterAll(async () => {
  client?.destroy();
  await engine?.stop();
});

const ada: StoredItem = {
  id: { S: "ada" },
  age: { N: "36" },
  photo: { B: new Uint8Array([1, 2, 3]) },
  address: { M: { city: { S: "London" }, lines: { L: [{ S: "12" }, { NULL: true }] } } },
  tags: { SS: ["math"] },
  active: { BOOL: true },
};

async function createTable(execute: Executor, TableName: string): Promise<void> {
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

describe.each<[string, (table: string) => { readonly execute: Executor; readonly TableName: string }]>([
  ["a DynamoDBClient", (TableName) => ({ execute: clientExecutor(client), TableName })],
  [
    "a DynamoDBDocumentClient",
    (TableName) => ({
      execute: clientExecutor(DynamoDBDocumentClient.from(client)),
      TableName: `${TableName}.document`,
    }),
  ],
  [
    "a DynamoDBDocumentClient that converts in its own way",
    (TableName) => {
      const translate = { marshallOptions: { convertEmptyValues: true }, unmarshallOptions: { wrapNumbers: true } };
      return { execute: clientExecutor(DynamoDBDocumentClient.from(client, translate)), TableName: `${TableName}.own` };
    },
  ],
])("%s", (_, executorFor) => {
  test("what is written is read back as it is stored", async () => {
    const { execute, TableName } = executorFor("items");
    await createTable(execute, TableName);
    const Key = { id: { S: "ada" } };
    await execute({ operation: "PutItem", input: { TableName, Item: ada } });
    expect((await execute({ operation: "GetItem", input: { TableName, Key } })).Item).toEqual(ada);
    expect((await execute({ operation: "Scan", input: { TableName } })).Items).toEqual([ada]);
    const page = await execute({
      operation: "Query",
      input: { TableName, KeyConditionExpression: "id = :id", ExpressionAttributeValues: { ":id": { S: "ada" } } },
    });
    expect(page).toMatchObject({ Items: [ada], Count: 1 });
    const updated = await execute({
      operation: "UpdateItem",
      input: {
        TableName,
        Key,
        UpdateExpression: "ADD age :one",
        ExpressionAttributeValues: { ":one": { N: "1" } },
        ReturnValues: "ALL_NEW",
      },
    });
    expect(updated.Attributes).toEqual({ ...ada, age: { N: "37" } });
    await execute({ operation: "DeleteItem", input: { TableName, Key } });
    expect((await execute({ operation: "GetItem", input: { TableName, Key } })).Item).toBeUndefined();
  });

  test("a condition that does not hold gives the item that is there, as it is stored", async () => {
    const { execute, TableName } = executorFor("conditions");
    await createTable(execute, TableName);
    await execute({ operation: "PutItem", input: { TableName, Item: ada } });
    const error = await thrownBy(() =>
      execute({
        operation: "PutItem",
        model: "User",
        input: {
          TableName,
          Item: { id: { S: "ada" } },
          ConditionExpression: "attribute_not_exists(id)",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      }),
    );
    expect(error).toMatchObject({
      name: "ConditionFailedError",
      code: "CONDITION_FAILED",
      retryable: false,
      operation: "PutItem",
      model: "User",
      table: TableName,
      current: ada,
      cause: expect.objectContaining({ name: "ConditionalCheckFailedException" }),
    });
  });
});

test("tables are made, described, given a time to live, and deleted", async () => {
  const execute = clientExecutor(client);
  const TableName = "tables";
  await createTable(execute, TableName);
  const { Table } = await execute({ operation: "DescribeTable", input: { TableName } });
  expect(Table).toMatchObject({ TableName, KeySchema: [{ AttributeName: "id", KeyType: "HASH" }] });
  const TimeToLiveSpecification = { Enabled: true, AttributeName: "expires" };
  await execute({ operation: "UpdateTimeToLive", input: { TableName, TimeToLiveSpecification } });
  const ttl = await execute({ operation: "DescribeTimeToLive", input: { TableName } });
  expect(ttl.TimeToLiveDescription?.AttributeName).toBe("expires");
  await execute({ operation: "DeleteTable", input: { TableName } });
  await expect(execute({ operation: "DescribeTable", input: { TableName } })).rejects.toMatchObject({
    code: "TABLE_NOT_FOUND",
  });
});

test("a table that is not there", async () => {
  const Key = { id: { S: "ada" } };
  await expect(
    clientExecutor(client)({ operation: "GetItem", model: "User", input: { TableName: "missing", Key } }),
  ).rejects.toMatchObject({
    name: "TableNotFoundError",
    operation: "GetItem",
    model: "User",
    table: "missing",
    key: Key,
    message: `GetItem on table "missing" (model User): there is no table "missing" in region us-east-1 at ${engine.endpoint}. Create it (in development with ensureTable), wait until it is ACTIVE, or check region, account and table prefix.`,
  });
});

test("a table that is there already, and an index that is not", async () => {
  const execute = clientExecutor(client);
  await createTable(execute, "once");
  await expect(createTable(execute, "once")).rejects.toMatchObject({ code: "TABLE_IN_USE", table: "once" });
  await expect(
    execute({
      operation: "Query",
      input: {
        TableName: "once",
        IndexName: "byEmail",
        KeyConditionExpression: "id = :id",
        ExpressionAttributeValues: { ":id": { S: "ada" } },
      },
    }),
  ).rejects.toMatchObject({
    name: "IndexNotFoundError",
    code: "INDEX_NOT_FOUND",
    retryable: false,
    table: "once",
    index: "byEmail",
    message: expect.stringContaining(`table "once" has no index "byEmail"`),
  });
  await expect(execute({ operation: "Scan", input: { TableName: "once", IndexName: "byAge" } })).rejects.toMatchObject({
    code: "INDEX_NOT_FOUND",
    index: "byAge",
  });
});

test("a request that is wrong, without its values", async () => {
  const execute = clientExecutor(client);
  await createTable(execute, "strict");
  const wrong: readonly StoredItem[] = [
    { id: { S: "ada" }, age: { N: "top secret" } },
    { id: { S: "ada" }, tags: { SS: ["top secret", "top secret"] } },
    { nothing: { S: "top secret" } },
  ];
  for (const Item of wrong) {
    const error = await thrownBy(() => execute({ operation: "PutItem", input: { TableName: "strict", Item } }));
    expect(error).toMatchObject({ name: "RequestRejectedError", code: "REQUEST_REJECTED", retryable: false });
    expect(String(error)).not.toContain("top secret");
  }
});

test("logRequests shows each request with what came back", async () => {
  const entries: RequestLogEntry[] = [];
  const execute = composeMiddleware(clientExecutor(client), [logRequests({ log: (entry) => entries.push(entry) })]);
  await createTable(execute, "logged");
  const Key = { id: { S: "ada" } };
  await execute({ operation: "GetItem", model: "User", input: { TableName: "logged", Key } });
  await thrownBy(() => execute({ operation: "GetItem", input: { TableName: "missing", Key } }));
  expect(entries).toMatchObject([
    { operation: "CreateTable", table: "logged", output: { TableDescription: { TableName: "logged" } } },
    { operation: "GetItem", model: "User", table: "logged", input: { Key }, output: {} },
    { operation: "GetItem", table: "missing", error: { code: "TABLE_NOT_FOUND" } },
  ]);
});
