import { DynamORMError, type ErrorContext, isDynamORMError } from "./dynamorm-error.ts";

/** A write of a batch that was not done. */
export interface BatchFailure {
  /** Its place among the writes that were given, from 0. */
  readonly index: number;
  readonly model: string;
  readonly kind: "create" | "put" | "update" | "delete";
  /** The key of the item, as code has it. */
  readonly key: Readonly<Record<string, unknown>>;
  /** What was to be written, as it was given; absent for a delete. */
  readonly item?: unknown;
  /** Why it was not done, or why that is not known: what the write by itself would have thrown. */
  readonly error: unknown;
}

/** What a batch that was not done as a whole can tell besides the context. */
export interface BatchOutcome extends ErrorContext {
  /** The writes that were not done, in the order in which they were given: at least one. */
  readonly failures: readonly BatchFailure[];
  /** How many writes were done. */
  readonly done: number;
  /** How many writes were given. */
  readonly total: number;
}

/**
 * Some writes of a batch were not done; those that it does not name were. It is retryable where each of its failures is: then the same
 * writes, given again, may succeed.
 *
 * @example
 * try { await users.batchCreate(many); } catch (error) {
 *   if (!(error instanceof BatchError)) throw error;
 *   for (const { item, error: why } of error.failures) console.error(item, why);
 * }
 */
export class BatchError extends DynamORMError {
  declare readonly code: "BATCH";
  /** The writes that were not done, in the order in which they were given. */
  readonly failures: readonly BatchFailure[];
  /** How many writes were done. */
  readonly done: number;
  /** How many writes were given. */
  readonly total: number;

  constructor(message: string, { failures, done, total, ...context }: BatchOutcome) {
    super("BATCH", message, context, failures.length > 0 && failures.every(isRetryable));
    this.failures = failures;
    this.done = done;
    this.total = total;
  }

  /** Without the items, and of each failure's error its code and message alone: the others may hold what does not belong in a log. */
  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), failures: this.failures.map(failureInJSON) };
  }
}

function isRetryable({ error }: BatchFailure): boolean {
  return isDynamORMError(error) && error.retryable;
}

function failureInJSON({ index, model, kind, key, error }: BatchFailure): Record<string, unknown> {
  return { index, model, kind, key, error: errorInJSON(error) };
}

/** What is no error of this library may have anything in its message: its name has to do. */
function errorInJSON(error: unknown): Record<string, unknown> {
  if (isDynamORMError(error)) return { code: error.code, message: error.message };
  return { name: error instanceof Error ? error.name : "unknown" };
}
