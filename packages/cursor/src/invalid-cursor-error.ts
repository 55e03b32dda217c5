import { DynamORMError, type ErrorContext } from "@dynamorm/core";

/**
 * A cursor that is none, that belongs to another query, or that cannot be made. A text from outside is never quoted in the
 * message, so that it can be logged and answered (HTTP 400, say).
 */
export class InvalidCursorError extends DynamORMError {
  declare readonly code: "INVALID_CURSOR";

  constructor(message: string, context: ErrorContext = {}) {
    super("INVALID_CURSOR", message, context);
  }
}
