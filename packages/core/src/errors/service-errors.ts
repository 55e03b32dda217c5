import { DynamORMError, type ErrorContext } from "./dynamorm-error.ts";

/**
 * DynamoDB, or the way to it, said no. One class for each thing that a program may do about it: retry, sign in, create the
 * table, mend the request. `cause` is the SDK's exception.
 */
export class ServiceError extends DynamORMError {}

/** The table does not exist in the region and account that were asked, or is not ACTIVE yet. */
export class TableNotFoundError extends ServiceError {
  declare readonly code: "TABLE_NOT_FOUND";

  constructor(message: string, context: ErrorContext) {
    super("TABLE_NOT_FOUND", message, context, false);
  }
}

/** The table is there, and lacks the index: the model has it, and the table was made without. `index` is its name. */
export class IndexNotFoundError extends ServiceError {
  declare readonly code: "INDEX_NOT_FOUND";
  /** The index that was asked for, as it is stored. */
  declare readonly index?: string;

  constructor(message: string, { index, ...context }: ErrorContext & { readonly index?: string | undefined }) {
    super("INDEX_NOT_FOUND", message, context, false);
    if (index !== undefined) Object.defineProperty(this, "index", { value: index, enumerable: true });
  }
}

/** The table exists already, or is being created, changed or deleted. */
export class TableInUseError extends ServiceError {
  declare readonly code: "TABLE_IN_USE";

  constructor(message: string, context: ErrorContext) {
    super("TABLE_IN_USE", message, context, false);
  }
}

/** More requests than the table, an index, a partition or the account allows, also after the SDK's own retries. */
export class ThrottledError extends ServiceError {
  declare readonly code: "THROTTLED";

  constructor(message: string, context: ErrorContext) {
    super("THROTTLED", message, context, true);
  }
}

/** A limit of the account or of a table that waiting does not lift: too many tables at once, an item collection over 10 GB. */
export class LimitExceededError extends ServiceError {
  declare readonly code: "LIMIT_EXCEEDED";

  constructor(message: string, context: ErrorContext) {
    super("LIMIT_EXCEEDED", message, context, false);
  }
}

/** Another transaction was working on the item at the same moment. Nothing was changed. */
export class TransactionConflictError extends ServiceError {
  declare readonly code: "TRANSACTION_CONFLICT";

  constructor(message: string, context: ErrorContext) {
    super("TRANSACTION_CONFLICT", message, context, true);
  }
}

/** The caller has no permission for the operation on the table. */
export class AccessDeniedError extends ServiceError {
  declare readonly code: "ACCESS_DENIED";

  constructor(message: string, context: ErrorContext) {
    super("ACCESS_DENIED", message, context, false);
  }
}

/** Credentials are missing, expired or wrong. */
export class CredentialsError extends ServiceError {
  declare readonly code: "CREDENTIALS";

  constructor(message: string, context: ErrorContext) {
    super("CREDENTIALS", message, context, false);
  }
}

/** The region is missing, or is no region. */
export class RegionError extends ServiceError {
  declare readonly code: "REGION";

  constructor(message: string, context: ErrorContext) {
    super("REGION", message, context, false);
  }
}

/** The endpoint cannot be reached, or the connection broke. Whether a write was done is not known. */
export class ConnectionError extends ServiceError {
  declare readonly code: "CONNECTION";

  constructor(message: string, context: ErrorContext) {
    super("CONNECTION", message, context, true);
  }
}

/** No answer in time, or the call's `timeoutMs` is over. Whether a write was done is not known. */
export class TimeoutError extends ServiceError {
  declare readonly code: "TIMEOUT";

  constructor(message: string, context: ErrorContext) {
    super("TIMEOUT", message, context, true);
  }
}

/** The caller's `AbortSignal` ended the call. Whether a write was done is not known. */
export class AbortedError extends ServiceError {
  declare readonly code: "ABORTED";

  constructor(message: string, context: ErrorContext) {
    super("ABORTED", message, context, false);
  }
}

/**
 * DynamoDB refused the request as wrong (`ValidationException` and its like). `cause` is its exception, whose `message` is what
 * DynamoDB says, in full.
 */
export class RequestRejectedError extends ServiceError {
  declare readonly code: "REQUEST_REJECTED";

  constructor(message: string, context: ErrorContext) {
    super("REQUEST_REJECTED", message, context, false);
  }
}

/** An error within DynamoDB (HTTP 5xx), also after the SDK's own retries. Whether a write was done is not known. */
export class ServiceUnavailableError extends ServiceError {
  declare readonly code: "SERVICE_UNAVAILABLE";

  constructor(message: string, context: ErrorContext) {
    super("SERVICE_UNAVAILABLE", message, context, true);
  }
}
