import { describe, expect, it } from "@jest/globals";
import { BatchError } from "./batch-error.ts";
import {
  ConditionFailedError,
  ItemAlreadyExistsError,
  ItemNotFoundError,
  UniqueConstraintError,
  VersionConflictError,
} from "./condition-errors.ts";
import { DynamORMError, type ErrorContext, isDynamORMError } from "./dynamorm-error.ts";
import { InvalidItemError, InvalidOptionError, InvalidQueryError, ItemMismatchError } from "./input-errors.ts";
import { InvalidModelError } from "./invalid-model-error.ts";
import { MissingParentError } from "./missing-parent-error.ts";
import {
  AbortedError,
  AccessDeniedError,
  ConnectionError,
  CredentialsError,
  IndexNotFoundError,
  LimitExceededError,
  RegionError,
  RequestRejectedError,
  ServiceError,
  ServiceUnavailableError,
  TableInUseError,
  TableNotFoundError,
  ThrottledError,
  TimeoutError,
  TransactionConflictError,
} from "./service-errors.ts";
import {
  IdempotencyMismatchError,
  TransactionCanceledError,
  TransactionInProgressError,
} from "./transaction-errors.ts";

type ErrorClass = abstract new (...parameters: never[]) => DynamORMError;

const cause = new Error("what was below");
const context: ErrorContext = {
  operation: "PutItem",
  model: "User",
  table: "users",
  attribute: "age",
  key: { id: "1" },
  cause,
};
const mismatch = { path: "age", expected: "a number", received: 'the string "7"' };

const errors: readonly [
  name: string,
  code: string,
  retryable: boolean,
  classes: readonly ErrorClass[],
  make: (context: ErrorContext) => DynamORMError,
][] = [
  ["InvalidModelError", "INVALID_MODEL", false, [InvalidModelError], (at) => new InvalidModelError("no", at)],
  ["InvalidQueryError", "INVALID_QUERY", false, [InvalidQueryError], (at) => new InvalidQueryError("no", at)],
  ["InvalidOptionError", "INVALID_OPTION", false, [InvalidOptionError], (at) => new InvalidOptionError("no", at)],
  [
    "InvalidItemError",
    "INVALID_ITEM",
    false,
    [InvalidItemError],
    (at) => new InvalidItemError("no", { ...at, ...mismatch }),
  ],
  [
    "ItemMismatchError",
    "ITEM_MISMATCH",
    false,
    [ItemMismatchError],
    (at) => new ItemMismatchError("no", { ...at, ...mismatch }),
  ],
  [
    "ConditionFailedError",
    "CONDITION_FAILED",
    false,
    [ConditionFailedError],
    (at) => new ConditionFailedError("no", at),
  ],
  [
    "ItemAlreadyExistsError",
    "ITEM_ALREADY_EXISTS",
    false,
    [ItemAlreadyExistsError, ConditionFailedError],
    (at) => new ItemAlreadyExistsError("no", at),
  ],
  [
    "VersionConflictError",
    "VERSION_CONFLICT",
    false,
    [VersionConflictError, ConditionFailedError],
    (at) => new VersionConflictError("no", { ...at, expectedVersion: 1 }),
  ],
  [
    "UniqueConstraintError",
    "UNIQUE_CONSTRAINT",
    false,
    [UniqueConstraintError, ConditionFailedError],
    (at) => new UniqueConstraintError("no", { ...at, attribute: at.attribute ?? "age" }),
  ],
  [
    "TransactionCanceledError",
    "TRANSACTION_CANCELED",
    false,
    [TransactionCanceledError],
    (at) => new TransactionCanceledError("no", { ...at, reasons: [{ code: "ConditionalCheckFailed" }] }),
  ],
  [
    "BatchError",
    "BATCH",
    false,
    [BatchError],
    (at) => new BatchError("no", { ...at, failures: [], done: 0, total: 0 }),
  ],
  [
    "MissingParentError",
    "MISSING_PARENT",
    false,
    [MissingParentError],
    (at) => new MissingParentError("no", { ...at, paths: ["address.city"] }),
  ],
  ["ItemNotFoundError", "ITEM_NOT_FOUND", false, [ItemNotFoundError], (at) => new ItemNotFoundError("no", at)],
  [
    "TableNotFoundError",
    "TABLE_NOT_FOUND",
    false,
    [TableNotFoundError, ServiceError],
    (at) => new TableNotFoundError("no", at),
  ],
  [
    "IndexNotFoundError",
    "INDEX_NOT_FOUND",
    false,
    [IndexNotFoundError, ServiceError],
    (at) => new IndexNotFoundError("no", at),
  ],
  ["TableInUseError", "TABLE_IN_USE", false, [TableInUseError, ServiceError], (at) => new TableInUseError("no", at)],
  ["ThrottledError", "THROTTLED", true, [ThrottledError, ServiceError], (at) => new ThrottledError("no", at)],
  [
    "LimitExceededError",
    "LIMIT_EXCEEDED",
    false,
    [LimitExceededError, ServiceError],
    (at) => new LimitExceededError("no", at),
  ],
  [
    "TransactionConflictError",
    "TRANSACTION_CONFLICT",
    true,
    [TransactionConflictError, ServiceError],
    (at) => new TransactionConflictError("no", at),
  ],
  [
    "TransactionInProgressError",
    "TRANSACTION_IN_PROGRESS",
    true,
    [TransactionInProgressError, ServiceError],
    (at) => new TransactionInProgressError("no", at),
  ],
  [
    "IdempotencyMismatchError",
    "IDEMPOTENCY_MISMATCH",
    false,
    [IdempotencyMismatchError, ServiceError],
    (at) => new IdempotencyMismatchError("no", at),
  ],
  [
    "AccessDeniedError",
    "ACCESS_DENIED",
    false,
    [AccessDeniedError, ServiceError],
    (at) => new AccessDeniedError("no", at),
  ],
  ["CredentialsError", "CREDENTIALS", false, [CredentialsError, ServiceError], (at) => new CredentialsError("no", at)],
  ["RegionError", "REGION", false, [RegionError, ServiceError], (at) => new RegionError("no", at)],
  ["ConnectionError", "CONNECTION", true, [ConnectionError, ServiceError], (at) => new ConnectionError("no", at)],
  ["TimeoutError", "TIMEOUT", true, [TimeoutError, ServiceError], (at) => new TimeoutError("no", at)],
  ["AbortedError", "ABORTED", false, [AbortedError, ServiceError], (at) => new AbortedError("no", at)],
  [
    "RequestRejectedError",
    "REQUEST_REJECTED",
    false,
    [RequestRejectedError, ServiceError],
    (at) => new RequestRejectedError("no", at),
  ],
  [
    "ServiceUnavailableError",
    "SERVICE_UNAVAILABLE",
    true,
    [ServiceUnavailableError, ServiceError],
    (at) => new ServiceUnavailableError("no", at),
  ],
  ["UnknownError", "UNKNOWN", false, [ServiceError], (at) => new ServiceError("UNKNOWN", "no", at, false)],
];

/** What an error is about, and so is never without. */
const always: Readonly<Record<string, readonly string[]>> = { UniqueConstraintError: ["attribute"] };

describe.each(errors)("%s", (name, code, retryable, classes, make) => {
  it("has its name, its code and all that is known of where it happened", () => {
    const error = make(context);
    expect(error).toMatchObject({ name, code, retryable, message: "no", ...context });
    expect(error.stack).toContain(`${name}: no`);
    for (const type of [...classes, DynamORMError, Error]) expect(error).toBeInstanceOf(type);
  });

  it("lacks what is not known", () => {
    const error = make({ operation: undefined });
    for (const field of ["operation", "model", "table", "attribute", "key", "cause"]) {
      expect(field in error).toBe(always[name]?.includes(field) ?? false);
    }
  });

  it("is told by its code, also when it comes from another copy of the package", () => {
    expect(isDynamORMError(make({}))).toBe(true);
    expect(isDynamORMError(make({}), "EXTRA" as never, code as never)).toBe(true);
    expect(isDynamORMError(make({}), "EXTRA" as never)).toBe(false);
    const copy = Object.assign(new Error("no"), { code, [Symbol.for("dynamorm.error")]: true });
    expect(isDynamORMError(copy, code as never)).toBe(true);
  });

  it("tells what it is and its data in JSON, without what was below", () => {
    const { cause: _, ...data } = context;
    const json: unknown = JSON.parse(JSON.stringify(make(context)));
    expect(json).toMatchObject({ name, message: "no", code, retryable, ...data });
    expect(json).not.toHaveProperty("cause");
    expect(json).not.toHaveProperty("stack");
  });

  it("shows its data, and no machinery, where errors are printed", () => {
    const keys = Object.keys(make({ table: "users" }));
    expect(keys).toEqual(expect.arrayContaining(["code", "retryable", "table"]));
    expect(keys).not.toContain("name");
    expect(keys).not.toContain("model");
  });
});

describe("isDynamORMError", () => {
  it.each([undefined, null, "TABLE_NOT_FOUND", new Error("no"), { code: "TABLE_NOT_FOUND" }, new TypeError("no")])(
    "tells other things apart: %p",
    (value) => {
      expect(isDynamORMError(value)).toBe(false);
      expect(isDynamORMError(value, "TABLE_NOT_FOUND")).toBe(false);
    },
  );
});
