import { toBase64Url } from "./base64.ts";
import { cursorToBytes } from "./cursor-bytes.ts";
import { withinBounds } from "./cursor-text.ts";
import type { Cursor } from "./cursor.ts";

/**
 * Writes a cursor as text for URLs: padded base64url of its JSON, the same bytes as the Go version of DynamORM writes. Anyone
 * who has the text can read the key in it, and can write another: {@link cursorSealing} makes texts that strangers cannot write.
 *
 * @example
 * encodeCursor({ lastKey: { PK: { S: "USER#1" }, SK: { S: "PROFILE" } }, index: "gsi-email", sort: "ASC" });
 * // "eyJsYXN0S2V5Ijp7IlBLIjp7IlMiOiJVU0VSIzEifSwiU0siOnsiUyI6IlBST0ZJTEUifX0sImluZGV4IjoiZ3NpLWVtYWlsIiwic29ydCI6IkFTQyJ9"
 *
 * @throws InvalidCursorError for what {@link decodeCursor} would not take back: an empty key, a value that is no
 * attribute value, text with lone surrogates, more than 32 levels, more than 65,536 characters. Names the attribute.
 */
export function encodeCursor(cursor: Cursor): string {
  return withinBounds(toBase64Url(cursorToBytes(cursor)));
}
