import {
  type AnyModel,
  callOptionChecks,
  type CallOptions,
  type Item,
  type ItemChanges,
  type NewItem,
  type OptionCheck,
  takes,
  takesOneOf,
} from "@dynamorm/core";
import type { BuildCondition } from "@dynamorm/expressions";
import type { Outcome, ReturnValues } from "@dynamorm/update-builder";

/** What becomes of a write whose condition does not hold: it throws, or the rejection is its value. */
export type Rejection = "throw" | "value";

/**
 * An option that the type of the result depends on. Where it is not the usual one it has to be there for sure: of a variable that may lack
 * it, the result would not be what its type says.
 */
type ForSure<Option extends string, Value, Usual> = [Usual] extends [Value]
  ? unknown
  : { readonly [Name in Option]: Value };

/** How a write that can be rejected is made. */
export type RejectableOptions<Way extends Rejection = Rejection> = RejectableFields<Way> &
  ForSure<"rejection", Way, "throw">;

interface RejectableFields<Way extends Rejection> extends CallOptions {
  /**
   * `"value"` gives what became of the write as a value, `{ ok: true, value }` or `{ ok: false, reason, current, error }`, where it would
   * throw a `ConditionFailedError`, one of its kinds, or an `ItemNotFoundError` otherwise. Everything else is thrown all the same.
   */
  readonly rejection?: Way | undefined;
}

/** How an item is created, put or upserted. */
export type StoreOptions<M extends AnyModel, Way extends Rejection = Rejection> = StoreFields<M, Way> &
  ForSure<"rejection", Way, "throw">;

interface StoreFields<M extends AnyModel, Way extends Rejection> extends RejectableFields<Way> {
  /** What has to hold for the item that is there. */
  readonly condition?: BuildCondition<Item<M>> | undefined;
}

/** How an item is changed, where its conditions are said by `where`. */
export type ChangeOptions<
  Returns extends ReturnValues = ReturnValues,
  Way extends Rejection = Rejection,
> = ChangeFields<Returns, Way> & ForSure<"returnValues", Returns, "ALL_NEW"> & ForSure<"rejection", Way, "throw">;

interface ChangeFields<Returns extends ReturnValues, Way extends Rejection> extends RejectableFields<Way> {
  /** What is given back: the whole item as it is then (`"ALL_NEW"`, where nothing is said), or as it was, or only what changed. */
  readonly returnValues?: Returns | undefined;
}

/** How an item is changed by its key. */
export type UpdateOptions<
  M extends AnyModel,
  Returns extends ReturnValues = ReturnValues,
  Way extends Rejection = Rejection,
> = UpdateFields<M, Returns, Way> & ForSure<"returnValues", Returns, "ALL_NEW"> & ForSure<"rejection", Way, "throw">;

interface UpdateFields<M extends AnyModel, Returns extends ReturnValues, Way extends Rejection> extends ChangeFields<
  Returns,
  Way
> {
  /** What has to hold for the item that is there. */
  readonly condition?: BuildCondition<Item<M>> | undefined;
}

/** What a delete gives back: nothing but whether there was an item, or the item that there was. */
export type DeleteReturnValues = "NONE" | "ALL_OLD";

/** How an item is deleted, where its conditions are said by `where`. */
export type EraseOptions<
  Returns extends DeleteReturnValues = DeleteReturnValues,
  Way extends Rejection = Rejection,
> = EraseFields<Returns, Way> & ForSure<"returnValues", Returns, "NONE"> & ForSure<"rejection", Way, "throw">;

interface EraseFields<Returns extends DeleteReturnValues, Way extends Rejection> extends RejectableFields<Way> {
  /** Deletes for good, where the model's items are otherwise only marked as deleted. */
  readonly hard?: boolean | undefined;
  /** The version that the item has to have: another one is a `VersionConflictError`. */
  readonly version?: number | undefined;
  /** `"ALL_OLD"` gives the item that was deleted, where there was one. */
  readonly returnValues?: Returns | undefined;
}

/** How an item is deleted by its key. */
export type DeleteOptions<
  M extends AnyModel,
  Returns extends DeleteReturnValues = DeleteReturnValues,
  Way extends Rejection = Rejection,
> = DeleteFields<M, Returns, Way> & ForSure<"returnValues", Returns, "NONE"> & ForSure<"rejection", Way, "throw">;

interface DeleteFields<
  M extends AnyModel,
  Returns extends DeleteReturnValues,
  Way extends Rejection,
> extends EraseFields<Returns, Way> {
  /** What has to hold for the item that is there. */
  readonly condition?: BuildCondition<Item<M>> | undefined;
}

/** What an update gives back. */
export type Returned<M extends AnyModel, Returns extends ReturnValues> = Returns extends "NONE"
  ? undefined
  : Returns extends "UPDATED_NEW" | "UPDATED_OLD"
    ? Partial<Item<M>>
    : Item<M>;

/** What the function of `modify` gives: what changes, or the whole item, or nothing. */
export type Modified<M extends AnyModel> = ItemChanges<M> | Rewritten<M> | undefined | void;

/** A whole item, with `null` for what is removed of it. */
type Rewritten<M extends AnyModel> = {
  [Name in keyof NewItem<M>]:
    | NewItem<M>[Name]
    | ("optional" extends M["attributes"][Name & string]["~flags"] ? null : never);
};

/** The function that `modify` has an item changed by. */
export type Modify<M extends AnyModel> = (item: Item<M>) => Modified<M> | Promise<Modified<M>>;

/** What a delete gives back. */
export type Erased<M extends AnyModel, Returns extends DeleteReturnValues> = Returns extends "ALL_OLD"
  ? Item<M> | undefined
  : boolean;

/** What a write gives: its result, or what became of it. */
export type Written<M extends AnyModel, Result, Way extends Rejection> = Way extends "value"
  ? Outcome<Result, Item<M>>
  : Result;

type Checks<Options> = { readonly [Option in keyof Options]-?: OptionCheck };

/** The checks of {@link RejectableOptions}. */
export const rejectableOptionChecks: Checks<RejectableOptions> = {
  ...callOptionChecks,
  rejection: takesOneOf("throw", "value"),
};

const condition = takes("a function that makes a condition, (eb) => …", (value) => typeof value === "function");

/** The checks of {@link StoreOptions}. */
export const storeOptionChecks: Checks<StoreOptions<AnyModel>> = { ...rejectableOptionChecks, condition };

/** The checks of {@link ChangeOptions}. */
export const changeOptionChecks: Checks<ChangeOptions> = {
  ...rejectableOptionChecks,
  returnValues: takesOneOf("ALL_NEW", "ALL_OLD", "UPDATED_NEW", "UPDATED_OLD", "NONE"),
};

/** The checks of {@link UpdateOptions}. */
export const updateOptionChecks: Checks<UpdateOptions<AnyModel>> = { ...changeOptionChecks, condition };

/** The checks of {@link EraseOptions}. */
export const eraseOptionChecks: Checks<EraseOptions> = {
  ...rejectableOptionChecks,
  hard: takes("true or false", (value) => typeof value === "boolean"),
  version: takes(
    "the version of an item, a whole number from 0",
    (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  ),
  returnValues: takesOneOf("NONE", "ALL_OLD"),
};

/** The checks of {@link DeleteOptions}. */
export const deleteOptionChecks: Checks<DeleteOptions<AnyModel>> = { ...eraseOptionChecks, condition };
