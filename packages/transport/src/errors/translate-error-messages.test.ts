import type { DynamoDBRequest, DynamORMError } from "@dynamorm/core";
import { expect, test } from "@jest/globals";
import { exception } from "../../test/exception.ts";
import { failureOf, getUser, local, putUser } from "../../test/failure-of.ts";
import { translateError } from "./translate-error.ts";

const TableName = "users";
const twoPuts: DynamoDBRequest<"TransactWriteItems"> = {
  operation: "TransactWriteItems",
  input: { TransactItems: [{ Put: { TableName, Item: {} } }, { Put: { TableName, Item: {} } }] },
};

const messages: readonly [what: string, error: () => DynamORMError, message: string][] = [
  [
    "a condition that does not hold, with the item",
    () => translateError(failureOf(exception("ConditionalCheckFailedException", "…", { Item: { id: { S: "1" } } }))),
    `PutItem on table "users" (model User): the condition does not hold, so nothing was changed. error.current is the item that is there.`,
  ],
  [
    "a condition that does not hold, without the item",
    () => translateError(failureOf(exception("ConditionalCheckFailedException"))),
    `PutItem on table "users" (model User): the condition does not hold, so nothing was changed. There is no such item, or it was not asked for (ReturnValuesOnConditionCheckFailure: "ALL_OLD").`,
  ],
  [
    "a condition that does not hold, after a retry",
    () =>
      translateError(
        failureOf(exception("ConditionalCheckFailedException", "…", { Item: {}, $metadata: { attempts: 2 } })),
      ),
    `PutItem on table "users" (model User): the condition does not hold after 2 attempts. error.current is the item that is there. An earlier attempt may have been done.`,
  ],
  [
    "a table that is not there",
    () => translateError(failureOf(exception("ResourceNotFoundException"), putUser, local)),
    `PutItem on table "users" (model User): there is no table "users" in region us-east-1 at http://127.0.0.1:8000. Create it (in development with ensureTable), wait until it is ACTIVE, or check region, account and table prefix.`,
  ],
  [
    "a table that is there",
    () => translateError(failureOf(exception("ResourceInUseException", "Table already exists: users"))),
    `PutItem on table "users" (model User): the table exists already, or is being created, changed or deleted in region eu-west-1: "Table already exists: users". Use ensureTable to create it only where it is missing, or wait until it is ACTIVE.`,
  ],
  [
    "throttling, with its reasons",
    () =>
      translateError(
        failureOf(
          exception("ProvisionedThroughputExceededException", "…", {
            $metadata: { attempts: 3 },
            ThrottlingReasons: [
              { reason: "TableWriteKeyRangeThroughputExceeded" },
              { reason: "TableWriteKeyRangeThroughputExceeded" },
              {},
            ],
          }),
        ),
      ),
    `PutItem on table "users" (model User): DynamoDB throttled the request in region eu-west-1 after 3 attempts (TableWriteKeyRangeThroughputExceeded). Try again after a while, send less at once, raise the capacity of the table or index, or spread a key that is written often. An earlier attempt may have been done.`,
  ],
  [
    "another transaction",
    () => translateError(failureOf(exception("TransactionConflictException"))),
    `PutItem on table "users" (model User): another transaction was working on the item in region eu-west-1; nothing was changed. Try again.`,
  ],
  [
    "another transaction, after a retry",
    () => translateError(failureOf(exception("TransactionConflictException", "…", { $metadata: { attempts: 3 } }))),
    `PutItem on table "users" (model User): another transaction was working on the item in region eu-west-1 after 3 attempts. Try again. An earlier attempt may have been done.`,
  ],
  [
    "another Region",
    () => translateError(failureOf(exception("ReplicatedWriteConflictException"))),
    `PutItem on table "users" (model User): a write in another Region was working on the item in region eu-west-1; nothing was changed. Try again.`,
  ],
  [
    "a request that is wrong, after a retry",
    () => translateError(failureOf(exception("ValidationException", "No.", { $metadata: { attempts: 2 } }))),
    `PutItem on table "users" (model User): DynamoDB refused the request in region eu-west-1: "No.". Compare it with the request that was sent. An earlier attempt may have been done.`,
  ],
  [
    "a read that is throttled after retries, and changes nothing",
    () => translateError(failureOf(exception("Throttling", "…", { $metadata: { attempts: 3 } }), getUser)),
    `GetItem on table "users": DynamoDB throttled the request in region eu-west-1 after 3 attempts. Try again after a while, send less at once, raise the capacity of the table or index, or spread a key that is written often.`,
  ],
  [
    "access denied",
    () =>
      translateError(
        failureOf(exception("AccessDeniedException", "User: arn:aws:iam::123456789012:user/ada is not authorized")),
      ),
    `PutItem on table "users" (model User): access denied in region eu-west-1: "User: arn:aws:iam::123456789012:user/ada is not authorized". Allow dynamodb:PutItem on the table, and on table/…/index/* for its indexes, to the user or role that asks.`,
  ],
  [
    "a request that is wrong",
    () =>
      translateError(failureOf(exception("ValidationException", "The provided key element does not match the schema"))),
    `PutItem on table "users" (model User): DynamoDB refused the request in region eu-west-1: "The provided key element does not match the schema". The keys of the model and of the table, or an index, are not the same: compare them.`,
  ],
  [
    "an index that is not there",
    () =>
      translateError(
        failureOf(exception("ValidationException", "The table does not have the specified index: byEmail"), {
          operation: "Query",
          input: { TableName: "users", IndexName: "byEmail", KeyConditionExpression: "…" },
        }),
      ),
    `Query on table "users": table "users" has no index "byEmail" in region eu-west-1. Add it with the tool that made the table (CDK, Terraform, CloudFormation), and wait until it is ACTIVE; in development, deleteTable and ensureTable make the table anew with it, without its items. Or take it out of the model's indexes.`,
  ],
  [
    "an index that is not there, in a statement",
    () =>
      translateError(
        failureOf(exception("ValidationException", "The table does not have the specified index"), {
          operation: "ExecuteStatement",
          input: { Statement: 'SELECT * FROM "users"."byEmail"' },
        }),
      ),
    `ExecuteStatement: the table has no such index in region eu-west-1. Add it with the tool that made the table (CDK, Terraform, CloudFormation), and wait until it is ACTIVE; in development, deleteTable and ensureTable make the table anew with it, without its items. Or take it out of the model's indexes.`,
  ],
  [
    "an index that is being made",
    () =>
      translateError(
        failureOf(exception("ValidationException", "Cannot read from backfilling global secondary index: byEmail"), {
          operation: "Query",
          input: { TableName: "users", IndexName: "byEmail" },
        }),
      ),
    `Query on table "users": DynamoDB refused the request in region eu-west-1: "Cannot read from backfilling global secondary index: byEmail". The index is being made: wait until it is ACTIVE (describeTable tells).`,
  ],
  [
    "a start key that is of another query",
    () =>
      translateError(
        failureOf(
          exception(
            "ValidationException",
            "The provided starting key is outside query boundaries based on provided condition",
          ),
          { operation: "Query", input: { TableName: "users" } },
        ),
      ),
    `Query on table "users": DynamoDB refused the request in region eu-west-1: "The provided starting key is outside query boundaries based on provided condition". ExclusiveStartKey is the LastEvaluatedKey of the very query that goes on: read with the query that it is of, or from the beginning.`,
  ],
  [
    "a start key of another schema",
    () =>
      translateError(
        failureOf(
          exception(
            "ValidationException",
            "The provided starting key is invalid: The provided key element does not match the schema",
          ),
          { operation: "Scan", input: { TableName: "users" } },
        ),
      ),
    `Scan on table "users": DynamoDB refused the request in region eu-west-1: "The provided starting key is invalid: The provided key element does not match the schema". ExclusiveStartKey is the LastEvaluatedKey of the very query that goes on: read with the query that it is of, or from the beginning.`,
  ],
  [
    "an INSERT of what is there",
    () =>
      translateError(
        failureOf(exception("DuplicateItemException"), {
          operation: "ExecuteStatement",
          model: "User",
          input: { Statement: `INSERT INTO "users" VALUE {'id': ?}`, Parameters: [{ S: "1" }] },
        }),
      ),
    "ExecuteStatement (model User): there is an item with this key already. INSERT is for new items: UPDATE changes one that is there.",
  ],
  [
    "a table of a batch that is not there",
    () =>
      translateError(
        failureOf(exception("ResourceNotFoundException"), {
          operation: "BatchGetItem",
          input: { RequestItems: { users: { Keys: [] }, orders: { Keys: [] } } },
        }),
      ),
    `BatchGetItem on tables "users" and "orders": there is no table of the name "users" or "orders" in region eu-west-1. Create it (in development with ensureTable), wait until it is ACTIVE, or check region, account and table prefix.`,
  ],
  [
    "a token of another transaction",
    () => translateError(failureOf(exception("IdempotentParameterMismatchException"), twoPuts)),
    `TransactWriteItems on table "users": another transaction had the same token in region eu-west-1 less than ten minutes ago, so this one was not done. A token (ClientRequestToken) is for one transaction and its retries, with the same actions in the same order and the same values: make a new one for each.`,
  ],
  [
    "a transaction that is being done",
    () =>
      translateError(
        failureOf(exception("TransactionInProgressException", "…", { $metadata: { attempts: 3 } }), twoPuts),
      ),
    `TransactWriteItems on table "users": a transaction with the same token is being done in region eu-west-1 after 3 attempts. Try again after a while, with the same token: that gives what came of it. Whether it was done is not known.`,
  ],
  [
    "two actions on one item",
    () =>
      translateError(
        failureOf(
          exception("ValidationException", "Transaction request cannot include multiple operations on one item"),
          twoPuts,
        ),
      ),
    `TransactWriteItems on table "users": DynamoDB refused the request in region eu-west-1: "Transaction request cannot include multiple operations on one item". A transaction has one action for each item: do in it all that is to be done to the item, its condition too.`,
  ],
  [
    "a transaction that is too large",
    () =>
      translateError(
        failureOf(
          exception(
            "ValidationException",
            "Collection size of items exceeded, which can also be caused by the aggregate size of the items in the transaction exceeding the 4MB limit",
          ),
          twoPuts,
        ),
      ),
    `TransactWriteItems on table "users": DynamoDB refused the request in region eu-west-1: "Collection size of items exceeded, which can also be caused by the aggregate size of the items in the transaction exceeding the 4MB limit". The items of a transaction hold 4 MB at most: make several of it, or store less.`,
  ],
  [
    "an item that a batch has twice",
    () =>
      translateError(
        failureOf(exception("ValidationException", "Provided list of item keys contains duplicates"), {
          operation: "BatchWriteItem",
          input: { RequestItems: { users: [] } },
        }),
      ),
    `BatchWriteItem on table "users": DynamoDB refused the request in region eu-west-1: "Provided list of item keys contains duplicates". A batch names each item once: leave out what is given twice.`,
  ],
  [
    "an error within DynamoDB",
    () =>
      translateError(
        failureOf(exception("InternalServerError", "…", { $metadata: { httpStatusCode: 500, attempts: 3 } })),
      ),
    `PutItem on table "users" (model User): DynamoDB failed in region eu-west-1 after 3 attempts (HTTP 500, InternalServerError). Try again after a while. Whether it was done is not known.`,
  ],
  [
    "an exception that is new",
    () => translateError(failureOf(exception("BrandNewException", "Words about user-secret."))),
    `PutItem on table "users" (model User): DynamoDB answered BrandNewException in region eu-west-1: "Words about ….". error.cause has all of it.`,
  ],
  [
    "something that is no answer",
    () => translateError(failureOf(new TypeError("user-secret is not iterable"))),
    `PutItem on table "users" (model User): it failed with an unexpected TypeError. error.cause is what was thrown.`,
  ],
];

test.each(messages)("the whole message of %s", (_, error, message) => {
  expect(error().message).toBe(message);
});
