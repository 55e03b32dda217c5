import { DynamORMError, type ErrorContext } from "./dynamorm-error.ts";
import { ServiceError } from "./service-errors.ts";

/** What became of one action of a transaction that was canceled. */
export interface CancellationReason {
  /** `"None"` for an action that had nothing against it; otherwise e.g. `"ConditionalCheckFailed"` or `"TransactionConflict"`. */
  readonly code: string;
  /** DynamoDB's words, without values of the request. */
  readonly message?: string | undefined;
  /** The item that is in the table, as it is stored, where the action asked for it and its condition does not hold. */
  readonly current?: unknown;
}

/** An action for which a transaction was canceled, with all that is known of it. */
export interface FailedAction extends CancellationReason {
  /** Its place among the actions of the transaction, from 0. */
  readonly index: number;
  readonly kind?: "create" | "put" | "upsert" | "update" | "delete" | "restore" | "check" | "get" | undefined;
  readonly model?: string | undefined;
  readonly table?: string | undefined;
  /** The key of the item: as code has it where the model is known, as it is stored where only the request is. */
  readonly key?: Readonly<Record<string, unknown>> | undefined;
  /** The item that is in the table: decoded, where a model is at hand; as it is stored, from an executor. */
  readonly current?: unknown;
  /** What the same write by itself would have thrown, e.g. a `VersionConflictError`: only where a model is at hand. */
  readonly error?: DynamORMError | undefined;
}

/** What a canceled transaction can tell besides the context. */
export interface TransactionCancellation extends ErrorContext {
  /** One for each action, in order; none where DynamoDB gave none. */
  readonly reasons: readonly CancellationReason[];
  /** The actions that failed, where more is known of them than their reasons. */
  readonly failures?: readonly FailedAction[] | undefined;
  /** How often the request was sent, where that is known. */
  readonly attempts?: number | undefined;
}

/**
 * DynamoDB canceled the transaction: at least one action could not be done, so none was.
 *
 * It is retryable where time alone mends everything that failed: conflicts with other writes, and throttling.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#API_TransactWriteItems_Errors
 */
export class TransactionCanceledError extends DynamORMError {
  declare readonly code: "TRANSACTION_CANCELED";
  /** One for each action, in order, `"None"` where there was nothing against it; none where DynamoDB gave none. */
  readonly reasons: readonly CancellationReason[];
  /** The actions that failed, in order. */
  readonly failures: readonly FailedAction[];
  /** How often the request was sent; absent where it is not known. */
  declare readonly attempts?: number;

  constructor(message: string, { reasons, failures, attempts, ...context }: TransactionCancellation) {
    super("TRANSACTION_CANCELED", message, context, isTransientCancellation(reasons));
    this.reasons = reasons;
    this.failures = failures ?? failuresIn(reasons);
    if (attempts !== undefined) Object.defineProperty(this, "attempts", { value: attempts, enumerable: true });
  }

  /** Without the items that are in the table: each may be 400 KB, and hold what does not belong in a log. */
  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), reasons: this.reasons.map(withoutItem), failures: this.failures.map(withoutItem) };
  }
}

/**
 * The token of a transaction was used for another one, less than ten minutes ago; or the key of idempotent work was used with another
 * input. Nothing was changed, and nothing was run.
 */
export class IdempotencyMismatchError extends ServiceError {
  declare readonly code: "IDEMPOTENCY_MISMATCH";

  constructor(message: string, context: ErrorContext) {
    super("IDEMPOTENCY_MISMATCH", message, context, false);
  }
}

/** A transaction with the same token is being done at this moment: the same call, made again, gives what comes of it. */
export class TransactionInProgressError extends ServiceError {
  declare readonly code: "TRANSACTION_IN_PROGRESS";

  constructor(message: string, context: ErrorContext) {
    super("TRANSACTION_IN_PROGRESS", message, context, true);
  }
}

/**
 * What passes by itself. `RequestLimitExceeded`, the limit of the account, is documented for statements of a batch, whose codes are
 * otherwise those of a transaction.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#API_TransactWriteItems_Errors
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchStatementError.html
 */
const transientCodes: ReadonlySet<string> = new Set([
  "TransactionConflict",
  "ThrottlingError",
  "ProvisionedThroughputExceeded",
  "RequestLimitExceeded",
]);

/** Whether time alone mends everything that a transaction was canceled for, so that the same transaction may succeed. */
export function isTransientCancellation(reasons: readonly CancellationReason[]): boolean {
  const failed = reasons.filter(isFailure);
  return failed.length > 0 && failed.every(({ code }) => transientCodes.has(code));
}

function failuresIn(reasons: readonly CancellationReason[]): readonly FailedAction[] {
  return reasons.map((reason, index) => ({ index, ...reason })).filter(isFailure);
}

function isFailure({ code }: CancellationReason): boolean {
  return code !== "None";
}

function withoutItem(reason: CancellationReason): Omit<CancellationReason, "current"> {
  const { current: _, ...data } = reason;
  return data;
}
