import type { AnyModel, CallOptions, Item } from "@dynamorm/core";
import type { Outcome } from "../outcome.ts";
import type { ReturnValues } from "../plan/update-request.ts";

/** Sends an update. With `{ rejection: "value" }`, a condition that does not hold is a value and no error. */
export interface ExecuteUpdate<M extends AnyModel, Result> {
  (options: CallOptions & { readonly rejection: "value" }): Promise<Outcome<Result, Item<M>>>;
  (options?: CallOptions & { readonly rejection?: "throw" | undefined }): Promise<Result>;
}

/** What an update gives back. */
export type Returned<M extends AnyModel, Wanted extends ReturnValues> = Wanted extends "NONE"
  ? undefined
  : Wanted extends "UPDATED_NEW" | "UPDATED_OLD"
    ? Partial<Item<M>>
    : Item<M>;
