import type { AnyAttribute } from "../attributes/attribute.ts";
import type { KeyDefinition, KeyPart, ProjectionDefinition } from "./key-definition.ts";
import { isKeyTemplate, type KeyTemplate } from "./key-template.ts";
import type { IndexMap, IndexSchema, KeySchema, ModelRoles } from "./model.ts";
import { templatesOf } from "./templates-of.ts";
import type { TypeTag } from "./type-tag.ts";
import type { UncheckedDefinition } from "./unchecked-definition.ts";
import { uniqueNames } from "./unique-names.ts";

/** Makes a model of its definition, of its attributes with their names in the table, and of its type tag. Nothing is looked at. */
export function buildModel(
  { name, table, key, indexes = {}, validate }: UncheckedDefinition,
  attributes: Readonly<Record<string, AnyAttribute>>,
  typeTag: TypeTag | undefined,
): object {
  const unique = uniqueNames(attributes);
  return Object.freeze({
    name,
    table,
    attributes: Object.freeze({ ...attributes }),
    key: Object.freeze(keySchema(key)),
    indexes: Object.freeze(indexSchemas(indexes, key)),
    computed: Object.freeze(computedKeys(key, indexes)),
    roles: Object.freeze(rolesOf(attributes)),
    ...(typeTag && { typeTag }),
    ...(unique.length > 0 && { unique: Object.freeze(unique) }),
    ...(validate && { validate }),
  });
}

function keySchema({ partitionKey, sortKey }: KeyDefinition): KeySchema {
  return {
    partitionKey: attributeOf(partitionKey),
    ...(sortKey === undefined ? {} : { sortKey: attributeOf(sortKey) }),
  };
}

function attributeOf(part: KeyPart): string {
  return isKeyTemplate(part) ? part.attribute : part;
}

function indexSchemas(indexes: IndexMap, key: KeyDefinition): Record<string, IndexSchema> {
  return Object.fromEntries(
    Object.entries(indexes).map(([name, index]) => [
      name,
      Object.freeze({
        name,
        type: index.type ?? "global",
        ...keySchema({ ...index, partitionKey: index.type === "local" ? key.partitionKey : index.partitionKey }),
        projection: frozenProjection(index.projection ?? "all"),
      }),
    ]),
  );
}

function computedKeys(key: KeyDefinition, indexes: IndexMap): Record<string, KeyTemplate> {
  return Object.fromEntries(templatesOf(key, indexes).map((template) => [template.attribute, template]));
}

/** A copy: the caller's own list can change after it was checked. */
function frozenProjection(projection: ProjectionDefinition): ProjectionDefinition {
  return typeof projection === "string" ? projection : Object.freeze([...projection]);
}

function rolesOf(attributes: Readonly<Record<string, AnyAttribute>>): ModelRoles {
  const withRole = Object.entries(attributes).filter(([, { definition }]) => definition.role !== undefined);
  return Object.fromEntries(withRole.map(([name, { definition }]) => [definition.role, name]));
}
