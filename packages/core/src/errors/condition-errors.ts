import { DynamORMError, type ErrorCode, type ErrorContext, isDynamORMError } from "./dynamorm-error.ts";

/** What a failed condition can tell besides the context. */
export interface ConditionFailure extends ErrorContext {
  /**
   * The item that is in the table: decoded, where a model is at hand; as it is stored, from an executor. `undefined` when there is
   * none, or when it does not fit the model.
   */
  readonly current?: unknown;
  /**
   * How often the request was sent, where that is known, without attempts that were refused, as throttled ones are. After more than one it
   * may be an earlier attempt, whose answer was lost, that made the condition fail.
   */
  readonly attempts?: number | undefined;
}

/** A write was not done because its condition does not hold. Nothing was changed. */
export class ConditionFailedError extends DynamORMError {
  /** The item that is in the table; absent where there is none, or where it is not known. */
  declare readonly current?: unknown;
  /**
   * How often the request was sent, without attempts that were refused; absent where it is not known. After more than one it may be an
   * earlier attempt, whose answer was lost, that made the condition fail.
   */
  declare readonly attempts?: number;

  constructor(message: string, failure: ConditionFailure, code: ErrorCode = "CONDITION_FAILED") {
    super(code, message, failure);
    const { current, attempts } = failure;
    if (current !== undefined) Object.defineProperty(this, "current", { value: current, enumerable: true });
    if (attempts !== undefined) Object.defineProperty(this, "attempts", { value: attempts, enumerable: true });
  }

  /** Without `current`: an item may be 400 KB, and hold what does not belong in a log. */
  override toJSON(): Record<string, unknown> {
    const { current: _, ...data } = super.toJSON();
    return data;
  }
}

/** `create` found an item with the same key. `current` is that item. */
export class ItemAlreadyExistsError extends ConditionFailedError {
  declare readonly code: "ITEM_ALREADY_EXISTS";

  constructor(message: string, failure: ConditionFailure) {
    super(message, failure, "ITEM_ALREADY_EXISTS");
  }
}

/** The item has another version than the write expected: somebody else wrote it in between. `current` is the item as it is now. */
export class VersionConflictError extends ConditionFailedError {
  declare readonly code: "VERSION_CONFLICT";
  /** The version that the write was to replace. */
  readonly expectedVersion: number;

  constructor(message: string, failure: ConditionFailure & { readonly expectedVersion: number }) {
    super(message, failure, "VERSION_CONFLICT");
    this.expectedVersion = failure.expectedVersion;
  }
}

/** What a value that has to be unique and is not can tell. */
export interface UniqueConstraintFailure extends ConditionFailure {
  /** The attribute whose value another item has. */
  readonly attribute: string;
  /** The key of the item that has the value, where it is known. */
  readonly owner?: Readonly<Record<string, unknown>> | undefined;
}

/** Another item of the model has the value of a `unique` attribute. */
export class UniqueConstraintError extends ConditionFailedError {
  declare readonly code: "UNIQUE_CONSTRAINT";
  /** The attribute whose value another item has. */
  declare readonly attribute: string;
  /** The key of the item that has the value; absent where it is not known. */
  declare readonly owner?: Readonly<Record<string, unknown>>;

  constructor(message: string, { owner, ...failure }: UniqueConstraintFailure) {
    super(message, failure, "UNIQUE_CONSTRAINT");
    if (owner !== undefined) Object.defineProperty(this, "owner", { value: owner, enumerable: true });
  }
}

/** There is no such item: an update of what is not there, or `firstOrThrow` without a match. */
export class ItemNotFoundError extends DynamORMError {
  declare readonly code: "ITEM_NOT_FOUND";

  constructor(message: string, context: ErrorContext) {
    super("ITEM_NOT_FOUND", message, context);
  }
}

/** Whether an error says that a condition did not hold: `ConditionFailedError` and its kinds. Works across copies of the package. */
export function isConditionFailed(value: unknown): value is ConditionFailedError {
  return isDynamORMError(value, "CONDITION_FAILED", "ITEM_ALREADY_EXISTS", "VERSION_CONFLICT", "UNIQUE_CONSTRAINT");
}
