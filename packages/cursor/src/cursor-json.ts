import type { ErrorContext } from "@dynamorm/core";
import { fromBase64, toBase64 } from "./base64.ts";
import { convertCursor } from "./convert-cursor.ts";
import type { Conversion } from "./convert-item.ts";
import type { Cursor } from "./cursor.ts";
import { goJson } from "./go-json.ts";
import { InvalidCursorError } from "./invalid-cursor-error.ts";
import { isBytes } from "./is-bytes.ts";

/** What cannot be made is the caller's: the message names the attribute. */
const intoJson: Conversion<string> = {
  binaryOf: (content) => (isBytes(content) ? toBase64(content) : undefined),
  binaries: "a Uint8Array",
  refusal: (rule, attribute) => {
    const subject = attribute === undefined ? "" : ` of ${JSON.stringify(attribute)}`;
    return new InvalidCursorError(`a cursor cannot be made${subject}: ${rule}`, { attribute });
  },
};

/** What came from outside is a stranger's: the message names nothing. */
const outOfJson: Conversion<Uint8Array> = {
  binaryOf: (content) => (typeof content === "string" ? fromBase64(content) : undefined),
  binaries: "base64 text",
  refusal: (rule) => invalidCursor(rule),
};

/** The error for a text that is no cursor. */
export function invalidCursor(rule: string, context?: ErrorContext): InvalidCursorError {
  return new InvalidCursorError(`not a valid cursor: ${rule}`, context);
}

/**
 * Writes a cursor's JSON, byte for byte as the Go version does.
 *
 * @throws InvalidCursorError for a cursor that cannot be; names the attribute.
 */
export function cursorToJson(cursor: Cursor): string {
  const { lastKey, index, sort } = convertCursor(cursor, intoJson);
  const fields = [`"lastKey":${goJson(lastKey)}`];
  if (index !== undefined) fields.push(`"index":${goJson(index)}`);
  if (sort !== undefined) fields.push(`"sort":${goJson(sort)}`);
  return `{${fields.join(",")}}`;
}

/**
 * Reads a cursor's JSON, written by anybody.
 *
 * @throws InvalidCursorError for anything but a cursor.
 */
export function cursorFromJson(json: string): Cursor {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    // Not kept as the cause: the engine's message quotes the text.
    throw invalidCursor("its content is not JSON");
  }
  return convertCursor(content, outOfJson);
}
