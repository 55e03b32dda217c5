import { DynamORMError, type ErrorContext } from "./dynamorm-error.ts";

/** An update changes a part of what the item lacks: DynamoDB makes no maps and lists on the way. Nothing was changed. */
export class MissingParentError extends DynamORMError {
  declare readonly code: "MISSING_PARENT";
  /** The paths of the update that lie within something: at least one of these is what the item lacks. */
  readonly paths: readonly string[];

  constructor(message: string, { paths, ...context }: ErrorContext & { readonly paths: readonly string[] }) {
    super("MISSING_PARENT", message, context);
    this.paths = paths;
  }
}
