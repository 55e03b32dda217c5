import { isRecord } from "@dynamorm/core";
import { textOf } from "./contents.ts";
import { type Conversion, convertItem, type ValueWith } from "./convert-item.ts";

/** A {@link Cursor} whose binaries may have another form. */
export interface CursorWith<Binary> {
  readonly lastKey: Record<string, ValueWith<Binary>>;
  readonly index?: string;
  readonly sort?: "ASC" | "DESC";
}

const fields: readonly string[] = ["lastKey", "index", "sort"];

/**
 * Checks a cursor and copies it, with its binaries converted. Nobody has looked at it before. An empty `index` or `sort` is
 * left out; `sort` may be in any case, as Go services write what their caller gave.
 *
 * @throws InvalidCursorError, from `conversion.refusal`, for what is no cursor.
 */
export function convertCursor<Binary>(cursor: unknown, conversion: Conversion<Binary>): CursorWith<Binary> {
  const { refusal } = conversion;
  if (!isRecord(cursor)) throw refusal("a cursor is an object");
  if (!Object.keys(cursor).every((name) => fields.includes(name))) {
    throw refusal("a cursor has lastKey, index and sort, nothing else");
  }
  const { lastKey, index: givenIndex = "", sort: givenSort = "" } = cursor;
  if (!isRecord(lastKey) || Object.keys(lastKey).length === 0) throw refusal("lastKey is an object with attributes");
  const index = textOf(givenIndex);
  if (index === undefined) throw refusal("index is text, without lone surrogates");
  const sort = directionOf(givenSort);
  if (sort === undefined) throw refusal("sort is ASC or DESC");
  return {
    lastKey: convertItem(lastKey, conversion, (attribute) => ({ attribute, level: 0 })),
    ...(index !== "" && { index }),
    ...(sort !== "" && { sort }),
  };
}

function directionOf(sort: unknown): "ASC" | "DESC" | "" | undefined {
  switch (typeof sort === "string" ? sort.toLowerCase() : undefined) {
    case "asc":
      return "ASC";
    case "desc":
      return "DESC";
    case "":
      return "";
    default:
      return undefined;
  }
}
