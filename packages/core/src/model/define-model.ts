import type { AttributeMap } from "../attributes/attribute.ts";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import type { Several } from "../several.ts";
import type { AnyStandardSchema } from "../validation/standard-schema.ts";
import { buildModel } from "./build-model.ts";
import { attributesOrThrow, checkModel, checkParts } from "./check-model.ts";
import type {
  GlobalIndexDefinition,
  IndexDefinition,
  IndexKeyAttributeName,
  IndexKeyPartName,
  KeyAttributeName,
  KeyDefinition,
  KeyPartName,
} from "./key-definition.ts";
import type { IndexMap, Model } from "./model.ts";
import { checkNaming, type Naming, withNaming } from "./naming.ts";
import { checkTypeTag, type TypeTagDefinition, typeTagOf } from "./type-tag.ts";
import type { Refuse, UncheckedDefinition } from "./unchecked-definition.ts";

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
  readonly attributes: Attributes & OneVersion<Attributes>;
  /** The table's key: names of attributes, or computed keys made by {@link key}. */
  readonly key: Key & OnlyParts<Key, keyof KeyDefinition>;
  /** The secondary indexes by name. */
  readonly indexes?: Indexes & {
    readonly [Index in keyof Indexes]: OnlyParts<Indexes[Index], keyof GlobalIndexDefinition>;
  } & LocalOnlyWith<Key>;
  /** How attributes are named in the table, those of nested maps too. As they are written, where nothing is said. */
  readonly naming?: Naming;
  /**
   * What tells the items of this model from those of others in the table: the attribute that holds the model's name, or
   * `{ attribute, value }`, or `false` for none. Where nothing is said, models with a computed key have the attribute `_type`.
   */
  readonly typeTag?: TypeTagDefinition;
  /**
   * A validator (any that follows Standard Schema) that a whole item has to pass before `create` and `put` write it. It only checks:
   * what it makes of the item is not used.
   */
  readonly validate?: AnyStandardSchema;
}

/** Nothing to ask of indexes where the table has a sort key; where it has none, that they are global. */
type LocalOnlyWith<Key> = Key extends { readonly sortKey: unknown } ? unknown : Readonly<Record<string, OnlyGlobal>>;

/** What a global index has, whatever it is: the rest is looked at elsewhere. */
interface OnlyGlobal extends Readonly<Partial<Record<keyof GlobalIndexDefinition, unknown>>> {
  readonly type?: "global";
}

/** Nothing to ask for where at most one attribute is the version; where two are, what is wrong. */
type OneVersion<Attributes extends AttributeMap> =
  Several<VersionName<Attributes>> extends never ? unknown : "a model with one version attribute";

/** An attribute of which nothing is known (`string`) is taken for none. */
type VersionName<Attributes extends AttributeMap> = {
  [Name in keyof Attributes]: "version" extends Attributes[Name]["~flags"]
    ? string extends Attributes[Name]["~flags"]
      ? never
      : Name
    : never;
}[keyof Attributes];

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
  const Key extends KeyDefinition<KeyAttributeName<NoInfer<Attributes>>, KeyPartName<NoInfer<Attributes>>>,
  const Indexes extends Readonly<
    Record<
      string,
      IndexDefinition<
        IndexKeyAttributeName<NoInfer<Attributes>>,
        IndexKeyPartName<NoInfer<Attributes>>,
        keyof NoInfer<Attributes> & string
      >
    >
  > = {},
>(definition: ModelDefinition<Name, Attributes, Key, Indexes>): Model<Name, Attributes, Key, Indexes> {
  return checkedModel(definition) as unknown as Model<Name, Attributes, Key, Indexes>;
}

/** The model of a definition of which nothing is believed. */
export function checkedModel(definition: UncheckedDefinition): object {
  checkParts(definition);
  const { name, table, key } = definition;
  const refuse: Refuse = (message, attribute, cause) => {
    throw new InvalidModelError(`Model "${name}": ${message}`, { model: name, table, attribute, cause });
  };
  checkNaming(definition.naming, refuse);
  checkTypeTag(definition.typeTag, refuse);
  const attributes = withNaming(attributesOrThrow(definition, refuse), definition.naming, refuse);
  const typeTag = typeTagOf(name, definition.typeTag, key);
  checkModel({ ...definition, attributes }, typeTag, refuse);
  return buildModel(definition, attributes, typeTag);
}
