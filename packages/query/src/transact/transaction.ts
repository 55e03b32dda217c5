import type { AnyModel, Item, ItemKey, ItemUpdate, NewItem } from "@dynamorm/core";
import type { BuildCondition } from "@dynamorm/expressions";
import type { UpdateBuilder } from "@dynamorm/update-builder";
import type { Action } from "./action.ts";
import type { ContextOf } from "./context-of.ts";
import type { ActionOptions, DeleteActionOptions } from "./transaction-options.ts";
import { checkStep, deleteStep, restoreStep, storeStep, type TransactionStep, updateStep } from "./transaction-step.ts";

/** Any builder of a model's update, whatever steps it has had. */
export type BuiltUpdate<M extends AnyModel> = Pick<UpdateBuilder<M>, "model" | "description">;

/** Says by steps what is changed of an item: `(u) => u.add("balance", -5).condition("balance", ">=", 5)`. */
export type BuildUpdate<M extends AnyModel> = (update: UpdateBuilder<M>) => BuiltUpdate<M>;

/** What collects the actions of a transaction. Nothing is sent before its function has ended, and each item can have one action. */
export class Transaction {
  readonly #contextOf: ContextOf;
  readonly #add: (step: TransactionStep) => Action<unknown>;

  constructor(contextOf: ContextOf, add: (step: TransactionStep) => Action<unknown>) {
    this.#contextOf = contextOf;
    this.#add = add;
  }

  /** Stores a new item: it fails, and with it all, where there is an item with the key. */
  create<M extends AnyModel>(model: M, item: NewItem<M>, options: ActionOptions<M> = {}): Action<Item<M>> {
    return this.#add(storeStep(this.#contextOf(model), "create", item, options)) as Action<Item<M>>;
  }

  /**
   * Stores an item in place of what is there; with a `version`, only in place of that version. Where the model has a version and none is
   * given, the item that is asked for is read back: it is as it is after the transaction, and may have been written again by then.
   */
  put<M extends AnyModel>(model: M, item: NewItem<M>, options: ActionOptions<M> = {}): Action<Item<M>> {
    return this.#add(storeStep(this.#contextOf(model), "put", item, options)) as Action<Item<M>>;
  }

  /** Makes an item, or changes the one that is there. The item that is asked for is read back, as that of {@link put} may be. */
  upsert<M extends AnyModel>(model: M, item: NewItem<M>, options: ActionOptions<M> = {}): Action<Item<M>> {
    return this.#add(storeStep(this.#contextOf(model), "upsert", item, options)) as Action<Item<M>>;
  }

  /**
   * Changes an item that is there, by attributes or by the steps of a builder. A transaction gives no changed item back.
   *
   * @example
   * tx.update(Account, { id }, (u) => u.add("balance", -5).condition("balance", ">=", 5));
   */
  update<M extends AnyModel>(
    model: M,
    key: ItemKey<M>,
    change: ItemUpdate<M> | BuildUpdate<M>,
    options: ActionOptions<M> = {},
  ): Action<undefined> {
    return this.#add(updateStep(this.#contextOf(model), key, change, options)) as Action<undefined>;
  }

  /**
   * Deletes an item. Where the model has `deletedAt`, the item is marked as deleted, and has to be there; one that is deleted for good need
   * not be.
   */
  delete<M extends AnyModel>(model: M, key: ItemKey<M>, options: DeleteActionOptions<M> = {}): Action<undefined> {
    return this.#add(deleteStep(this.#contextOf(model), key, options)) as Action<undefined>;
  }

  /** Brings back an item that was deleted softly. */
  restore<M extends AnyModel>(model: M, key: ItemKey<M>, options: ActionOptions<M> = {}): Action<undefined> {
    return this.#add(restoreStep(this.#contextOf(model), key, options)) as Action<undefined>;
  }

  /**
   * Does all only if a condition holds for an item that is not written. It is about what is in the table: items that were deleted softly
   * are there.
   *
   * @example
   * tx.check(Merchant, { id }, (c) => c("status", "=", "active"));
   */
  check<M extends AnyModel>(model: M, key: ItemKey<M>, condition: BuildCondition<Item<M>>): Action<undefined> {
    return this.#add(checkStep(this.#contextOf(model), key, condition)) as Action<undefined>;
  }
}
