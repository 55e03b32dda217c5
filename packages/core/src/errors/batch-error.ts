import { DynamORMError, type ErrorContext, isDynamORMError } from "./dynamorm-error.ts";

/** A read or write of a batch that was not done. */
export interface BatchFailure {
  /** Its place among those that were given, from 0. */
  readonly index: number;
  readonly model: string;
  readonly kind: "create" | "put" | "update" | "delete" | "get";
  /** The key of the item, as code has it. */
  readonly key: Readonly<Record<string, unknown>>;
  /** What was to be written, as it was given; absent for a delete and a get. */
  readonly item?: unknown;
  /**
   * Why it was not done, or why that is not known: what it would have thrown by itself. An error of this library, as `isDynamORMError`
   * tells, unless the executor or a middleware threw something else.
   */
  readonly error: unknown;
}

/** What a batch that was not done as a whole can tell besides the context. */
export interface BatchOutcome extends ErrorContext {
  /** What was not done, in the order in which it was given: at least one. */
  readonly failures: readonly BatchFailure[];
  /** How many were done. */
  readonly done: number;
  /** How many were given. */
  readonly total: number;
  /** What was not done, as the same call takes it. */
  readonly remaining?: unknown;
  /** What those that were done gave, each in its place. */
  readonly results?: readonly unknown[];
}

/**
 * A part of a batch was not done; what it does not name was. It is retryable where each of its failures is: then what remains, given
 * again, may succeed.
 *
 * @example
 * try {
 *   await users.batchPut(many);
 * } catch (error) {
 *   if (!(error instanceof BatchError)) throw error;
 *   for (const { index, key, error: why } of error.failures) console.error(index, key, why);
 *   await users.batchPut(error.remaining as typeof many);   // once more, those that were not done
 * }
 */
export class BatchError extends DynamORMError {
  declare readonly code: "BATCH";
  /** What was not done, in the order in which it was given. */
  readonly failures: readonly BatchFailure[];
  /** How many were done. */
  readonly done: number;
  /** How many were given. */
  readonly total: number;
  /**
   * What was not done, as the same call takes it: to be given to it again. Whoever catches an error cannot be told by the compiler which
   * call threw it, and so what this is: it is for him to say.
   */
  declare readonly remaining: unknown;
  /** What those that were done gave, each in its place; `undefined` in the place of one that was not done. */
  declare readonly results: readonly unknown[];

  constructor(message: string, { failures, done, total, remaining, results = [], ...context }: BatchOutcome) {
    super("BATCH", message, context, failures.length > 0 && failures.every(isRetryable));
    this.failures = failures;
    this.done = done;
    this.total = total;
    // Not enumerable: they may be many megabytes, and hold what does not belong in a log.
    Object.defineProperty(this, "remaining", { value: remaining });
    Object.defineProperty(this, "results", { value: results });
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
