import type { AnyAttribute, AttributeMap } from "../attributes/attribute.ts";
import { checkModel } from "./check-model.ts";
import type {
  GlobalIndexDefinition,
  IndexDefinition,
  IndexKeyAttributeName,
  KeyAttributeName,
  KeyDefinition,
  ProjectionDefinition,
} from "./key-definition.ts";
import type { IndexMap, IndexSchema, Model, ModelRoles } from "./model.ts";

/** What {@link defineModel} takes. */
export interface ModelDefinition<
  Name extends string,
  Attributes extends AttributeMap,
  Key extends KeyDefinition,
  Indexes extends IndexMap,
> {
  /** The model's name, in errors, logs and results. */
  readonly name: Name;
  /** The DynamoDB table. */
  readonly table: string;
  /** The attributes by name, each made by {@link attr}. */
  readonly attributes: Attributes;
  /** The table's key: names of attributes. */
  readonly key: Key & OnlyParts<Key, keyof KeyDefinition>;
  /** The secondary indexes by name. */
  readonly indexes?: Indexes & {
    readonly [Index in keyof Indexes]: OnlyParts<Indexes[Index], keyof GlobalIndexDefinition>;
  };
}

/** Forbids what is not a part: inferred types are not looked at for excess properties. */
type OnlyParts<Given, Part extends PropertyKey> = { readonly [Name in Exclude<keyof Given, Part>]: never };

/**
 * Defines a model: one object literal, from which everything is inferred. Nothing is sent; the model knows no client.
 *
 * @example
 * const User = defineModel({
 *   name: "User",
 *   table: "users",
 *   attributes: { id: attr.string(), email: attr.string(), age: attr.number().optional() },
 *   key: { partitionKey: "id" },
 *   indexes: { byEmail: { partitionKey: "email" } },
 * });
 * type User = Item<typeof User>;   // { id: string; email: string; age?: number }
 *
 * @throws InvalidModelError for every definition that DynamoDB or the library could not serve; the compiler refuses most of them first.
 */
export function defineModel<
  const Name extends string,
  Attributes extends AttributeMap,
  const Key extends KeyDefinition<KeyAttributeName<NoInfer<Attributes>>>,
  const Indexes extends Readonly<
    Record<string, IndexDefinition<IndexKeyAttributeName<NoInfer<Attributes>>, keyof NoInfer<Attributes> & string>>
  > = {},
>(definition: ModelDefinition<Name, Attributes, Key, Indexes>): Model<Name, Attributes, Key, Indexes> {
  checkModel(definition);
  const { name, table, attributes, key } = definition;
  const model = {
    name,
    table,
    attributes: Object.freeze({ ...attributes }),
    key: Object.freeze({ ...key }),
    indexes: Object.freeze(indexSchemas(definition.indexes ?? {}, key)),
    roles: Object.freeze(rolesOf(attributes)),
  };
  return Object.freeze(model) as unknown as Model<Name, Attributes, Key, Indexes>;
}

function indexSchemas(indexes: IndexMap, key: KeyDefinition): Record<string, IndexSchema> {
  return Object.fromEntries(
    Object.entries(indexes).map(([name, index]) => [
      name,
      Object.freeze({
        name,
        type: index.type ?? "global",
        partitionKey: index.type === "local" ? key.partitionKey : index.partitionKey,
        ...(index.sortKey === undefined ? {} : { sortKey: index.sortKey }),
        projection: frozenProjection(index.projection ?? "all"),
      }),
    ]),
  );
}

/** A copy: the caller's own list can change after it was checked. */
function frozenProjection(projection: ProjectionDefinition): ProjectionDefinition {
  return typeof projection === "string" ? projection : Object.freeze([...projection]);
}

function rolesOf(attributes: Readonly<Record<string, AnyAttribute>>): ModelRoles {
  const withRole = Object.entries(attributes).filter(([, { definition }]) => definition.role !== undefined);
  return Object.fromEntries(withRole.map(([name, { definition }]) => [definition.role, name]));
}
