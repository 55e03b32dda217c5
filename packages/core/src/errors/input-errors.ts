import { DynamORMError, type ErrorCode, type ErrorContext } from "./dynamorm-error.ts";

/** A query, condition or update that cannot be: thrown before a request is sent. */
export class InvalidQueryError extends DynamORMError {
  declare readonly code: "INVALID_QUERY";

  constructor(message: string, context: ErrorContext = {}) {
    super("INVALID_QUERY", message, context);
  }
}

/** An option or argument of a call that cannot be: thrown before anything is done. */
export class InvalidOptionError extends DynamORMError {
  declare readonly code: "INVALID_OPTION";

  constructor(message: string, context: ErrorContext = {}) {
    super("INVALID_OPTION", message, context);
  }
}

/** Where in an item something is wrong. */
export interface ValueMismatch extends ErrorContext {
  /** The place in the item, e.g. `address.city` or `lines[0].price`; empty for the item itself. */
  readonly path: string;
  /** What belongs there, e.g. `"a number"`. */
  readonly expected: string;
  /** What is there, shortened, e.g. `'the string "abc"'`. */
  readonly received: string;
}

/** A value that does not fit the model, given or stored. */
abstract class MisfitError extends DynamORMError implements ValueMismatch {
  readonly path: string;
  readonly expected: string;
  readonly received: string;

  constructor(code: ErrorCode, message: string, { path, expected, received, ...context }: ValueMismatch) {
    super(code, message, context);
    this.path = path;
    this.expected = expected;
    this.received = received;
  }
}

/** A value or key that was given and does not fit the model: thrown before a request is sent. */
export class InvalidItemError extends MisfitError {
  declare readonly code: "INVALID_ITEM";

  constructor(message: string, mismatch: ValueMismatch) {
    super("INVALID_ITEM", message, mismatch);
  }
}

/** An item in the table that does not fit the model: thrown when it is read. Written by other code, or by an older model. */
export class ItemMismatchError extends MisfitError {
  declare readonly code: "ITEM_MISMATCH";

  constructor(message: string, mismatch: ValueMismatch) {
    super("ITEM_MISMATCH", message, mismatch);
  }
}

/** One thing that a validator found. */
export interface ValidationIssue {
  /** The place in the item, e.g. `address.city` or `lines[0].price`; empty for the item itself. */
  readonly path: string;
  /** The validator's own words. */
  readonly message: string;
}

/** Values that the model's validators refuse, all in one: thrown before a request is sent. */
export class ValidationError extends DynamORMError {
  declare readonly code: "VALIDATION";
  readonly issues: readonly ValidationIssue[];

  constructor(message: string, issues: readonly ValidationIssue[], context: ErrorContext = {}) {
    super("VALIDATION", message, context);
    this.issues = issues;
  }
}
