import type { AttributeFlag, AttributeMap } from "../attributes/attribute.ts";
import type { KeyTemplate } from "./key-template.ts";

/** What code can have as a key: what DynamoDB stores as a string, a number or binary. */
export type KeyValue = string | number | bigint | Date | Uint8Array;

/** What code can have as a part of a computed key: what has a text that tells it from others and sorts as it does. */
export type KeyPartValue = string | number | bigint | boolean | Date;

/** What an attribute of an index's key may have: it is not `keyless`. */
type IndexKeyFlag = Exclude<AttributeFlag, "keyless">;

/** What an attribute of a table's key may have: it is always there, of one type, and does not change. */
type KeyFlag = Exclude<IndexKeyFlag, "optional" | "omitEmpty" | "version" | "updatedAt" | "ttl">;

// One comparison of objects is cheaper for the compiler than a condition for each of their properties.

interface IndexKeyAttribute {
  readonly "~flags": IndexKeyFlag;
  readonly "~output": KeyValue;
}

interface KeyPartAttribute {
  readonly "~flags": KeyFlag;
  readonly "~output": KeyPartValue;
}

interface IndexKeyPartAttribute {
  readonly "~flags": Exclude<IndexKeyFlag, "version">;
  readonly "~output": KeyPartValue | null;
}

/** Names of the attributes that can be a table's key: of a type that a key can have, and never missing. */
export type KeyAttributeName<Attributes extends AttributeMap> = {
  [Name in IndexKeyAttributeName<Attributes>]: Attributes[Name]["~flags"] extends KeyFlag ? Name : never;
}[IndexKeyAttributeName<Attributes>];

/** Names of the attributes that can be an index's key. They may be optional: an item without one is not in the index (a sparse index). */
export type IndexKeyAttributeName<Attributes extends AttributeMap> = NameOf<Attributes, IndexKeyAttribute>;

/** Names of the attributes that a computed key of the table can be made of: never missing, never `null`. */
export type KeyPartName<Attributes extends AttributeMap> = NameOf<Attributes, KeyPartAttribute>;

/** Names of the attributes that a computed key of an index can be made of: where one is missing, the item is not in the index. */
export type IndexKeyPartName<Attributes extends AttributeMap> = NameOf<Attributes, IndexKeyPartAttribute>;

/** Names of the attributes that are of a kind. */
type NameOf<Attributes extends AttributeMap, Kind> = {
  [Name in keyof Attributes]: Attributes[Name] extends Kind ? Name : never;
}[keyof Attributes] &
  string;

/** A part of a key: an attribute, or a template of a computed one. */
export type KeyPart<Name extends string = string, Part extends string = string> = Name | KeyTemplate<string, Part>;

/** The key of a table: the partition key alone, or with a sort key. */
export interface KeyDefinition<Name extends string = string, Part extends string = string> {
  readonly partitionKey: KeyPart<Name, Part>;
  readonly sortKey?: KeyPart<Name, Part>;
}

/** Which attributes an index holds besides the keys of the table and its own: all (the default), none, or those named. */
export type ProjectionDefinition<Name extends string = string> = "all" | "keys" | readonly Name[];

/** A global secondary index: any attributes as its key. Its reads are eventually consistent. */
export interface GlobalIndexDefinition<
  KeyName extends string = string,
  Part extends string = string,
  Name extends string = string,
> extends KeyDefinition<KeyName, Part> {
  readonly type?: "global";
  readonly projection?: ProjectionDefinition<Name>;
}

/** A local secondary index: the table's partition key with another sort key. It is made with the table and cannot be added later. */
export interface LocalIndexDefinition<
  KeyName extends string = string,
  Part extends string = string,
  Name extends string = string,
> {
  readonly type: "local";
  readonly partitionKey?: never;
  readonly sortKey: KeyPart<KeyName, Part>;
  readonly projection?: ProjectionDefinition<Name>;
}

/** A secondary index, as a model names it. */
export type IndexDefinition<
  KeyName extends string = string,
  Part extends string = string,
  Name extends string = string,
> = GlobalIndexDefinition<KeyName, Part, Name> | LocalIndexDefinition<KeyName, Part, Name>;
