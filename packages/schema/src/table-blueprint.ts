import {
  type AnyModel,
  describeValue,
  type IndexSchema,
  InvalidOptionError,
  type KeyDefinition,
  type ProjectionDefinition,
  storedType,
} from "@dynamorm/core";

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
 * What a table has to be, as its model demands: the one form that requests, comparisons and waits are made from. What is
 * behind it may be one model or, where models share a table, several; nothing but this file looks at models.
 */
export interface TableBlueprint {
  readonly table: string;
  /** The model's name, for errors and logs. */
  readonly model: string;
  readonly key: TableKey;
  readonly indexes: readonly IndexBlueprint[];
  /** The attribute that Time to Live works on. */
  readonly ttl?: string;
}

/**
 * The table that a model needs.
 *
 * @throws InvalidOptionError for what is no model.
 */
export function tableBlueprint(model: AnyModel): TableBlueprint {
  if (typeof model?.table !== "string" || typeof model.attributes !== "object") {
    throw new InvalidOptionError(
      `a table is made from a model, as defineModel gives it, not from ${describeValue(model)}`,
    );
  }
  return {
    table: model.table,
    model: model.name,
    key: keyOf(model, model.key),
    indexes: Object.values(model.indexes).map((index) => indexOf(model, index)),
    ...(model.roles.ttl === undefined ? {} : { ttl: model.roles.ttl }),
  };
}

/** The attributes of a key, from the partition key on. */
export function keyAttributes({ partitionKey, sortKey }: TableKey): KeyAttribute[] {
  return sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];
}

function indexOf(model: AnyModel, index: IndexSchema): IndexBlueprint {
  const key = keyOf(model, index);
  const keyNames = [...keyAttributes(key), ...keyAttributes(keyOf(model, model.key))].map(({ name }) => name);
  return { name: index.name, type: index.type, key, projection: withoutKeys(index.projection, keyNames) };
}

/** A list that holds only keys asks for what "keys" gives; DynamoDB refuses an empty list, and one that names an attribute twice. */
function withoutKeys(projection: ProjectionDefinition, keyNames: readonly string[]): ProjectionDefinition {
  if (typeof projection === "string") return projection;
  const names = new Set(projection.filter((name) => !keyNames.includes(name)));
  return names.size === 0 ? "keys" : [...names];
}

function keyOf(model: AnyModel, { partitionKey, sortKey }: KeyDefinition): TableKey {
  return {
    partitionKey: keyAttribute(model, partitionKey),
    ...(sortKey === undefined ? {} : { sortKey: keyAttribute(model, sortKey) }),
  };
}

function keyAttribute({ attributes }: AnyModel, name: string): KeyAttribute {
  // defineModel has refused keys that are no attributes, or of a type that DynamoDB has no keys of.
  const { definition } = attributes[name] as AnyModel["attributes"][string];
  return { name, type: storedType(definition) as KeyType };
}
