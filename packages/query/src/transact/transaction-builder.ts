import {
  type AnyModel,
  checkOptions,
  type DynamoDBRequest,
  type Item,
  type ItemKey,
  type ItemUpdate,
  type NewItem,
  runCall,
} from "@dynamorm/core";
import type { BuildCondition } from "@dynamorm/expressions";
import type { ContextOf } from "./context-of.ts";
import { itemsOf } from "./results-of.ts";
import { requestOf, sendSteps } from "./send-steps.ts";
import type { BuildUpdate } from "./transaction.ts";
import {
  type ActionOptions,
  type DeleteActionOptions,
  type TransactionOptions,
  transactionOptionChecks,
  type TransactionRequestOptions,
  transactionRequestOptionChecks,
} from "./transaction-options.ts";
import { checkStep, deleteStep, restoreStep, storeStep, type TransactionStep, updateStep } from "./transaction-step.ts";

/**
 * A transaction, built action by action. Immutable: every step gives a new builder. `Results` is what {@link execute} gives: an item for
 * each action that stores one, `undefined` for each other. Where nobody knows how many there are, as in a loop, it is a list.
 *
 * @example
 * const [payment] = await db.transaction().create(Payment, input).update(Account, { id }, (u) => u.add("balance", -5)).execute();
 *
 * let cleared: TransactionBuilder = db.transaction();
 * for (const id of ids) cleared = cleared.delete(Payment, { id });
 */
export class TransactionBuilder<out Results extends readonly unknown[] = unknown[]> {
  readonly #contextOf: ContextOf;
  readonly #steps: readonly TransactionStep[];

  constructor(contextOf: ContextOf, steps: readonly TransactionStep[] = []) {
    this.#contextOf = contextOf;
    this.#steps = steps;
  }

  /** As `create` of a transaction's function. */
  create<M extends AnyModel>(
    model: M,
    item: NewItem<M>,
    options: ActionOptions<M> = {},
  ): TransactionBuilder<[...Results, Item<M>]> {
    return this.#with(storeStep(this.#contextOf(model), "create", item, options));
  }

  /** As `put` of a transaction's function. Where the model has a version and none is given, the item is read back. */
  put<M extends AnyModel>(
    model: M,
    item: NewItem<M>,
    options: ActionOptions<M> = {},
  ): TransactionBuilder<[...Results, Item<M>]> {
    return this.#with(storeStep(this.#contextOf(model), "put", item, options));
  }

  /** As `upsert` of a transaction's function. The item is read back. */
  upsert<M extends AnyModel>(
    model: M,
    item: NewItem<M>,
    options: ActionOptions<M> = {},
  ): TransactionBuilder<[...Results, Item<M>]> {
    return this.#with(storeStep(this.#contextOf(model), "upsert", item, options));
  }

  /** As `update` of a transaction's function. */
  update<M extends AnyModel>(
    model: M,
    key: ItemKey<M>,
    change: ItemUpdate<M> | BuildUpdate<M>,
    options: ActionOptions<M> = {},
  ): TransactionBuilder<[...Results, undefined]> {
    return this.#with(updateStep(this.#contextOf(model), key, change, options));
  }

  /** As `delete` of a transaction's function. */
  delete<M extends AnyModel>(
    model: M,
    key: ItemKey<M>,
    options: DeleteActionOptions<M> = {},
  ): TransactionBuilder<[...Results, undefined]> {
    return this.#with(deleteStep(this.#contextOf(model), key, options));
  }

  /** As `restore` of a transaction's function. */
  restore<M extends AnyModel>(
    model: M,
    key: ItemKey<M>,
    options: ActionOptions<M> = {},
  ): TransactionBuilder<[...Results, undefined]> {
    return this.#with(restoreStep(this.#contextOf(model), key, options));
  }

  /** As `check` of a transaction's function. */
  check<M extends AnyModel>(
    model: M,
    key: ItemKey<M>,
    condition: BuildCondition<Item<M>>,
  ): TransactionBuilder<[...Results, undefined]> {
    return this.#with(checkStep(this.#contextOf(model), key, condition));
  }

  /**
   * Does all of it, or nothing; gives a result for each action, in order.
   *
   * @throws as `db.transaction` with a function does.
   */
  async execute(options: TransactionOptions = {}): Promise<Results> {
    checkOptions("execute of a transaction", {}, options, transactionOptionChecks);
    const { token, tries } = options;
    const items = await runCall(
      "transaction",
      {},
      options,
      async (call) => await itemsOf(await sendSteps(this.#steps, { token, tries }, call), call),
    );
    return items as readonly unknown[] as Results;
  }

  /**
   * The request, as the raw SDK takes its `input`. Nothing of it is sent; where values are kept unique, what is there is read.
   *
   * @throws what is wrong with an action or with all of them, as `execute` does before it sends anything.
   */
  async toRequest(options: TransactionRequestOptions = {}): Promise<DynamoDBRequest<"TransactWriteItems">> {
    checkOptions("toRequest of a transaction", {}, options, transactionRequestOptionChecks);
    return await runCall("toRequest of a transaction", {}, options, (call) =>
      requestOf(this.#steps, options.token, call),
    );
  }

  #with<Next extends readonly unknown[]>(step: TransactionStep): TransactionBuilder<Next> {
    return new TransactionBuilder<Next>(this.#contextOf, Object.freeze([...this.#steps, step]));
  }
}
