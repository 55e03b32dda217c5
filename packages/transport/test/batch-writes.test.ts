import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  compareCodePoints,
  type Executor,
  type OperationOutput,
  type StoredItem,
  type WriteRequest,
} from "@dynamorm/core";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createClient, clientExecutor } from "../src/index.ts";
import { answering, tcpServer } from "./tcp-server.ts";
import { thrownBy } from "./thrown-by.ts";

let engine: LocalEngine;
let client: DynamoDBClient;
let execute: Executor;

const put = (id: string, more: StoredItem = {}): WriteRequest => ({ PutRequest: { Item: { id: { S: id }, ...more } } });
const remove = (id: string): WriteRequest => ({ DeleteRequest: { Key: { id: { S: id } } } });

beforeAll(async () => {
  engine = await startLocal();
  client = createClient({ endpoint: engine.endpoint, maxAttempts: 1 });
  execute = clientExecutor(client);
  for (const TableName of ["guests", "hosts"]) {
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

function batchWrite(RequestItems: Record<string, WriteRequest[]>): Promise<OperationOutput<"BatchWriteItem">> {
  return execute({ operation: "BatchWriteItem", model: "User", input: { RequestItems } });
}

async function idsOf(TableName: string): Promise<readonly string[]> {
  const { Items = [] } = await execute({ operation: "Scan", input: { TableName, ConsistentRead: true } });
  return Items.map((item) => item["id"]?.S ?? "").toSorted(compareCodePoints);
}

test("W10: puts and deletes items, in several tables", async () => {
  await batchWrite({ guests: [put("ada"), put("bob")], hosts: [put("eve")] });
  const { UnprocessedItems } = await batchWrite({ guests: [remove("ada"), remove("nobody")], hosts: [put("bob")] });
  expect(UnprocessedItems).toEqual({});
  expect(await idsOf("guests")).toEqual(["bob"]);
  expect(await idsOf("hosts")).toEqual(["bob", "eve"]);
});

test("W10: writes that DynamoDB did not get to are in the answer, in the form of a request", async () => {
  const UnprocessedItems = { guests: [put("bob"), remove("eve")] };
  await using server = await tcpServer(answering(200, JSON.stringify({ UnprocessedItems })));
  const partial = createClient({ endpoint: server.endpoint, maxAttempts: 1 });
  try {
    const RequestItems = { guests: [put("ada"), put("bob"), remove("eve")] };
    const answer = await clientExecutor(partial)({ operation: "BatchWriteItem", input: { RequestItems } });
    expect(answer).toMatchObject({ UnprocessedItems });
  } finally {
    partial.destroy();
  }
});

test("W10: a table that is not there: nothing is written to the others", async () => {
  const error = await thrownBy(() => batchWrite({ guests: [put("never")], missing: [put("never")] }));
  expect(error).toMatchObject({
    code: "TABLE_NOT_FOUND",
    operation: "BatchWriteItem",
    model: "User",
    message: expect.stringMatching(
      /^BatchWriteItem on tables "guests" and "missing" \(model User\): there is no table /,
    ),
  });
  expect(error).not.toHaveProperty("table");
  expect(await idsOf("guests")).not.toContain("never");
});

// That these are refused is documented, in which words is not.
test.each<[string, Record<string, WriteRequest[]>]>([
  ["an item twice", { guests: [put("top secret"), put("top secret")] }],
  ["an item that is put and deleted", { guests: [put("top secret"), remove("top secret")] }],
  ["no table", {}],
  ["no write", { guests: [] }],
  ["more than 25", { guests: Array.from({ length: 26 }, (_, n) => put(`top secret ${n}`)) }],
  ["an empty key", { guests: [put("")] }],
  [
    "an item of more than 400 KB",
    { guests: [put("top secret"), put("large", { text: { S: "x".repeat(401 * 1024) } })] },
  ],
])("W10: what DynamoDB refuses as a whole: %s", async (_, writes) => {
  const error = await thrownBy(() => batchWrite(writes));
  expect(error).toMatchObject({ code: "REQUEST_REJECTED", operation: "BatchWriteItem", retryable: false });
  expect(String(error)).not.toContain("top secret");
  expect(await idsOf("guests")).not.toContain("top secret");
});
