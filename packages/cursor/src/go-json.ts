import { compareCodePoints } from "@dynamorm/core";

/** What {@link goJson} writes. */
export type JsonValue = string | boolean | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/**
 * Writes JSON, byte for byte as Go's `json.Marshal` writes the same value: names of maps in the order of their UTF-8 bytes,
 * no white space, `<`, `>`, `&`, U+2028 and U+2029 escaped. Texts have to be well-formed Unicode.
 *
 * Backspace and form feed are `\b` and `\f`, as Go writes them since 1.22; it wrote `\u0008` and `\u000c` before, and reads both.
 *
 * @see https://pkg.go.dev/encoding/json#Marshal
 */
export function goJson(value: JsonValue): string {
  if (typeof value === "string") return quote(value);
  if (typeof value === "boolean") return String(value);
  if (isList(value)) return `[${value.map(goJson).join(",")}]`;
  const members = Object.entries(value).toSorted(([one], [other]) => compareCodePoints(one, other));
  return `{${members.map(([name, member]) => `${quote(name)}:${goJson(member)}`).join(",")}}`;
}

/** `Array.isArray`, which does not know read-only arrays. */
function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** `JSON.stringify` escapes quotes, backslashes and control characters as Go does; Go escapes what HTML and JavaScript mind, too. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
