import { DynamORMError, type ErrorContext, isDynamORMError } from "@dynamorm/core";

/** One thing in which a table is not what its model needs. */
export interface TableDifference {
  /** What differs: `"the key"`, `'index "byEmail"'`, `'attribute "age"'`, `"Time to Live"`. */
  readonly subject: string;
  /** What the model needs, in words. */
  readonly expected: string;
  /** What the table has, in words. */
  readonly actual: string;
}

/** The table is there, but is not what its model needs. Nothing was changed. `differences` holds each thing that differs. */
export class TableMismatchError extends DynamORMError {
  declare readonly code: "TABLE_MISMATCH";
  readonly differences: readonly TableDifference[];

  constructor(
    message: string,
    { differences, ...context }: ErrorContext & { readonly differences: readonly TableDifference[] },
  ) {
    super("TABLE_MISMATCH", message, context);
    this.differences = differences;
  }
}

/** Whether a thrown value is a {@link TableMismatchError}. Works across copies of the package, where `instanceof` does not. */
export function isTableMismatch(value: unknown): value is TableMismatchError {
  return isDynamORMError(value, "TABLE_MISMATCH");
}
