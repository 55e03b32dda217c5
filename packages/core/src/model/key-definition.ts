import type { AttributeMap } from "../attributes/attribute.ts";

/** What code can have as a key: what DynamoDB stores as a string, a number or binary. */
export type KeyValue = string | number | Date;

/** Names of the attributes that can be a table's key: of a type that a key can have, and never missing. */
export type KeyAttributeName<Attributes extends AttributeMap> = {
  [Name in keyof Attributes & string]: "optional" extends Attributes[Name]["~flags"]
    ? never
    : Attributes[Name]["~output"] extends KeyValue
      ? Name
      : never;
}[keyof Attributes & string];

/** Names of the attributes that can be an index's key. They may be optional: an item without one is not in the index (a sparse index). */
export type IndexKeyAttributeName<Attributes extends AttributeMap> = {
  [Name in keyof Attributes & string]: Attributes[Name]["~output"] extends KeyValue ? Name : never;
}[keyof Attributes & string];

/** The key of a table: the partition key alone, or with a sort key. */
export interface KeyDefinition<Name extends string = string> {
  readonly partitionKey: Name;
  readonly sortKey?: Name;
}

/** Which attributes an index holds besides the keys of the table and its own: all (the default), none, or those named. */
export type ProjectionDefinition<Name extends string = string> = "all" | "keys" | readonly Name[];

/** A global secondary index: any attributes as its key. Its reads are eventually consistent. */
export interface GlobalIndexDefinition<
  KeyName extends string = string,
  Name extends string = string,
> extends KeyDefinition<KeyName> {
  readonly type?: "global";
  readonly projection?: ProjectionDefinition<Name>;
}

/** A local secondary index: the table's partition key with another sort key. It is made with the table and cannot be added later. */
export interface LocalIndexDefinition<KeyName extends string = string, Name extends string = string> {
  readonly type: "local";
  readonly partitionKey?: never;
  readonly sortKey: KeyName;
  readonly projection?: ProjectionDefinition<Name>;
}

/** A secondary index, as a model names it. */
export type IndexDefinition<KeyName extends string = string, Name extends string = string> =
  | GlobalIndexDefinition<KeyName, Name>
  | LocalIndexDefinition<KeyName, Name>;
