import type { DynamoDBRequest } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { getUser, putUser } from "../../test/failure-of.ts";
import { untyped } from "../../test/untyped.ts";
import { contextOf, describeRequest, isReading, tableOf, tablesOf } from "./describe-request.ts";

const Keys = [{ id: { S: "secret" } }];
const batch = (...tables: string[]): DynamoDBRequest => ({
  operation: "BatchGetItem",
  input: { RequestItems: Object.fromEntries(tables.map((table) => [table, { Keys }])) },
});
const write = (...tables: string[]): DynamoDBRequest => ({
  operation: "TransactWriteItems",
  input: {
    TransactItems: tables.flatMap((TableName) => [
      { Put: { TableName, Item: { id: { S: "secret" } } } },
      { ConditionCheck: { TableName, Key: { id: { S: "secret" } }, ConditionExpression: "attribute_exists(id)" } },
    ]),
  },
});
const read = (...tables: string[]): DynamoDBRequest => ({
  operation: "TransactGetItems",
  input: { TransactItems: tables.map((TableName) => ({ Get: { TableName, Key: { id: { S: "secret" } } } })) },
});
const batchWrite = (...tables: string[]): DynamoDBRequest => ({
  operation: "BatchWriteItem",
  input: { RequestItems: Object.fromEntries(tables.map((table) => [table, [{ DeleteRequest: { Key: {} } }]])) },
});
const statement = (Statement: string): DynamoDBRequest => ({ operation: "ExecuteStatement", input: { Statement } });

describe("the tables of a request", () => {
  test.each<[DynamoDBRequest, string[], string]>([
    [putUser, ["users"], 'PutItem on table "users" (model User)'],
    [getUser, ["users"], 'GetItem on table "users"'],
    [batch("users"), ["users"], 'BatchGetItem on table "users"'],
    [batch("users", "orders"), ["users", "orders"], 'BatchGetItem on tables "users" and "orders"'],
    [batch("a", "b", "c"), ["a", "b", "c"], 'BatchGetItem on tables "a", "b" and "c"'],
    [batch(), [], "BatchGetItem"],
    [batchWrite("users", "orders"), ["users", "orders"], 'BatchWriteItem on tables "users" and "orders"'],
    [write("users", "orders"), ["users", "orders"], 'TransactWriteItems on tables "users" and "orders"'],
    [{ ...write("users"), model: "User" }, ["users"], 'TransactWriteItems on table "users" (model User)'],
    [read("users", "users"), ["users"], 'TransactGetItems on table "users"'],
    [write(), [], "TransactWriteItems"],
    [{ ...statement('SELECT * FROM "users"'), model: "User" }, [], "ExecuteStatement (model User)"],
  ])("%j", (request, tables, words) => {
    expect(tablesOf(request)).toEqual(tables);
    expect(describeRequest(request)).toBe(words);
  });

  test("a table is named where there is one and no other", () => {
    expect(tableOf(batch("users"))).toBe("users");
    expect(tableOf(batch("users", "orders"))).toBeUndefined();
    expect(contextOf(batch("users"), undefined)).toMatchObject({ table: "users", key: undefined });
    expect(contextOf(write("users"), undefined)).toMatchObject({ table: "users", key: undefined });
    expect(tableOf(write("users", "orders"))).toBeUndefined();
  });

  test.each([
    undefined,
    null,
    "text",
    [],
    { RequestItems: ["users"] },
    { RequestItems: null },
    { TableName: 5 },
    { TransactItems: "users" },
    { TransactItems: [null, 5, {}, { Put: "users" }, { Put: { TableName: 5 } }] },
  ])("an input that callers without types give is no trouble: %j", (input) => {
    expect(tablesOf({ operation: "BatchGetItem", input: untyped(input) })).toEqual([]);
  });
});

describe("reading", () => {
  test.each<[string, boolean]>([
    ['SELECT * FROM "users"', true],
    ["\n  select id from users", true],
    [`INSERT INTO "users" VALUE {'id': ?}`, false],
    [`UPDATE "users" SET age = 1 WHERE id = 'SELECT'`, false],
    ["DELETE FROM selected", false],
    ["SELECTED", false],
    ["-- why\nSELECT * FROM users", false],
    ["", false],
  ])("a statement that begins with SELECT: %j is %p", (text, reads) => {
    expect(isReading(statement(text))).toBe(reads);
  });

  test("a batch of keys is", () => {
    expect(isReading(batch("users"))).toBe(true);
    expect(isReading(batchWrite("users"))).toBe(false);
  });

  test("a transaction of keys is, one of writes is not", () => {
    expect(isReading(read("users"))).toBe(true);
    expect(isReading(write("users"))).toBe(false);
    expect(isReading(putUser)).toBe(false);
  });
});
