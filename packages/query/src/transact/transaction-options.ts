import {
  type AnyModel,
  callOptionChecks,
  type CallOptions,
  type Item,
  type OptionCheck,
  type OptionChecks,
} from "@dynamorm/core";
import type { BuildCondition } from "@dynamorm/expressions";
import { deleteOptionChecks, storeOptionChecks } from "../write/write-options.ts";
import { tokenCheck } from "./request-token.ts";
import { triesCheck } from "./retry-transient.ts";

/** How a transaction is sent. */
export interface TransactionOptions extends CallOptions {
  /**
   * 1 to 36 characters that stand for this transaction. Within ten minutes the same actions with the same token are done once, also from
   * another process; other actions are an `IdempotencyMismatchError`. One is made where none is given.
   */
  readonly token?: string | undefined;
  /**
   * How often it is tried where other requests work on its items, or DynamoDB throttles it: a whole number from 1 to 100, 10 where nothing
   * is said.
   */
  readonly tries?: number | undefined;
}

/** The checks of {@link TransactionOptions}. */
export const transactionOptionChecks: { readonly [Option in keyof TransactionOptions]-?: OptionCheck } = {
  ...callOptionChecks,
  token: tokenCheck,
  tries: triesCheck,
};

/** What the request of a transaction takes. */
export interface TransactionRequestOptions extends CallOptions {
  /** As {@link TransactionOptions.token}. */
  readonly token?: string | undefined;
}

/** The checks of {@link TransactionRequestOptions}. */
export const transactionRequestOptionChecks: {
  readonly [Option in keyof TransactionRequestOptions]-?: OptionCheck;
} = { ...callOptionChecks, token: tokenCheck };

/** How an action of a transaction is made. */
export interface ActionOptions<M extends AnyModel> {
  /** What has to hold for the item that is there. */
  readonly condition?: BuildCondition<Item<M>> | undefined;
}

/** How an item is deleted in a transaction. */
export interface DeleteActionOptions<M extends AnyModel> extends ActionOptions<M> {
  /** Deletes for good, where the model's items are otherwise only marked as deleted. */
  readonly hard?: boolean | undefined;
  /** The version that the item has to have. */
  readonly version?: number | undefined;
}

/** The checks of {@link ActionOptions}. */
export const actionOptionChecks: OptionChecks = { condition: storeOptionChecks.condition };

/** The checks of {@link DeleteActionOptions}. */
export const deleteActionOptionChecks: OptionChecks = {
  condition: deleteOptionChecks.condition,
  hard: deleteOptionChecks.hard,
  version: deleteOptionChecks.version,
};
