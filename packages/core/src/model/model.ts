import type { AnyAttribute, AttributeMap } from "../attributes/attribute.ts";
import type { AttributeRole } from "../attributes/definition.ts";
import type { IndexDefinition, KeyDefinition, ProjectionDefinition } from "./key-definition.ts";

/** A secondary index with everything filled in. */
export interface IndexSchema {
  readonly name: string;
  readonly type: "global" | "local";
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly projection: ProjectionDefinition;
}

/** The attributes that have a role, by role. */
export type ModelRoles = { readonly [Role in AttributeRole]?: string };

/**
 * A model: plain, frozen data that knows no client. Made by {@link defineModel}; everything else (codec, plan, table) is derived
 * from it.
 */
export interface Model<
  Name extends string = string,
  Attributes extends AttributeMap = AttributeMap,
  Key extends KeyDefinition = KeyDefinition,
  Indexes extends IndexMap = IndexMap,
> {
  readonly name: Name;
  readonly table: string;
  readonly attributes: Attributes;
  readonly key: Key;
  readonly indexes: { readonly [Index in keyof Indexes]: IndexSchema };
  readonly roles: ModelRoles;
  /** Type level only: the indexes as they were written. There is nothing here at run time. */
  readonly "~indexes": Indexes;
}

/** The secondary indexes of a model, by name, as they are written. */
export type IndexMap = Readonly<Record<string, IndexDefinition>>;

/** Any model, as a constraint: cheaper for the compiler than `Model` with its parameters left open. */
export interface AnyModel {
  readonly name: string;
  readonly table: string;
  readonly attributes: { readonly [name: string]: AnyAttribute };
  readonly key: KeyDefinition;
  readonly indexes: { readonly [name: string]: IndexSchema };
  readonly roles: ModelRoles;
  readonly "~indexes": IndexMap;
}
