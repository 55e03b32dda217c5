import { fromBase64Url } from "./base64.ts";
import { cursorFromBytes } from "./cursor-bytes.ts";
import { invalidCursor } from "./cursor-json.ts";
import { checkText, looksSealed } from "./cursor-text.ts";
import type { Cursor } from "./cursor.ts";

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
  checkText(text);
  if (looksSealed(text)) throw invalidCursor("it is sealed: open() of a cursorSealing reads it");
  const bytes = fromBase64Url(text);
  if (bytes === undefined) throw invalidCursor("it is not base64url");
  return cursorFromBytes(bytes);
}
