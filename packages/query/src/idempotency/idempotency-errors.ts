import { DynamORMError, type ErrorContext } from "@dynamorm/core";

/** The work of a key is under way elsewhere. Nothing was run; the same call, made later, gives what comes of it. */
export class IdempotencyInProgressError extends DynamORMError {
  declare readonly code: "IDEMPOTENCY_IN_PROGRESS";
  /** When the lock of the run that has it ends, unless that run prolongs it. */
  readonly lockedUntil: Date;

  constructor(message: string, { lockedUntil, ...context }: ErrorContext & { readonly lockedUntil: Date }) {
    super("IDEMPOTENCY_IN_PROGRESS", message, context, true);
    this.lockedUntil = lockedUntil;
  }
}

/** The work of a key was done, and its result could not be kept: to repeat the call is to do the work twice, or gives this error again. */
export class IdempotencyResultLostError extends DynamORMError {
  declare readonly code: "IDEMPOTENCY_RESULT_LOST";
  /** What the work gave, for the caller whose function gave it; absent for those who come later. */
  declare readonly result?: unknown;

  constructor(message: string, context: ErrorContext & { readonly result?: unknown }) {
    super("IDEMPOTENCY_RESULT_LOST", message, context);
    if ("result" in context) Object.defineProperty(this, "result", { value: context.result, enumerable: true });
  }

  /** Without `result`, which may hold what does not belong in a log. */
  override toJSON(): Record<string, unknown> {
    const { result: _, ...data } = super.toJSON();
    return data;
  }
}
