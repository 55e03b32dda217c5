import * as sdk from "@aws-sdk/client-dynamodb";
import { type ErrorCode, isDynamORMError } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { exception } from "../../test/exception.ts";
import { aws, failureOf, getUser, local, putUser } from "../../test/failure-of.ts";
import { translateError } from "./translate-error.ts";

const $metadata = { httpStatusCode: 400, attempts: 1 };

/** The exceptions that DynamoDB itself declares and that have a meaning of their own here; all others are UNKNOWN. */
const declared: Readonly<Record<string, readonly [code: ErrorCode, retryable: boolean]>> = {
  ConditionalCheckFailedException: ["CONDITION_FAILED", false],
  DuplicateItemException: ["ITEM_ALREADY_EXISTS", false],
  ResourceNotFoundException: ["TABLE_NOT_FOUND", false],
  TableNotFoundException: ["TABLE_NOT_FOUND", false],
  IndexNotFoundException: ["INDEX_NOT_FOUND", false],
  ResourceInUseException: ["TABLE_IN_USE", false],
  TableInUseException: ["TABLE_IN_USE", false],
  TableAlreadyExistsException: ["TABLE_IN_USE", false],
  ProvisionedThroughputExceededException: ["THROTTLED", true],
  ThrottlingException: ["THROTTLED", true],
  RequestLimitExceeded: ["THROTTLED", true],
  LimitExceededException: ["LIMIT_EXCEEDED", false],
  ItemCollectionSizeLimitExceededException: ["LIMIT_EXCEEDED", false],
  TransactionConflictException: ["TRANSACTION_CONFLICT", true],
  // An answer without reasons has nothing that time would mend.
  TransactionCanceledException: ["TRANSACTION_CANCELED", false],
  TransactionInProgressException: ["TRANSACTION_IN_PROGRESS", true],
  IdempotentParameterMismatchException: ["IDEMPOTENCY_MISMATCH", false],
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

test.each<[ErrorCode, boolean, string[]]>([
  ["THROTTLED", true, ["Throttling", "ThrottledException", "RequestThrottled", "TooManyRequestsException", "SlowDown"]],
  ["THROTTLED", true, ["BandwidthLimitExceeded", "EC2ThrottledException", "PriorRequestNotComplete"]],
  ["TIMEOUT", true, ["RequestTimeout", "RequestTimeoutException"]],
  ["ITEM_ALREADY_EXISTS", false, ["DuplicateItemException", "DuplicateItem"]],
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

test("the current item is given as it is stored", () => {
  const Item = { id: { S: "1" }, age: { N: "36" } };
  expect(translateError(failureOf(exception("ConditionalCheckFailedException", "…", { Item })))).toMatchObject({
    current: Item,
  });
});

test.each([1, 3])(
  "W1: how often the SDK sent the request is told of a condition that does not hold: %d",
  (attempts) => {
    const thrown = exception("ConditionalCheckFailedException", "…", { $metadata: { attempts } });
    expect(translateError(failureOf(thrown))).toMatchObject({ attempts });
  },
);

test("W1: nothing is told of it where the SDK does not say", () => {
  const error = translateError(failureOf(exception("ConditionalCheckFailedException", "…", { $metadata: {} })));
  expect(error).not.toHaveProperty("attempts");
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
