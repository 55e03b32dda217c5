import type { ConditionFailedError, ItemNotFoundError } from "@dynamorm/core";

/**
 * What became of a conditional write, as a value: done, with its result, or not done because a condition did not hold. All other errors
 * are thrown all the same.
 */
export type Outcome<Result, Item> =
  | { readonly ok: true; readonly value: Result }
  | {
      readonly ok: false;
      /** The code of the error that would have been thrown. */
      readonly reason: RejectionReason;
      /** The item that is in the table; `undefined` where there is none, or where it does not fit the model. */
      readonly current: Item | undefined;
      /** The error that would have been thrown. */
      readonly error: ConditionFailedError | ItemNotFoundError;
    };

/** Why a conditional write was not done. */
export type RejectionReason =
  | "CONDITION_FAILED"
  | "ITEM_ALREADY_EXISTS"
  | "ITEM_NOT_FOUND"
  | "VERSION_CONFLICT"
  | "UNIQUE_CONSTRAINT";
