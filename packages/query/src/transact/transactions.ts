import { type AnyModel, checkOptions, type Executor, isRecord } from "@dynamorm/core";
import { type ModelContext, modelContext } from "../context.ts";
import { repositoryOptionChecks, type RepositoryOptions } from "../repository.ts";
import type { TransactionResult } from "./action.ts";
import type { ContextOf } from "./context-of.ts";
import { runTransaction } from "./run-transaction.ts";
import { runTransactGet, type TransactGetOptions, type TransactGets, type TransactGot } from "./transact-get.ts";
import type { Transaction } from "./transaction.ts";
import { TransactionBuilder } from "./transaction-builder.ts";
import type { TransactionOptions } from "./transaction-options.ts";

/** Writes and reads of several items, of any models, all at one moment or not at all. Made by {@link transactions}. */
export class Transactions {
  readonly #contextOf: ContextOf;

  constructor(contextOf: ContextOf) {
    this.#contextOf = contextOf;
    // Both are used without what they came from: const { transaction } = transactions(executor).
    this.transaction = this.transaction.bind(this);
    this.transactGet = this.transactGet.bind(this);
  }

  /** A transaction that is built action by action, and sent by `execute()`. */
  transaction(): TransactionBuilder<[]>;
  /**
   * Does everything that a function asks for, or nothing. The function runs once, and nothing is sent before it has ended: where it throws,
   * nothing is done. It may be async. What it returns says what is given: an action of it gives the item as it is stored, a list or
   * a plain object of actions one of items, anything else is given as it is.
   *
   * Objects that are given to it are looked at when it has ended. All timestamps of a transaction are the same moment.
   *
   * @example
   * const payment = await db.transaction((tx) => {
   *   tx.update(Account, { id: from }, (u) => u.add("balance", -5).condition("balance", ">=", 5));
   *   tx.update(Account, { id: to }, (u) => u.add("balance", 5));
   *   return tx.create(Payment, { id, from, to, amount: 5 });
   * });
   *
   * @throws TransactionCanceledError that names each action that failed, with the error that its write would have thrown by itself;
   * InvalidQueryError for more than 100 actions, two on one item, or none; IdempotencyMismatchError where the token was used for other
   * actions; what is wrong with an action by itself, before anything is sent.
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
   */
  transaction<const Returned>(
    run: (tx: Transaction) => Returned | Promise<Returned>,
    options?: TransactionOptions,
  ): Promise<TransactionResult<Returned>>;
  transaction<Returned>(
    run?: (tx: Transaction) => Returned | Promise<Returned>,
    options: TransactionOptions = {},
  ): TransactionBuilder<[]> | Promise<TransactionResult<Returned>> {
    if (run === undefined) return new TransactionBuilder<[]>(this.#contextOf);
    return runTransaction(this.#contextOf, run, options);
  }

  /**
   * Reads up to 100 items of any models, all as they are at one moment: `undefined` for each that is not there, is of another model, or was
   * deleted softly. An item that is asked for twice is read once.
   *
   * @example
   * const [account, merchant] = await db.transactGet([[Account, { id: from }], [Merchant, { id }]]);
   *
   * @throws TransactionCanceledError where writes of these items were under way at each try, ItemMismatchError for an item that does not
   * fit its model, InvalidQueryError for more than 100 items, InvalidItemError for a key that is not whole.
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html
   */
  async transactGet<const Models extends readonly AnyModel[]>(
    gets: TransactGets<Models>,
    options: TransactGetOptions = {},
  ): Promise<TransactGot<Models>> {
    const got: readonly unknown[] = await runTransactGet(this.#contextOf, gets, options);
    return got as TransactGot<Models>;
  }
}

/**
 * Transactions over an executor: what `db.transaction` and `db.transactGet` are, for those who install this package alone.
 *
 * @example
 * const db = transactions(sdkExecutor(new DynamoDBClient({})));
 * await db.transaction((tx) => { … });
 *
 * `own` gives a model as it is used here, e.g. in another table: the same for the same model.
 *
 * @throws InvalidOptionError for what is no executor or option.
 */
export function transactions(
  execute: Executor,
  options: Pick<RepositoryOptions, "now"> = {},
  own: (model: AnyModel) => AnyModel = (model) => model,
): Transactions {
  checkOptions("transactions", {}, options, { now: repositoryOptionChecks.now });
  const contexts = new WeakMap<AnyModel, ModelContext>();
  return new Transactions((given) => {
    const model = own(given);
    const known = isRecord(model) ? contexts.get(model) : undefined;
    if (known !== undefined) return known;
    const made = modelContext(model, execute, options);
    contexts.set(model, made);
    return made;
  });
}
