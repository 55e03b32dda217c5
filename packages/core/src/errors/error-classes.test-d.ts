import { expectTypeOf } from "expect-type";
import { BatchError } from "./batch-error.ts";
import type { ConditionFailedError, ItemNotFoundError, VersionConflictError } from "./condition-errors.ts";
import { type DynamORMError, type ErrorCode, isDynamORMError } from "./dynamorm-error.ts";
import type { ErrorClasses, ErrorOf } from "./error-classes.ts";
import type { FailedAction, TransactionCanceledError } from "./transaction-errors.ts";

declare const error: unknown;
declare const known: DynamORMError;
declare const codes: readonly ErrorCode[];

// A code tells the class, and so what the error has.
if (isDynamORMError(error, "VERSION_CONFLICT")) {
  expectTypeOf(error).toEqualTypeOf<VersionConflictError>();
  expectTypeOf(error.expectedVersion).toBeNumber();
  expectTypeOf(error.current).toBeUnknown();
  // @ts-expect-error a conflict has no list of failures
  void error.failures;
}
if (isDynamORMError(error, "TRANSACTION_CANCELED")) {
  expectTypeOf(error.failures).toEqualTypeOf<readonly FailedAction[]>();
}
if (isDynamORMError(error, "MISSING_PARENT")) expectTypeOf(error.paths).toEqualTypeOf<readonly string[]>();

// Several codes give one of several classes, which the code tells apart.
if (isDynamORMError(error, "VERSION_CONFLICT", "CONDITION_FAILED", "ITEM_NOT_FOUND")) {
  expectTypeOf(error.code).toEqualTypeOf<"VERSION_CONFLICT" | "CONDITION_FAILED" | "ITEM_NOT_FOUND">();
  // @ts-expect-error an item that is not there has no version that was expected
  void error.expectedVersion;
  if (error.code === "VERSION_CONFLICT") expectTypeOf(error).toEqualTypeOf<VersionConflictError>();
  else if (error.code === "ITEM_NOT_FOUND") expectTypeOf(error).toEqualTypeOf<ItemNotFoundError>();
  else expectTypeOf(error).toExtend<ConditionFailedError>();
}

// Without a code, or with any, it is an error of this library and no more is known.
if (isDynamORMError(error)) expectTypeOf(error).toEqualTypeOf<DynamORMError>();
if (isDynamORMError(error, ...codes)) expectTypeOf(error).toEqualTypeOf<DynamORMError>();

// Of errors whose classes other packages have, the code is known; what is another one stays what it was.
if (isDynamORMError(known, "TABLE_MISMATCH")) expectTypeOf(known.code).toEqualTypeOf<"TABLE_MISMATCH">();
else expectTypeOf(known).toEqualTypeOf<DynamORMError>();

// @ts-expect-error there is no such code
isDynamORMError(error, "VERSION_CONFLICTS");

// Each code has its class, whose errors have that code and no other.
expectTypeOf<keyof ErrorClasses>().toEqualTypeOf<ErrorCode>();
expectTypeOf<{ readonly [Code in ErrorCode]: ErrorClasses[Code]["code"] }>().toEqualTypeOf<{
  readonly [Code in ErrorCode]: Code;
}>();
expectTypeOf<ErrorOf<"TRANSACTION_CANCELED">>().toEqualTypeOf<TransactionCanceledError>();

// What is caught is of any call: what remains of it, and what it gave, is not known.
if (error instanceof BatchError) {
  expectTypeOf(error.remaining).toBeUnknown();
  expectTypeOf(error.results).toEqualTypeOf<readonly unknown[]>();
}
