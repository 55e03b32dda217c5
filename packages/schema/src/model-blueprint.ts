import {
  type AnyModel,
  type AttributeDefinition,
  type IndexSchema,
  type KeySchema,
  type ProjectionDefinition,
  storedDefinitions,
  storedName,
  storedNameOf,
  storedType,
} from "@dynamorm/core";
import {
  type IndexBlueprint,
  type KeyAttribute,
  keyAttributes,
  type KeyType,
  type TableBlueprint,
  type TableKey,
} from "./table-blueprint.ts";

/** The table that a model needs, by the names that the table has for things. */
export function modelBlueprint(model: AnyModel): TableBlueprint {
  return {
    table: model.table,
    models: [model.name],
    model: model.name,
    key: keyOf(model, model.key),
    indexes: Object.values(model.indexes).map((index) => indexOf(model, index)),
    ...(model.roles.ttl === undefined ? {} : { ttl: storedNameOf(model, model.roles.ttl) }),
  };
}

function indexOf(model: AnyModel, index: IndexSchema): IndexBlueprint {
  const key = keyOf(model, index);
  const keyNames = [...keyAttributes(key), ...keyAttributes(keyOf(model, model.key))].map(({ name }) => name);
  return { name: index.name, type: index.type, key, projection: storedProjection(model, index.projection, keyNames) };
}

/**
 * The names that the table has for what is projected, and the type tag, which reads look at: with "keys" too, so that the items of the
 * model can be told from others there. A list that holds only keys asks for what "keys" gives; DynamoDB refuses an empty list, and
 * one that names an attribute twice.
 */
function storedProjection(
  model: AnyModel,
  projection: ProjectionDefinition,
  keyNames: readonly string[],
): ProjectionDefinition {
  if (projection === "all") return projection;
  const named = projection === "keys" ? [] : projection;
  const own = model.typeTag === undefined ? [] : [model.typeTag.attribute];
  const wanted = [...named.map((name) => storedNameOf(model, name)), ...own];
  const names = new Set(wanted.filter((name) => !keyNames.includes(name)));
  return names.size === 0 ? "keys" : [...names];
}

function keyOf(model: AnyModel, { partitionKey, sortKey }: KeySchema): TableKey {
  return {
    partitionKey: keyAttribute(model, partitionKey),
    ...(sortKey === undefined ? {} : { sortKey: keyAttribute(model, sortKey) }),
  };
}

function keyAttribute(model: AnyModel, name: string): KeyAttribute {
  // defineModel has refused keys that are neither attributes nor computed, or of a type that DynamoDB has no keys of.
  const definition = storedDefinitions(model)[name] as AttributeDefinition;
  return { name: storedName(name, definition), type: storedType(definition) as KeyType };
}
