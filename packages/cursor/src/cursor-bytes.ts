import { cursorFromJson, cursorToJson, invalidCursor } from "./cursor-json.ts";
import type { Cursor } from "./cursor.ts";

/**
 * A cursor as bytes: its JSON in UTF-8, the same as the Go version's.
 *
 * @throws InvalidCursorError for a cursor that cannot be; names the attribute.
 */
export function cursorToBytes(cursor: Cursor): Uint8Array {
  return new TextEncoder().encode(cursorToJson(cursor));
}

/**
 * Reads a cursor's bytes, written by anybody. A byte order mark stays, and is then refused: JSON has none.
 *
 * @throws InvalidCursorError for anything but a cursor.
 */
export function cursorFromBytes(bytes: Uint8Array): Cursor {
  let json: string;
  try {
    json = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw invalidCursor("its content is not UTF-8");
  }
  return cursorFromJson(json);
}
