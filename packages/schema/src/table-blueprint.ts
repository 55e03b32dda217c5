import type { ProjectionDefinition } from "@dynamorm/core";

/** The DynamoDB types that a key can have. */
export type KeyType = "S" | "N" | "B";

/** An attribute that is part of a key, and the DynamoDB type that it is stored as. */
export interface KeyAttribute {
  readonly name: string;
  readonly type: KeyType;
}

/** The key of a table or an index. */
export interface TableKey {
  readonly partitionKey: KeyAttribute;
  readonly sortKey?: KeyAttribute;
}

/** An index that a table has to have. */
export interface IndexBlueprint {
  readonly name: string;
  readonly type: "global" | "local";
  readonly key: TableKey;
  /** Without the attributes of keys, which DynamoDB projects in any case. */
  readonly projection: ProjectionDefinition;
}

/**
 * What a table has to be, as its model demands or, where models share the table, as all of them do: the one form that requests,
 * comparisons and waits are made from.
 */
export interface TableBlueprint {
  readonly table: string;
  /** The names of the models. */
  readonly models: readonly string[];
  /** The same as one text, for errors and logs: `"Customer, Order"`. */
  readonly model: string;
  readonly key: TableKey;
  readonly indexes: readonly IndexBlueprint[];
  /** The attribute that Time to Live works on. */
  readonly ttl?: string;
}

/** The attributes of a key, from the partition key on. */
export function keyAttributes({ partitionKey, sortKey }: TableKey): KeyAttribute[] {
  return sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];
}
