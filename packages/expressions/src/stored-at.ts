import type { AttributePath, AttributeValue, StoredItem } from "@dynamorm/core";

/** What a stored item has at a path; `undefined` where it has nothing, or nothing that has such parts. */
export function storedAt(item: StoredItem, path: AttributePath): AttributeValue | undefined {
  let value: AttributeValue | undefined = { M: item };
  for (const part of path) value = value === undefined ? undefined : partOf(value, part);
  return value;
}

function partOf(value: AttributeValue, part: string | number): AttributeValue | undefined {
  if (typeof part === "number") return value.L?.[part];
  // A map that lacks "constructor" still inherits one.
  return value.M !== undefined && Object.hasOwn(value.M, part) ? value.M[part] : undefined;
}
