import type { ErrorContext } from "@dynamorm/core";
import { mostCharacters } from "./cursor.ts";
import { invalidCursor } from "./cursor-json.ts";
import { InvalidCursorError } from "./invalid-cursor-error.ts";

/**
 * What a sealed text begins with, such as `s1.`: `.` is no character of base64url, so a plain cursor never begins so.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4648#section-5
 */
const sealedMark = /^[a-z]\d+\./;

/** Whether a text says of itself that it is sealed. Nothing has been checked yet. */
export function looksSealed(text: string): boolean {
  return sealedMark.test(text);
}

/** Looks at what was sent for a cursor. @throws InvalidCursorError for what is no text, is empty, or is too long. */
export function checkText(text: unknown, context?: ErrorContext): asserts text is string {
  if (typeof text !== "string") throw invalidCursor("a cursor is text", context);
  if (text === "") throw invalidCursor("it is empty", context);
  if (text.length > mostCharacters) throw invalidCursor(`it has more than ${mostCharacters} characters`, context);
}

/** A cursor's text that is to be handed out. @throws InvalidCursorError for one that {@link checkText} would refuse. */
export function withinBounds(text: string): string {
  if (text.length > mostCharacters) {
    throw new InvalidCursorError(`a cursor cannot be made: it has at most ${mostCharacters} characters`);
  }
  return text;
}
