import type { AttributeMap } from "../attributes/attribute.ts";
import type { InputOf, OutputOf, Simplify } from "../attributes/item-shape.ts";
import type { KeyDefinition } from "./key-definition.ts";
import type { AnyModel } from "./model.ts";

/**
 * An item of a model, as reading gives it.
 *
 * @example
 * export type User = Item<typeof User>;   // { id: string; email: string; tags?: Set<string>; … }
 */
export type Item<M extends AnyModel> = OutputOf<M["attributes"]>;

/** What a new item needs: optional attributes, and those that the library or a default fills in, may be missing. */
export type NewItem<M extends AnyModel> = InputOf<M["attributes"]>;

/** The key of an item: its partition key, and its sort key where the table has one. */
export type ItemKey<M extends AnyModel> = KeyOf<M["attributes"], M["key"]>;

/**
 * What an update may change: any attribute but the key's, `createdAt`, `updatedAt` and readonly ones. `undefined` leaves an
 * attribute alone, `null` removes an optional one. A `version` is the one that the item is expected to have.
 */
export type ItemUpdate<M extends AnyModel> = UpdateOf<M["attributes"], KeyNames<M["key"]>>;

/** Names of a model's indexes. */
export type IndexName<M extends AnyModel> = keyof M["~indexes"] & string;

/** Names of the attributes that items can be ordered by: the sort keys of the table and of its indexes. */
export type SortKeyName<M extends AnyModel> =
  | SortKeyOf<M["key"]>
  | { [Index in keyof M["~indexes"]]: SortKeyOf<M["~indexes"][Index]> }[keyof M["~indexes"]];

type SortKeyOf<Key> = Key extends { readonly sortKey: infer Name extends string } ? Name : never;

/** Names of the key's attributes. */
export type KeyNames<Key extends KeyDefinition> = Key["partitionKey"] | SortKeyOf<Key>;

type KeyOf<Attributes extends AttributeMap, Key extends KeyDefinition> = Simplify<{
  -readonly [Name in KeyNames<Key>]: Attributes[Name]["~output"];
}>;

type UpdateOf<Attributes extends AttributeMap, KeyName> = Simplify<
  {
    [Name in Exclude<ChangeableName<Attributes>, KeyName>]?:
      | Attributes[Name]["~input"]
      | Removal<Attributes[Name]["~flags"]>
      | undefined;
  } & {
    // Not left out but forbidden: `{ ...item, age: 3 }` holds readonly attributes too, and shall not compile.
    // `undefined` leaves them alone as it does others, also with exactOptionalPropertyTypes.
    [Name in Exclude<ReadonlyName<Attributes>, KeyName>]?: undefined;
  }
>;

type Removal<Flags> = "optional" extends Flags ? null : never;

type ChangeableName<Attributes extends AttributeMap> = {
  [Name in keyof Attributes]: Attributes[Name]["~flags"] & ("readonly" | "createdAt" | "updatedAt") extends never
    ? Name
    : never;
}[keyof Attributes];

type ReadonlyName<Attributes extends AttributeMap> = {
  [Name in keyof Attributes]: "readonly" extends Attributes[Name]["~flags"] ? Name : never;
}[keyof Attributes];
