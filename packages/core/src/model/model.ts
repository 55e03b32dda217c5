import type { AnyAttribute, AttributeMap } from "../attributes/attribute.ts";
import type { AttributeRole } from "../attributes/definition.ts";
import type { AnyStandardSchema } from "../validation/standard-schema.ts";
import type { IndexDefinition, KeyDefinition, ProjectionDefinition } from "./key-definition.ts";
import type { KeyTemplate } from "./key-template.ts";
import type { TypeTag } from "./type-tag.ts";

/** A key, of the table or of an index: names of attributes of the model, or of computed ones. */
export interface KeySchema {
  readonly partitionKey: string;
  readonly sortKey?: string;
}

/** A secondary index with everything filled in. */
export interface IndexSchema extends KeySchema {
  readonly name: string;
  readonly type: "global" | "local";
  readonly projection: ProjectionDefinition;
}

/** The attributes that have a role, by role. */
export type ModelRoles = { readonly [Role in AttributeRole]?: string };

/** What a model is at run time, whatever its types. */
interface ModelData<Name extends string> {
  readonly name: Name;
  readonly table: string;
  /** The table's key: attributes, or computed ones. */
  readonly key: KeySchema;
  /** The computed keys, of the table and of indexes, by the attribute of the table that holds them. */
  readonly computed: Readonly<Record<string, KeyTemplate>>;
  /** What tells the items of this model from those of others in the table; absent where the model has no tag. */
  readonly typeTag?: TypeTag;
  readonly roles: ModelRoles;
  /** Names of the attributes of which no two items have the same value; absent where there are none. */
  readonly unique?: readonly string[];
  /** What a whole item has to pass before it is written. */
  readonly validate?: AnyStandardSchema;
}

/**
 * A model: plain, frozen data that knows no client. Made by {@link defineModel}; everything else (codec, plan, table) is derived
 * from it.
 */
export interface Model<
  Name extends string = string,
  Attributes extends AttributeMap = AttributeMap,
  Key extends KeyDefinition = KeyDefinition,
  Indexes extends IndexMap = IndexMap,
> extends ModelData<Name> {
  readonly attributes: Attributes;
  readonly indexes: { readonly [Index in keyof Indexes]: IndexSchema };
  /** Type level only: the key as it was written. There is nothing here at run time. */
  readonly "~key": Key;
  /** Type level only: the indexes as they were written. There is nothing here at run time. */
  readonly "~indexes": Indexes;
}

/** The secondary indexes of a model, by name, as they are written. */
export type IndexMap = Readonly<Record<string, IndexDefinition>>;

/** Any model, as a constraint: cheaper for the compiler than `Model` with its parameters left open. */
export interface AnyModel extends ModelData<string> {
  readonly attributes: { readonly [name: string]: AnyAttribute };
  readonly indexes: { readonly [name: string]: IndexSchema };
  readonly "~key": KeyDefinition;
  readonly "~indexes": IndexMap;
}
