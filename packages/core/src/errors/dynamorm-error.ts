import { deepenStacks } from "./deep-stack.ts";
import type { ErrorOf } from "./error-classes.ts";

/**
 * The stable code of an error: what programs tell errors apart by. Messages may change, codes do not.
 *
 * `instanceof` works too, unless two copies of the package are loaded (its ESM and its CommonJS build, say): a code always works.
 */
export type ErrorCode =
  // wrong use, found before a request is sent
  | "INVALID_MODEL"
  | "INVALID_QUERY"
  | "INVALID_ITEM"
  | "VALIDATION"
  | "INVALID_OPTION"
  | "INVALID_CURSOR"
  // what DynamoDB found when it looked at the item
  | "CONDITION_FAILED"
  | "ITEM_ALREADY_EXISTS"
  | "ITEM_NOT_FOUND"
  | "VERSION_CONFLICT"
  | "UNIQUE_CONSTRAINT"
  | "ITEM_MISMATCH"
  | "MISSING_PARENT"
  // what became of several writes
  | "TRANSACTION_CANCELED"
  | "BATCH"
  // what became of idempotent work
  | "IDEMPOTENCY_IN_PROGRESS"
  | "IDEMPOTENCY_RESULT_LOST"
  // tables
  | "TABLE_NOT_FOUND"
  | "INDEX_NOT_FOUND"
  | "TABLE_IN_USE"
  | "TABLE_MISMATCH"
  // the service, and the way to it
  | "THROTTLED"
  | "LIMIT_EXCEEDED"
  | "TRANSACTION_CONFLICT"
  | "TRANSACTION_IN_PROGRESS"
  | "IDEMPOTENCY_MISMATCH"
  | "ACCESS_DENIED"
  | "CREDENTIALS"
  | "REGION"
  | "CONNECTION"
  | "TIMEOUT"
  | "ABORTED"
  | "REQUEST_REJECTED"
  | "SERVICE_UNAVAILABLE"
  | "UNKNOWN";

/** What an error can tell about where it happened. */
export interface ErrorContext {
  /** The DynamoDB operation, e.g. `"PutItem"`. */
  readonly operation?: string | undefined;
  readonly model?: string | undefined;
  readonly table?: string | undefined;
  readonly attribute?: string | undefined;
  /** The key of the item: as code has it where the model is known, as it is stored where only the request is. */
  readonly key?: Readonly<Record<string, unknown>> | undefined;
  /** What was thrown below: the SDK's exception, the socket's error. */
  readonly cause?: unknown;
}

const brand = Symbol.for("dynamorm.error");

/** The root of every error that this library throws. What an error has nothing to say about is absent from it. */
export class DynamORMError extends Error {
  readonly code: ErrorCode;
  /** Whether the same call may succeed when it is made again, unchanged. */
  readonly retryable: boolean;
  /** The DynamoDB operation, e.g. `"PutItem"`. */
  declare readonly operation?: string;
  declare readonly model?: string;
  declare readonly table?: string;
  declare readonly attribute?: string;
  /** The key of the item: as code has it where the model is known, as it is stored where only the request is. */
  declare readonly key?: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, context: ErrorContext = {}, retryable = false) {
    const restore = deepenStacks();
    try {
      super(message, context.cause === undefined ? undefined : { cause: context.cause });
    } finally {
      restore();
    }
    // Not enumerable, so that errors print with their data and without machinery.
    Object.defineProperty(this, brand, { value: true });
    Object.defineProperty(this, "name", { value: nameOf(code), configurable: true });
    this.code = code;
    this.retryable = retryable;
    const { operation, model, table, attribute, key } = context;
    for (const [name, value] of Object.entries({ operation, model, table, attribute, key })) {
      if (value !== undefined) Object.defineProperty(this, name, { value, enumerable: true });
    }
  }

  /**
   * The error for `JSON.stringify`, which loggers use: name, message, code, retryable, and the data that is there. Not the stack
   * and not the cause, which is the SDK's and may hold anything.
   */
  toJSON(): Record<string, unknown> {
    return { name: this.name, message: this.message, ...(this as object) };
  }
}

/** The class's name from the code, `ITEM_NOT_FOUND` → `ItemNotFoundError`: a minifier renames classes, but not codes. */
function nameOf(code: ErrorCode): string {
  return `${code.toLowerCase().replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}Error`;
}

/**
 * Whether a thrown value is an error of this library, and, where codes are given, one of these: then it has what their classes have.
 * Works across copies of the package.
 *
 * @example
 * try { … } catch (error) {
 *   if (isDynamORMError(error, "ITEM_NOT_FOUND")) return reply.status(404);
 *   if (isDynamORMError(error, "VERSION_CONFLICT")) return reply.status(409).send(error.current);
 *   throw error;
 * }
 */
export function isDynamORMError<Code extends ErrorCode>(
  value: unknown,
  ...codes: readonly Code[]
): value is ErrorOf<Code> {
  if (typeof value !== "object" || value === null || !(brand in value) || !("code" in value)) return false;
  const { code } = value;
  return codes.length === 0 || codes.some((one) => one === code);
}
