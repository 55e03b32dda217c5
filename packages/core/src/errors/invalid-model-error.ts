import { DynamORMError, type ErrorContext } from "./dynamorm-error.ts";

/** A model that cannot be: thrown by {@link defineModel} and `attr`, when the program starts. Names the model, the attribute and the mend. */
export class InvalidModelError extends DynamORMError {
  declare readonly code: "INVALID_MODEL";

  constructor(message: string, context: ErrorContext = {}) {
    super("INVALID_MODEL", message, context);
  }
}
