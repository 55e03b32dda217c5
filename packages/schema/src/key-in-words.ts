import type { IndexBlueprint, TableKey } from "./table-blueprint.ts";

/** A key, for messages. */
export function keyInWords({ partitionKey, sortKey }: TableKey): string {
  return `partition key "${partitionKey.name}"${sortKey === undefined ? "" : ` and sort key "${sortKey.name}"`}`;
}

/** An index with its key, for messages. */
export function indexInWords({ type, key }: Pick<IndexBlueprint, "type" | "key">): string {
  return `a ${type} index with ${keyInWords(key)}`;
}
