import type { AttributeFlag, AttributeMap } from "../attributes/attribute.ts";
import type { InputOf, OutputOf, Simplify } from "../attributes/item-shape.ts";
import type { Several } from "../several.ts";
import type { KeyDefinition } from "./key-definition.ts";
import type { KeyTemplate } from "./key-template.ts";
import type { AnyModel, IndexMap } from "./model.ts";

/**
 * An item of a model, as reading gives it.
 *
 * @example
 * export type User = Item<typeof User>;   // { id: string; email: string; tags?: Set<string>; … }
 */
export type Item<M extends AnyModel> = OutputOf<M["attributes"]>;

/** What a new item needs: optional attributes, and those that the library or a default fills in, may be missing. */
export type NewItem<M extends AnyModel> = InputOf<M["attributes"]>;

/** The key of an item: the attributes that the table's key is, or is made of. */
export type ItemKey<M extends AnyModel> = KeyOf<M["attributes"], M["~key"]>;

/**
 * What an update may change: any attribute but the key's, `createdAt`, `updatedAt` and readonly ones. `undefined` leaves an
 * attribute alone, `null` removes an optional one (where it is nullable: stores `null`). A `version` is the one that the item is
 * expected to have.
 *
 * The attributes that a computed key of an index is made of go together: all of them, or none. A `createdAt` or readonly one among
 * them is given as the item has it.
 */
export type ItemUpdate<M extends AnyModel> = [IndexPartNames<M["~indexes"]>] extends [never]
  ? UpdateOf<M["attributes"], KeyNames<M["~key"]>, never>
  : Simplify<
      UpdateOf<M["attributes"], KeyNames<M["~key"]>, IndexPartNames<M["~indexes"]>> &
        PartGroups<M["attributes"], KeyNames<M["~key"]>, M["~indexes"]>
    >;

/** What may change of an item that is known as a whole: {@link ItemUpdate}, where no attributes have to go together. */
export type ItemChanges<M extends AnyModel> = UpdateOf<M["attributes"], KeyNames<M["~key"]>, never>;

/** Names of a model's indexes. */
export type IndexName<M extends AnyModel> = keyof M["~indexes"] & string;

/** Names of the attributes that items can be ordered by: the sort keys of the table and of its indexes, or what these are made of. */
export type SortKeyName<M extends AnyModel> =
  | SortKeyOf<M["~key"]>
  | { [Index in keyof M["~indexes"]]: SortKeyOf<M["~indexes"][Index]> }[keyof M["~indexes"]];

/** Names of the attributes that the key is, or is made of. */
export type KeyNames<Key extends KeyDefinition> = NamesIn<Key["partitionKey"]> | SortKeyOf<Key>;

/** The attributes of the table that the library computes: no part of an item, but there to be selected. */
export type ComputedName<M extends AnyModel> =
  | ComputedIn<M["~key"]>
  | { [Index in keyof M["~indexes"]]: ComputedIn<M["~indexes"][Index]> }[keyof M["~indexes"]];

/** Names of the attributes that an index holds. */
export type HeldName<M extends AnyModel, Index extends IndexName<M>> = M["~indexes"][Index] extends {
  readonly projection: infer Projection;
}
  ? Projection extends "all"
    ? keyof M["attributes"] & string
    :
        | (Projection extends readonly (infer Name extends string)[] ? Name : never)
        | PlainName<M["~key"]>
        | PlainName<M["~indexes"][Index]>
  : keyof M["attributes"] & string;

/** The attributes that a part of a key is made of. */
type NamesIn<Part> = Part extends string ? Part : Part extends KeyTemplate<string, infer Name> ? Name : never;

type SortKeyOf<Key> = Key extends { readonly sortKey: infer Part } ? NamesIn<Part> : never;

/** The parts of a key that are templates. */
type TemplatesIn<Key> = Key extends object
  ? Extract<Key[keyof Key & ("partitionKey" | "sortKey")], KeyTemplate>
  : never;

type ComputedIn<Key> = TemplatesIn<Key>["attribute"];

/** The parts of a key that are attributes themselves. */
type PlainName<Key> = Key extends object ? Extract<Key[keyof Key & ("partitionKey" | "sortKey")], string> : never;

type IndexPartNames<Indexes extends IndexMap> = {
  [Index in keyof Indexes]: TemplatesIn<Indexes[Index]>["parts"][number];
}[keyof Indexes];

type KeyOf<Attributes extends AttributeMap, Key extends KeyDefinition> = Simplify<{
  -readonly [Name in KeyNames<Key>]: Attributes[Name]["~output"];
}>;

type UpdateOf<Attributes extends AttributeMap, KeyName, PartName> = Simplify<
  {
    [Name in Exclude<ChangeableName<Attributes>, KeyName>]?:
      | Attributes[Name]["~input"]
      | Removal<Attributes[Name]["~flags"]>
      | undefined;
  } & {
    // Not left out but forbidden: `{ ...item, age: 3 }` holds readonly attributes too, and shall not compile.
    // `undefined` leaves them alone as it does others, also with exactOptionalPropertyTypes.
    [Name in Exclude<ReadonlyName<Attributes>, KeyName | PartName>]?: undefined;
  }
>;

type Removal<Flags> = "optional" extends Flags ? null : never;

type ChangeableFlag = Exclude<AttributeFlag, "readonly" | "createdAt" | "updatedAt">;

type ChangeableName<Attributes extends AttributeMap> = {
  [Name in keyof Attributes]: Attributes[Name]["~flags"] extends ChangeableFlag ? Name : never;
}[keyof Attributes];

type ReadonlyName<Attributes extends AttributeMap> = {
  [Name in keyof Attributes]: "readonly" extends Attributes[Name]["~flags"] ? Name : never;
}[keyof Attributes];

/** What updates have to keep together, for every computed key of an index. */
type PartGroups<Attributes extends AttributeMap, KeyName, Indexes extends IndexMap> = Intersection<
  {
    [Index in keyof Indexes]: TemplatesIn<Indexes[Index]> extends infer Template
      ? Template extends KeyTemplate<string, infer Name>
        ? (group: PartGroup<Attributes, Exclude<Name, KeyName | UpdatedAtName<Attributes>>>) => void
        : never
      : never;
  }[keyof Indexes]
>;

/** Out of functions, the intersection of what they take. */
type Intersection<Functions> = [Functions] extends [(group: infer Group) => void] ? Group : unknown;

type UpdatedAtName<Attributes extends AttributeMap> = {
  [Name in keyof Attributes]: "updatedAt" extends Attributes[Name]["~flags"] ? Name : never;
}[keyof Attributes];

/**
 * All of the parts, or none, or `null` for one that may be missing, which takes the item out of the index. A single part needs no
 * others: where nothing is to be kept together there is no union, since unions of many keys multiply.
 */
type PartGroup<Attributes extends AttributeMap, Name extends keyof Attributes> = [Several<Name>] extends [never]
  ? { [Part in Name]?: Attributes[Part]["~input"] | Removal<Attributes[Part]["~flags"]> | undefined }
  :
      | { [Part in Name]: Attributes[Part]["~input"] }
      | { [Part in Name]?: undefined }
      | { [Part in MissableName<Attributes, Name>]: { [Null in Part]: null } }[MissableName<Attributes, Name>];

type MissableName<Attributes extends AttributeMap, Name extends keyof Attributes> = {
  [Part in Name]: "optional" extends Attributes[Part]["~flags"]
    ? Part
    : null extends Attributes[Part]["~input"]
      ? Part
      : never;
}[Name];
