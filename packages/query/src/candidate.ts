import type { AnyModel } from "@dynamorm/core";
import { keyNames } from "./key-names.ts";

/** What a query can be served from: the table or one of its indexes. */
export interface Candidate {
  /** `"table"`, or the name of the index. */
  readonly name: string;
  /** The index's name; absent for the table. */
  readonly index?: string;
  readonly type: "table" | "local" | "global";
  readonly partitionKey: string;
  readonly sortKey?: string;
  /** The attributes that it holds; every one where absent. */
  readonly holds?: ReadonlySet<string>;
  /** Its key's attributes that an item may lack: such an item is not in the index. */
  readonly sparse: readonly string[];
}

/** The table first, then local indexes, then global ones: of two equals, the cheaper and more consistent one comes first. */
export function candidatesOf(model: AnyModel): readonly Candidate[] {
  const indexes = Object.values(model.indexes).map((index): Candidate => {
    const keys = keyNames(index);
    return {
      name: index.name,
      index: index.name,
      type: index.type,
      partitionKey: index.partitionKey,
      ...(index.sortKey !== undefined && { sortKey: index.sortKey }),
      ...(index.projection !== "all" && {
        holds: new Set([...keyNames(model.key), ...keys, ...(index.projection === "keys" ? [] : index.projection)]),
      }),
      sparse: keys.filter((name) => model.attributes[name]?.definition.optional),
    };
  });
  const table: Candidate = { name: "table", type: "table", ...model.key, sparse: [] };
  return [table, ...indexes.filter(({ type }) => type === "local"), ...indexes.filter(({ type }) => type === "global")];
}
