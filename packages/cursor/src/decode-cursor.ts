import { fromBase64Url } from "./base64.ts";
import { cursorFromJson, invalidCursor } from "./cursor-json.ts";
import { type Cursor, mostCharacters } from "./cursor.ts";

/**
 * Reads a cursor that {@link encodeCursor} or the Go version of DynamORM wrote, from whoever sends it. Padding may be
 * missing: some URL handling drops it.
 *
 * That the text is a cursor says nothing about where it points: compare `index`, `sort` and the key with the query that goes on.
 *
 * @example
 * const { lastKey } = decodeCursor(request.query.cursor);
 * await client.send(new QueryCommand({ …, ExclusiveStartKey: lastKey }));
 *
 * @throws InvalidCursorError, and nothing else, for anything but a cursor: no text, empty, over 65,536 characters, not
 * base64url, not UTF-8, not JSON, a wrong shape, a type or field that there is not, over 32 levels. Quotes nothing of the text.
 */
export function decodeCursor(text: string): Cursor {
  if (typeof text !== "string") throw invalidCursor("a cursor is text");
  if (text === "") throw invalidCursor("it is empty");
  if (text.length > mostCharacters) throw invalidCursor(`it has more than ${mostCharacters} characters`);
  const bytes = fromBase64Url(text);
  if (bytes === undefined) throw invalidCursor("it is not base64url");
  return cursorFromJson(fromUtf8(bytes));
}

/** A byte order mark stays, and is then refused: JSON has none. */
function fromUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw invalidCursor("its content is not UTF-8");
  }
}
