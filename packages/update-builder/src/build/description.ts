import type { CallOptions } from "@dynamorm/core";
import type { Condition, UpdateAction } from "@dynamorm/expressions";
import type { ReturnValues } from "../plan/update-request.ts";

/** The steps that change something of an item. */
export type ChangeStep =
  | "set"
  | "setIfNotExists"
  | "add"
  | "increment"
  | "decrement"
  | "remove"
  | "delete"
  | "appendToList"
  | "prependToList"
  | "setListElement"
  | "removeFromListAt";

/** An action, and the step that it was made by. */
export type BuiltAction = UpdateAction & { readonly step: ChangeStep };

/** An update as it was built: plain, frozen data. */
export interface UpdateDescription {
  /** What is changed, in the order of the steps. No two of them overlap. */
  readonly actions: readonly BuiltAction[];
  /** What has to hold for the item, besides that it is there. */
  readonly condition?: Condition;
  /** The version that the item has to have. */
  readonly expectedVersion?: number;
  /** What the update gives back; the whole item as it is then, where nothing is said. */
  readonly returnValues?: ReturnValues;
}

/** The item that an update is for, and what sends it. */
export interface UpdateTarget {
  /** The key of the item. */
  readonly key: Readonly<Record<string, unknown>>;
  /** What has to hold for the item before anything that the builder is told. */
  readonly conditions?: readonly Condition[];
  /** The clock that `updatedAt` is taken from. */
  readonly now: () => Date;
  /** Sends the update. Where it is absent, a builder has no `execute`. */
  readonly run?: (description: UpdateDescription, options: CallOptions) => Promise<unknown>;
}
