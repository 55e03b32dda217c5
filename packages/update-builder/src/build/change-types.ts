import type { AnyModel, AttributeFlag, Item, KeyNames, Simplify } from "@dynamorm/core";
import type { Path, ValueAt } from "@dynamorm/expressions";

/** What of an item an update may change, as writing takes it: not its key, and nothing that is readonly or the library's to set. */
export type Changeable<M extends AnyModel> = Simplify<{
  [Name in Exclude<ChangeableName<M["attributes"]>, KeyNames<M["~key"]>>]: M["attributes"][Name]["~input"];
}>;

/** What may be set at a path. */
type ValueToSet<M extends AnyModel, At extends string> = ValueAt<Changeable<M>, At>;

type ChangeableFlag = Exclude<AttributeFlag, "readonly" | "createdAt" | "updatedAt" | "version">;

type ChangeableName<Attributes extends AnyModel["attributes"]> = {
  [Name in keyof Attributes & string]: Attributes[Name]["~flags"] extends ChangeableFlag ? Name : never;
}[keyof Attributes & string];

// What a path has to be besides one of the model. Where it is not, the interface's name says in the compiler's message what is wrong:
// 'Argument of type "name" is not assignable to parameter of type "name" & IsNoNumber<string>'.

/** An earlier step of the chain changes this path, one within it, or one that it lies within. */
export interface IsChangedAlready<Changed> {
  readonly "~changed": Changed;
}

/** What is not a number cannot be counted with. */
export interface IsNoNumber<Value> {
  readonly "~value": Value;
}

/** What is neither a number nor a set of the item itself cannot be added to. */
export interface IsNoNumberAndNoSet<Value> {
  readonly "~value": Value;
}

/** Elements can be deleted from sets of the item itself only. */
export interface IsNoSet<Value> {
  readonly "~value": Value;
}

/** What is no list has no elements to work on. */
export interface IsNoList<Value> {
  readonly "~value": Value;
}

/** Every item has it, so that it cannot be removed. */
export interface IsNotOptional<At> {
  readonly "~path": At;
}

/** The model has no attribute of the role `attr.version()`. */
export interface ModelHasNoVersion<Name> {
  readonly "~model": Name;
}

/** Nothing to ask for where no earlier step changes a path, or what it is part of, or a part of it. */
type Free<At extends string, Used extends string, M extends AnyModel> = [Used] extends [never]
  ? unknown
  : [Clash<Collected<At>, Used, keyof M["attributes"]>] extends [never]
    ? unknown
    : IsChangedAlready<Clash<Collected<At>, Used, keyof M["attributes"]>>;

/** The paths of earlier steps that a path cannot go with. Names of attributes may look like paths; no two of them overlap. */
type Clash<At extends string, Used extends string, Name> = Used extends At
  ? Used
  : [At | Used] extends [Name]
    ? never
    : Used extends `${At}.${string}` | `${At}[${string}`
      ? Used
      : At extends `${Used}.${string}` | `${Used}[${string}`
        ? Used
        : never;

/** A path, if it is one and known: not one of several, and without an index that only the program knows. */
export type Collected<At extends string, All = At> = At extends unknown
  ? [All] extends [At]
    ? Partial<Record<At, unknown>> extends Record<At, unknown>
      ? never
      : At
    : never
  : never;

/** Whether a path is an attribute of the item itself. */
type IsOwn<M extends AnyModel, At extends string> = [At] extends [keyof M["attributes"]] ? true : false;

/** What a step can do with a value: everything, where nothing is known of it. */
type Sort<Value> = [unknown] extends [Value | null | undefined]
  ? "any"
  : [Value] extends [number]
    ? WholeSort<number, Value, "number">
    : [Value] extends [bigint]
      ? WholeSort<bigint, Value, "number">
      : [Value] extends [ReadonlySet<unknown>]
        ? "set"
        : [Value] extends [readonly unknown[]]
          ? "list"
          : "other";

/** What is one of several fixed numbers cannot be counted with: the sum may be none of them. */
type WholeSort<Whole, Value, Found> = [Whole] extends [Value] ? Found : "other";

/** Nothing to ask for where a value is a number. */
type Counts<Value> = Sort<NonNullable<Value>> extends "any" | "number" ? unknown : IsNoNumber<Value>;

/** Nothing to ask for where a value is a number, or a set of the item itself: DynamoDB adds to no others. */
type TakesAdd<Value, OfItem extends boolean> =
  Sort<NonNullable<Value>> extends "any" | "number" | (OfItem extends true ? "set" : never)
    ? unknown
    : IsNoNumberAndNoSet<Value>;

/** Nothing to ask for where a value is a set of the item itself. */
type TakesDelete<Value, OfItem extends boolean> =
  Sort<NonNullable<Value>> extends "any" | (OfItem extends true ? "set" : never) ? unknown : IsNoSet<Value>;

/** Nothing to ask for where a value is a list. */
type Lists<Value> = Sort<NonNullable<Value>> extends "any" | "list" ? unknown : IsNoList<Value>;

/** {@link Step} of whatever path. */
export interface AnyStep {
  readonly path: unknown;
  readonly value: unknown;
}

/**
 * What a step asks of its path, and what it takes. An interface, and the default of a type parameter that nobody gives: the compiler works
 * out what a call needs, for its path alone. See docs/types.md. `Suffix` is what of the path is changed, if not all: an element.
 */
export interface Step<
  M extends AnyModel,
  At extends string,
  Used extends string,
  Kind extends keyof Checks<M, At>,
  Suffix extends string = "",
> extends AnyStep {
  readonly path: Passing<M, At, Used, Kind, Suffix>;
  readonly value: Values<ValueToSet<M, At>>[Kind];
}

/**
 * A path, with what it lacks. Where an editor asks for all paths of several, none is looked at: it proposes them all, and to look at each of
 * them would double what a step costs the compiler.
 */
type Passing<
  M extends AnyModel,
  At extends string,
  Used extends string,
  Kind extends keyof Checks<M, At>,
  Suffix extends string,
> = [Path<Changeable<M>>] extends [OnePath<M> extends true ? never : At]
  ? At
  : At & Free<`${At}${Suffix}`, Used, M> & Checks<M, At>[Kind];

/** Whether a model has one path only: worked out once. */
type OnePath<M extends AnyModel> = IsOne<Path<Changeable<M>>>;

type IsOne<All, Each = All> = [Each extends unknown ? ([All] extends [Each] ? never : Each) : never] extends [never]
  ? true
  : false;

/** What each kind of step asks of a path. */
interface Checks<M extends AnyModel, At extends string> {
  readonly set: unknown;
  readonly remove: Removable<M, At>;
  readonly count: Counts<ValueToSet<M, At>>;
  readonly add: TakesAdd<ValueToSet<M, At>, IsOwn<M, At>>;
  readonly delete: TakesDelete<ValueToSet<M, At>, IsOwn<M, At>>;
  readonly list: Lists<ValueToSet<M, At>>;
}

/** What each kind of step takes for a value that is there. */
interface Values<Value> {
  readonly set: Value;
  readonly remove: never;
  readonly count: Amount<Value>;
  readonly add: Addend<Value>;
  readonly delete: ElementOf<Value>;
  readonly list: ElementOf<Value>;
}

type Amount<Value> = [unknown] extends [Value | null | undefined] ? number | bigint : NonNullable<Value>;

type Addend<Value> = [unknown] extends [Value | null | undefined]
  ? number | bigint | ReadonlySet<unknown>
  : NonNullable<Value> extends ReadonlySet<infer Element>
    ? ReadonlySet<Element>
    : NonNullable<Value>;

type ElementOf<Value> = [unknown] extends [Value | null | undefined]
  ? unknown
  : NonNullable<Value> extends ReadonlySet<infer Element> | readonly (infer Element)[]
    ? Element
    : never;

/** Nothing to ask for where an item may lack what is at a path: an optional attribute, an element, an entry of a record. */
type Removable<M extends AnyModel, At extends string> = true extends CanLack<Item<M>, At> ? unknown : IsNotOptional<At>;

type CanLack<Value, At extends string> = [At] extends [OwnName<Value>]
  ? Partial<Pick<Value, At & keyof Value>> extends Pick<Value, At & keyof Value>
    ? true
    : false
  : [At] extends [`${string}]`]
    ? true
    : [At] extends [`${infer Head}.${infer Rest}`]
      ? CanLackWithin<NonNullable<ValueAt<Value, Head>>, Rest>
      : // An entry of a record.
        true;

/** The names that a value has by themselves: a record has any. */
type OwnName<Value> = string extends keyof Value ? never : keyof Value;

/** In those members of a union that have it. */
type CanLackWithin<Value, Rest extends string> = Value extends unknown ? CanLack<Value, Rest> : never;

/** The version that can be expected of the items of a model. */
export type Version<M extends AnyModel> = "version" extends M["attributes"][keyof M["attributes"]]["~flags"]
  ? number
  : ModelHasNoVersion<M["name"]>;
