import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { AttributeValue, Executor, OperationOutput, StoredItem } from "@dynamorm/core";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { composeMiddleware, createClient, logRequests, type RequestLogEntry, clientExecutor } from "../src/index.ts";
import { answering, tcpServer } from "./tcp-server.ts";
import { thrownBy } from "./thrown-by.ts";

let engine: LocalEngine;
let client: DynamoDBClient;
let execute: Executor;
const entries: RequestLogEntry[] = [];

const ada: StoredItem = { id: { S: "ada" }, age: { N: "36" } };
const bob: StoredItem = { id: { S: "bob" }, age: { N: "7" } };

beforeAll(async () => {
  engine = await startLocal();
  client = createClient({ endpoint: engine.endpoint, maxAttempts: 1 });
  execute = composeMiddleware(clientExecutor(client), [logRequests({ log: (entry) => entries.push(entry) })]);
  for (const TableName of ["users", "others"]) {
    await execute({
      operation: "CreateTable",
      input: {
        TableName,
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        BillingMode: "PAY_PER_REQUEST",
      },
    });
    for (const Item of [ada, bob]) await execute({ operation: "PutItem", input: { TableName, Item } });
  }
});

afterAll(async () => {
  client?.destroy();
  await engine?.stop();
});

const keys = (...ids: string[]): StoredItem[] => ids.map((id) => ({ id: { S: id } }));

function batchGet(tables: Record<string, StoredItem[]>): Promise<OperationOutput<"BatchGetItem">> {
  const RequestItems = Object.fromEntries(Object.entries(tables).map(([table, Keys]) => [table, { Keys }]));
  return execute({ operation: "BatchGetItem", model: "User", input: { RequestItems } });
}

function run(Statement: string, ...Parameters: AttributeValue[]): Promise<OperationOutput<"ExecuteStatement">> {
  const parameters = Parameters.length === 0 ? {} : { Parameters };
  return execute({ operation: "ExecuteStatement", model: "User", input: { Statement, ...parameters } });
}

describe("BatchGetItem", () => {
  test("gives the items that there are, by table, and leaves out those that are not", async () => {
    const { Responses, UnprocessedKeys } = await batchGet({ users: keys("ada", "nobody", "bob"), others: keys("bob") });
    expect(Responses?.["users"]).toHaveLength(2);
    expect(Responses?.["users"]).toEqual(expect.arrayContaining([ada, bob]));
    expect(Responses?.["others"]).toEqual([bob]);
    expect(UnprocessedKeys).toEqual({});
  });

  test("keys that DynamoDB did not get to are in the answer, for whoever asks again", async () => {
    const unprocessed = { users: { Keys: keys("bob") } };
    const body = JSON.stringify({ Responses: { users: [ada] }, UnprocessedKeys: unprocessed });
    await using server = await tcpServer(answering(200, body));
    const partial = createClient({ endpoint: server.endpoint, maxAttempts: 1 });
    try {
      const answer = await clientExecutor(partial)({
        operation: "BatchGetItem",
        input: { RequestItems: { users: { Keys: keys("ada", "bob") } } },
      });
      expect(answer).toMatchObject({ Responses: { users: [ada] }, UnprocessedKeys: unprocessed });
    } finally {
      partial.destroy();
    }
  });

  test("a table that is not there", async () => {
    await expect(batchGet({ missing: keys("ada") })).rejects.toMatchObject({
      code: "TABLE_NOT_FOUND",
      operation: "BatchGetItem",
      model: "User",
      table: "missing",
      message: expect.stringContaining('BatchGetItem on table "missing" (model User): there is no table "missing"'),
    });
    const several = await thrownBy(() => batchGet({ users: keys("ada"), missing: keys("ada") }));
    expect(several).toMatchObject({
      code: "TABLE_NOT_FOUND",
      message: expect.stringMatching(
        /^BatchGetItem on tables "users" and "missing" .+ of the name "users" or "missing"/,
      ),
    });
    expect(several).not.toHaveProperty("table");
  });

  // That these are refused is documented, in which words is not: those of DynamoDB Local come second.
  test.each<[string, Record<string, StoredItem[]>, RegExp]>([
    ["the same key twice", { users: keys("top secret", "top secret") }, /contains duplicates/],
    ["no table", {}, /'RequestItems'.+length greater than or equal to 1|must have some requests/],
    ["no key", { users: [] }, /[Kk]eys'.+length greater than or equal to 1|list of keys .+ is required/],
    [
      "more than 100",
      { users: keys(...Array.from({ length: 101 }, (_, n) => `top secret ${n}`)) },
      /less than or equal to 100|[Tt]oo many items requested/,
    ],
    [
      "a key of another form",
      { users: [{ sk: { S: "top secret" } }] },
      /does not match the schema|required keys was not given a value/,
    ],
  ])("what DynamoDB refuses: %s", async (_, tables, words) => {
    const error = await thrownBy(() => batchGet(tables));
    expect(error).toMatchObject({ code: "REQUEST_REJECTED", message: expect.stringMatching(words) });
    expect(String(error)).not.toContain("top secret");
  });
});

describe("ExecuteStatement", () => {
  test("reads with values for each ?, page by page", async () => {
    expect((await run('SELECT * FROM "users" WHERE id = ?', { S: "ada" })).Items).toEqual([ada]);
    const Statement = 'SELECT id FROM "users"';
    const first = await execute({ operation: "ExecuteStatement", input: { Statement, Limit: 1 } });
    const { NextToken } = first;
    const second = await execute({ operation: "ExecuteStatement", input: { Statement, NextToken } });
    expect([first.Items, second.Items].flat()).toHaveLength(2);
    expect(second.NextToken).toBeUndefined();
  });

  test("writes, and gives what RETURNING asks for", async () => {
    expect((await run(`INSERT INTO "users" VALUE {'id': ?, 'age': ?}`, { S: "eve" }, { N: "1" })).Items ?? []).toEqual(
      [],
    );
    const updated = await run('UPDATE "users" SET age = ? WHERE id = ? RETURNING ALL NEW *', { N: "2" }, { S: "eve" });
    expect(updated.Items).toEqual([{ id: { S: "eve" }, age: { N: "2" } }]);
    await run('DELETE FROM "users" WHERE id = ?', { S: "eve" });
    expect((await run('SELECT * FROM "users" WHERE id = ?', { S: "eve" })).Items).toEqual([]);
  });

  test("an INSERT of a key that an item has", async () => {
    const error = await thrownBy(() => run(`INSERT INTO "users" VALUE {'id': ?}`, { S: "ada" }));
    expect(error).toMatchObject({
      name: "ItemAlreadyExistsError",
      code: "ITEM_ALREADY_EXISTS",
      retryable: false,
      operation: "ExecuteStatement",
      model: "User",
      // DynamoDB documents the first; DynamoDB Local answers with the code that one statement of a batch has.
      cause: expect.objectContaining({ name: expect.stringMatching(/^(DuplicateItemException|DuplicateItem)$/) }),
    });
  });

  test("an UPDATE of an item that is not there", async () => {
    const update = run('UPDATE "users" SET age = ? WHERE id = ?', { N: "2" }, { S: "nobody" });
    await expect(update).rejects.toMatchObject({ code: "CONDITION_FAILED" });
  });

  test("a table and an index that are not there", async () => {
    await expect(run('SELECT * FROM "missing"')).rejects.toMatchObject({
      code: "TABLE_NOT_FOUND",
      message: expect.stringMatching(/^ExecuteStatement \(model User\): there is no table of that name in region /),
    });
    await expect(run(`SELECT * FROM "users"."byEmail" WHERE email = 'x'`)).rejects.toMatchObject({
      code: "INDEX_NOT_FOUND",
      // Its name is told where the engine's answer has it, as that of DynamoDB Local does.
      message: expect.stringMatching(/the table has no (such index|index "byEmail") /),
    });
  });

  test.each([
    "",
    "ask politely for 'top secret'",
    `UPDATE "users" SETT age = 'top secret' WHERE id = 'ada'`,
    `UPDATE "users" SET age = 1 WHERE age = 'top secret'`,
    'SELECT * FROM "users" WHERE id = ?',
  ])("what DynamoDB refuses: %j", async (statement) => {
    const error = await thrownBy(() => run(statement));
    expect(error).toMatchObject({ code: "REQUEST_REJECTED", operation: "ExecuteStatement", retryable: false });
    expect(String(error)).not.toContain("top secret");
  });
});

test("logRequests names the table of a batch on one; a batch on several, and a statement, have none", async () => {
  entries.length = 0;
  await batchGet({ users: keys("ada") });
  await batchGet({ users: keys("ada"), others: keys("ada") });
  await run('SELECT * FROM "users" WHERE id = ?', { S: "ada" });
  expect(entries).toMatchObject([
    { operation: "BatchGetItem", model: "User", table: "users", output: { Responses: { users: [ada] } } },
    { operation: "BatchGetItem", model: "User" },
    { operation: "ExecuteStatement", model: "User", output: { Items: [ada] } },
  ]);
  expect(entries.map((entry) => "table" in entry)).toEqual([true, false, false]);
});
