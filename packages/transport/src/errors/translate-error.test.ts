import * as sdk from "@aws-sdk/client-dynamodb";
import { type DynamORMError, type ErrorCode, isDynamORMError } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { aws, failureOf, getUser, local, putUser } from "../../test/failure-of.ts";
import { translateError } from "./translate-error.ts";

const $metadata = { httpStatusCode: 400, attempts: 1 };

/** The exceptions that DynamoDB itself declares and that have a meaning of their own here; all others are UNKNOWN. */
const declared: Readonly<Record<string, readonly [code: ErrorCode, retryable: boolean]>> = {
  ConditionalCheckFailedException: ["CONDITION_FAILED", false],
  ResourceNotFoundException: ["TABLE_NOT_FOUND", false],
  TableNotFoundException: ["TABLE_NOT_FOUND", false],
  IndexNotFoundException: ["TABLE_NOT_FOUND", false],
  ResourceInUseException: ["TABLE_IN_USE", false],
  TableInUseException: ["TABLE_IN_USE", false],
  TableAlreadyExistsException: ["TABLE_IN_USE", false],
  ProvisionedThroughputExceededException: ["THROTTLED", true],
  ThrottlingException: ["THROTTLED", true],
  RequestLimitExceeded: ["THROTTLED", true],
  LimitExceededException: ["LIMIT_EXCEEDED", false],
  ItemCollectionSizeLimitExceededException: ["LIMIT_EXCEEDED", false],
  TransactionConflictException: ["TRANSACTION_CONFLICT", true],
  IdempotentParameterMismatchException: ["REQUEST_REJECTED", false],
  InternalServerError: ["SERVICE_UNAVAILABLE", true],
  ReplicatedWriteConflictException: ["TRANSACTION_CONFLICT", true],
};

type ExceptionClass = new (options: { message: string; $metadata: typeof $metadata }) => sdk.DynamoDBServiceException;

function isExceptionClass(entry: readonly [string, unknown]): entry is [string, ExceptionClass] {
  return typeof entry[1] === "function" && Object.getPrototypeOf(entry[1]) === sdk.DynamoDBServiceException;
}

const exceptionClasses = Object.entries<unknown>(sdk).filter(isExceptionClass);

describe("every exception class of the SDK", () => {
  test("is looked at", () => {
    expect(exceptionClasses.length).toBeGreaterThan(30);
    expect(exceptionClasses.map(([name]) => name)).toEqual(expect.arrayContaining(Object.keys(declared)));
  });

  test.each(exceptionClasses)("%s", (name, Exception) => {
    const thrown = new Exception({ message: "DynamoDB's words.", $metadata });
    const error = translateError(failureOf(thrown, getUser, local));
    const [code, retryable] = declared[name] ?? ["UNKNOWN", false];
    expect(error).toMatchObject({
      code,
      retryable,
      operation: "GetItem",
      table: "users",
      key: { id: { S: "user-secret" } },
      cause: thrown,
    });
    expect(isDynamORMError(error)).toBe(true);
    expect(error).not.toHaveProperty("model");
    expect(error.message).toMatch(/^GetItem on table "users": .+\. .+[.)]$/);
    expect(error.message).not.toContain("user-secret");
  });
});

/** An exception that all of AWS shares: a name, without a class. */
function exception(name: string, message = "AWS's words.", more: object = {}): unknown {
  const thrown = new sdk.DynamoDBServiceException({ name, $fault: "client", message, $metadata });
  return Object.assign(thrown, more);
}

test.each<[ErrorCode, boolean, string[]]>([
  ["THROTTLED", true, ["Throttling", "ThrottledException", "RequestThrottled", "TooManyRequestsException", "SlowDown"]],
  ["THROTTLED", true, ["BandwidthLimitExceeded", "EC2ThrottledException", "PriorRequestNotComplete"]],
  ["TIMEOUT", true, ["RequestTimeout", "RequestTimeoutException"]],
  ["TRANSACTION_CONFLICT", true, ["TransactionConflictException", "ReplicatedWriteConflictException"]],
  ["ACCESS_DENIED", false, ["AccessDeniedException", "AccessDenied", "NotAuthorized", "OptInRequired"]],
  ["ACCESS_DENIED", false, ["SubscriptionRequiredException"]],
  ["CREDENTIALS", false, ["UnrecognizedClientException", "InvalidClientTokenId", "AuthFailure", "InvalidAccessKeyId"]],
  ["CREDENTIALS", false, ["ExpiredTokenException", "ExpiredToken"]],
  ["CREDENTIALS", false, ["InvalidSignatureException", "SignatureDoesNotMatch", "RequestTimeTooSkewed"]],
  ["CREDENTIALS", false, ["MissingAuthenticationTokenException", "MissingAuthenticationToken"]],
  ["CREDENTIALS", false, ["IncompleteSignatureException", "IncompleteSignature", "RequestExpired"]],
  ["REQUEST_REJECTED", false, ["ValidationException", "ValidationError", "SerializationException"]],
  ["REQUEST_REJECTED", false, ["UnknownOperationException", "InvalidAction"]],
  ["SERVICE_UNAVAILABLE", true, ["InternalFailure", "ServiceUnavailable", "ServiceUnavailableException"]],
])("%s (retryable %s): %j", (code, retryable, names) => {
  for (const name of names) {
    expect(translateError(failureOf(exception(name)))).toMatchObject({ code, retryable });
  }
});

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
    `Query on table "users": the table has no index "byEmail" in region eu-west-1. Add it to the table, wait until it is ACTIVE, or check the model's indexes.`,
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

test("the current item is given as it is stored", () => {
  const Item = { id: { S: "1" }, age: { N: "36" } };
  expect(translateError(failureOf(exception("ConditionalCheckFailedException", "…", { Item })))).toMatchObject({
    current: Item,
  });
});

describe("answers without a name that is known", () => {
  test.each<[number, ErrorCode, boolean]>([
    [429, "THROTTLED", true],
    [500, "SERVICE_UNAVAILABLE", true],
    [502, "SERVICE_UNAVAILABLE", true],
    [503, "SERVICE_UNAVAILABLE", true],
    [403, "UNKNOWN", false],
    [301, "UNKNOWN", false],
  ])("HTTP %d is %s", (httpStatusCode, code, retryable) => {
    for (const name of ["Unknown", String(httpStatusCode)]) {
      const thrown = exception(name, "UnknownError", { $metadata: { httpStatusCode } });
      expect(translateError(failureOf(thrown, getUser, aws))).toMatchObject({ code, retryable });
    }
  });

  test("an answer that cannot be read does not get into the message", () => {
    const thrown = Object.assign(new SyntaxError(`Unexpected token '<', "<html>secret" is not valid JSON`), {
      $response: { statusCode: 200 },
    });
    expect(translateError(failureOf(thrown, putUser, local)).message).toBe(
      `PutItem on table "users" (model User): what answered in region us-east-1 at http://127.0.0.1:8000 is not DynamoDB (HTTP 200). Check the endpoint, and what is between it and this machine. Whether it was done is not known.`,
    );
  });
});

test.each([undefined, null, "text", 5, {}, Object.create(null), Symbol("s"), () => {}])(
  "%p that is thrown is UNKNOWN",
  (thrown) => {
    const error = translateError(failureOf(thrown));
    expect(error).toMatchObject({ code: "UNKNOWN", name: "UnknownError", retryable: false });
    expect(error.cause).toBe(thrown);
  },
);

test("names that objects inherit are names like others", () => {
  for (const name of ["constructor", "__proto__", "toString"]) {
    expect(translateError(failureOf(exception(name)))).toMatchObject({ code: "UNKNOWN" });
  }
});

describe("an AbortError of what is below", () => {
  const thrown = Object.assign(new Error("Request aborted"), { name: "AbortError" });

  test("is the caller's when the call's signal has aborted", () => {
    const signal = AbortSignal.abort("enough");
    expect(translateError({ ...failureOf(thrown), signal })).toMatchObject({ code: "ABORTED", cause: "enough" });
  });

  test.each([undefined, new AbortController().signal])("is a deadline of somebody else's with %p", (signal) => {
    expect(translateError({ ...failureOf(thrown), signal })).toMatchObject({
      code: "TIMEOUT",
      retryable: true,
      cause: thrown,
    });
  });
});
