import type { DynamoDBRequest, TransactionCanceledError, TransactWriteItem } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { exception } from "../../test/exception.ts";
import { aws, failureOf } from "../../test/failure-of.ts";
import { untyped } from "../../test/untyped.ts";
import { transactionCanceled } from "./transaction-canceled.ts";
import { translateError } from "./translate-error.ts";

const Key = { id: { S: "user-secret" } };
const put: TransactWriteItem = { Put: { TableName: "users", Item: Key } };
const update: TransactWriteItem = { Update: { TableName: "orders", Key, UpdateExpression: "REMOVE total" } };
const remove: TransactWriteItem = { Delete: { TableName: "users", Key } };
const check: TransactWriteItem = {
  ConditionCheck: { TableName: "stock", Key, ConditionExpression: "attribute_exists(id)" },
};
const none = { Code: "None" };
const unmet = { Code: "ConditionalCheckFailed", Message: "The conditional request failed" };
const conflict = { Code: "TransactionConflict", Message: "Transaction is ongoing for the item" };
const allOld = `error.failures has each action that failed, with the item that is there where the action asked for it (ReturnValuesOnConditionCheckFailure: "ALL_OLD").`;

function writing(...TransactItems: TransactWriteItem[]): DynamoDBRequest<"TransactWriteItems"> {
  return { operation: "TransactWriteItems", input: { TransactItems } };
}

function canceled(request: DynamoDBRequest, CancellationReasons: unknown, more: object = {}): TransactionCanceledError {
  const thrown = exception("TransactionCanceledException", "AWS's words.", { CancellationReasons, ...more });
  return transactionCanceled(failureOf(thrown, request, aws));
}

describe("each action that failed", () => {
  test("W11: is told with its place, what it is, its table, its key as it is stored, and why", () => {
    const error = canceled(writing(put, update, remove, check), [unmet, none, { ...unmet, Item: Key }, conflict]);
    const { Code: code, Message: message } = unmet;
    expect(error.failures).toEqual([
      { index: 0, kind: "put", table: "users", code, message },
      { index: 2, kind: "delete", table: "users", key: Key, code, message, current: Key },
      { index: 3, kind: "check", table: "stock", key: Key, code: conflict.Code, message: conflict.Message },
    ]);
    expect(error.reasons).toEqual([
      { code, message },
      { code: "None" },
      { code, message, current: Key },
      { code: conflict.Code, message: conflict.Message },
    ]);
    expect(error).toMatchObject({ name: "TransactionCanceledError", retryable: false, attempts: 1 });
    expect(error).not.toHaveProperty("table");
    expect(String(error)).not.toContain("user-secret");
  });

  test("W11: has the request's model and table, where it has one", () => {
    const error = canceled({ ...writing(update), model: "Order" }, [unmet]);
    expect(error).toMatchObject({ model: "Order", table: "orders", failures: [{ model: "Order", kind: "update" }] });
  });

  test("W11: that reads is one too", () => {
    const request: DynamoDBRequest = {
      operation: "TransactGetItems",
      input: { TransactItems: [{ Get: { TableName: "users", Key } }] },
    };
    const error = canceled(request, [conflict]);
    expect(error).toMatchObject({ retryable: true, failures: [{ index: 0, kind: "get", table: "users", key: Key }] });
    expect(error.message).toBe(
      `TransactGetItems on table "users": the transaction was canceled in region eu-west-1: TransactItems[0] (Get on table "users"): another request was working on the item (TransactionConflict). Try again after a while.`,
    );
  });
});

test.each<[string, DynamoDBRequest, unknown, string]>([
  [
    "conditions",
    writing(put, update),
    [none, unmet],
    `TransactWriteItems on tables "users" and "orders": the transaction was canceled in region eu-west-1, so nothing was changed: TransactItems[1] (Update on table "orders"): its condition does not hold (ConditionalCheckFailed). ${allOld}`,
  ],
  [
    "what passes by itself",
    writing(put, update),
    [conflict, { Code: "ThrottlingError" }],
    `TransactWriteItems on tables "users" and "orders": the transaction was canceled in region eu-west-1, so nothing was changed: TransactItems[0] (Put on table "users"): another request was working on the item (TransactionConflict); TransactItems[1] (Update on table "orders"): DynamoDB throttled it (ThrottlingError). Try again after a while.`,
  ],
  [
    "10 GB under one key",
    writing(put),
    [{ Code: "ItemCollectionSizeLimitExceeded", Message: "Collection size exceeded." }],
    `TransactWriteItems on table "users": the transaction was canceled in region eu-west-1, so nothing was changed: TransactItems[0] (Put on table "users"): the items of its partition key hold more than 10 GB (ItemCollectionSizeLimitExceeded). ${allOld}`,
  ],
  [
    "what DynamoDB says in words, without values of the request",
    writing(put),
    [{ Code: "ValidationError", Message: "An operand\nof user-secret has an incorrect data type" }],
    `TransactWriteItems on table "users": the transaction was canceled in region eu-west-1, so nothing was changed: TransactItems[0] (Put on table "users"): ValidationError "An operand of … has an incorrect data type". ${allOld}`,
  ],
  [
    "more than three",
    writing(put, put, put, put, put),
    [unmet, unmet, unmet, unmet, unmet],
    `TransactWriteItems on table "users": the transaction was canceled in region eu-west-1, so nothing was changed: TransactItems[0] (Put on table "users"): its condition does not hold (ConditionalCheckFailed); TransactItems[1] (Put on table "users"): its condition does not hold (ConditionalCheckFailed); TransactItems[2] (Put on table "users"): its condition does not hold (ConditionalCheckFailed); and 2 more. ${allOld}`,
  ],
  [
    "no reasons",
    writing(put),
    undefined,
    `TransactWriteItems on table "users": the transaction was canceled in region eu-west-1, so nothing was changed, for reasons that DynamoDB does not give. error.cause is what DynamoDB answered.`,
  ],
])("W11: the whole message of %s", (_, request, reasons, message) => {
  expect(canceled(request, reasons).message).toBe(message);
});

test("W11: after retries nothing was changed either, since every attempt has the same token", () => {
  const error = canceled(writing(put), [conflict], { $metadata: { attempts: 3 } });
  expect(error).toMatchObject({ attempts: 3, retryable: true });
  expect(error.message).toContain("was canceled in region eu-west-1 after 3 attempts, so nothing was changed: ");
  expect(error.message).not.toContain("An earlier attempt");
});

test("W11: the documentation writes the code of an action without a fault in two ways", () => {
  expect(canceled(writing(put, put), [{ Code: "NONE" }, {}]).failures).toEqual([]);
});

test.each([null, "none", [null, 5, "text"], [{ Code: 5 }]])(
  "W11: reasons that are none are no trouble: %j",
  (reasons) => {
    expect(canceled(writing(put), reasons)).toMatchObject({ code: "TRANSACTION_CANCELED", failures: [] });
  },
);

test.each([undefined, { TransactItems: null }, { TransactItems: [{ Put: 5 }] }])(
  "W11: nor is a request that is none: %j",
  (input) => {
    const error = canceled({ operation: "TransactWriteItems", input: untyped(input) }, [unmet]);
    expect(error.failures).toEqual([{ index: 0, code: unmet.Code, message: unmet.Message }]);
    expect(error.message).toContain(": TransactItems[0]: its condition does not hold (ConditionalCheckFailed). ");
  },
);

test("W11: names that objects inherit are codes like others", () => {
  expect(canceled(writing(put), [{ Code: "constructor" }]).message).toContain(": constructor. error.failures has");
});

test("W11: a transaction takes the permissions of its actions", () => {
  const denied = exception("AccessDeniedException");
  expect(translateError(failureOf(denied, writing(put, put, check))).message).toContain(
    " Allow dynamodb:PutItem and dynamodb:ConditionCheckItem on the table, ",
  );
  expect(translateError(failureOf(denied, writing(untyped({})))).message).toContain(
    " Allow dynamodb:TransactWriteItems on the table, ",
  );
});
