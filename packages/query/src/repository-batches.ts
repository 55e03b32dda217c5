import type { AnyModel, Item, ItemKey, NewItem } from "@dynamorm/core";
import { getAll } from "./batch/batch-get.ts";
import {
  type BatchDeleteOptions,
  batchDeleteOptionChecks,
  type BatchGetOptions,
  batchGetOptionChecks,
  type BatchOptions,
  batchOptionChecks,
} from "./batch/batch-options.ts";
import { type BatchUpdate, updateAll } from "./batch/batch-updates.ts";
import { deleteAll, storeAll, writeAll } from "./batch/batch-writes.ts";
import { runCall } from "./call-options.ts";
import type { ModelContext } from "./context.ts";

/** What `batchWrite` puts and deletes. */
export interface BatchWrites<M extends AnyModel> {
  readonly put?: Iterable<NewItem<M>> | undefined;
  readonly delete?: Iterable<ItemKey<M>> | undefined;
}

/**
 * Reads and writes of many items of a model at once: a part of the repository.
 *
 * All of a batch is checked before anything is sent: the first item or key that is wrong throws, with its place. Then it is done in as
 * few requests as DynamoDB allows, several at once. It is no transaction: what fails stops nothing else, and what was done stays done.
 * What is left unprocessed, throttled or cut off is sent again, after waits that grow. Where something is not done in the end, a
 * `BatchError` names exactly that, and has it as `remaining`, to be given to the same method again. That is also what a call throws
 * whose `signal` or `timeoutMs` ends it half-way, with the `AbortedError` or `TimeoutError` as its `cause`.
 */
export abstract class RepositoryBatches<M extends AnyModel> {
  /** The model whose items these are. */
  readonly model: M;
  protected readonly context: ModelContext;

  constructor(model: M, context: ModelContext) {
    this.model = model;
    this.context = context;
  }

  /**
   * The items with some keys, in the order of the keys, and `undefined` where there is none: one BatchGetItem for each 100 keys. A key
   * that is given twice is read once.
   *
   * @example
   * const [ada, bob] = await users.batchGet([{ id: "1" }, { id: "2" }]);   // (User | undefined)[]
   *
   * @throws InvalidItemError for a key that is not whole; BatchError naming the keys that were not read, where DynamoDB left them unread,
   * or their items do not fit the model.
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
   */
  async batchGet(keys: Iterable<ItemKey<M>>, options: BatchGetOptions = {}): Promise<(Item<M> | undefined)[]> {
    const { context } = this;
    const run = runCall(
      context.model,
      "batchGet",
      options,
      (call) => getAll(context, keys, options, call),
      batchGetOptionChecks,
    );
    return (await run) as (Item<M> | undefined)[];
  }

  /**
   * Stores items, overwriting what is there, and gives them as stored, in order: one BatchWriteItem for each 25 items. Where a `put`
   * needs a condition, because the model has a type tag, a version or unique attributes, each item is a request of its own: the result
   * is the same as that of `put` for each.
   *
   * @example
   * await users.batchPut(items, { onProgress: ({ done, total }) => console.log(`${done} of ${total}`) });
   *
   * @throws InvalidItemError or ValidationError for an item that does not fit the model, InvalidQueryError for two items with the same key;
   * BatchError naming the items that were not stored.
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
   */
  async batchPut(items: Iterable<NewItem<M>>, options: BatchOptions = {}): Promise<Item<M>[]> {
    return this.#store("put", items, options);
  }

  /**
   * Stores new items and gives them as stored, in order; never overwrites one that is there. Each is a request of its own: BatchWriteItem
   * takes no conditions, and would overwrite without a word.
   *
   * @throws InvalidItemError or ValidationError for an item that does not fit the model, InvalidQueryError for two items with the same key;
   * BatchError naming the items that were not created, those whose key is taken with an `ItemAlreadyExistsError` each.
   */
  async batchCreate(items: Iterable<NewItem<M>>, options: BatchOptions = {}): Promise<Item<M>[]> {
    return this.#store("create", items, options);
  }

  /**
   * Deletes the items with some keys: one BatchWriteItem for each 25. Where the model has `deletedAt`, each item is marked as deleted, by
   * a request of its own; `{ hard: true }` deletes for good. A key that is given twice is deleted once. It does not say which items there
   * were: BatchWriteItem does not tell.
   *
   * @throws InvalidItemError for a key that is not whole; BatchError naming the keys that were not deleted.
   */
  async batchDelete(keys: Iterable<ItemKey<M>>, options: BatchDeleteOptions = {}): Promise<void> {
    const { context } = this;
    const run = (call: BatchOptions): Promise<void> => deleteAll(context, keys, options, call);
    await runCall(context.model, "batchDelete", options, run, batchDeleteOptionChecks);
  }

  /**
   * Puts some items and deletes others, as `batchPut` and `batchDelete` do, in the same requests. Gives the items that were put, as
   * stored, in order.
   *
   * @example
   * await users.batchWrite({ put: [ada], delete: [{ id: "2" }] });
   *
   * @throws InvalidQueryError for a key that is given twice, as nothing says what would be done last; otherwise as both do. The `remaining`
   * of a BatchError has both parts.
   */
  async batchWrite(writes: BatchWrites<M>, options: BatchDeleteOptions = {}): Promise<Item<M>[]> {
    const { context } = this;
    const run = (call: BatchOptions): Promise<unknown[]> => writeAll(context, writes, options, call);
    return (await runCall(context.model, "batchWrite", options, run, batchDeleteOptionChecks)) as Item<M>[];
  }

  /**
   * Changes items that are there and gives them as they are then, in order. Each is a request of its own: there is no batch of updates in
   * DynamoDB.
   *
   * An update that must not be done twice, such as an `increment`, is not sent again when its answer was lost: it has failed then, with an
   * error that says that it is not known whether it was done.
   *
   * @example
   * await users.batchUpdate([
   *   { key: { id: "1" }, changes: { status: "disabled" } },
   *   { key: { id: "2" }, update: (u) => u.increment("age").remove("nickname"), condition: (eb) => eb("status", "=", "active") },
   * ]);
   *
   * @throws InvalidQueryError for an update that cannot be, or two of one item; BatchError naming those that were not done, with
   * ItemNotFoundError, VersionConflictError or ConditionFailedError where that is why.
   */
  async batchUpdate(updates: Iterable<BatchUpdate<M>>, options: BatchOptions = {}): Promise<Item<M>[]> {
    const { context } = this;
    const run = (call: BatchOptions): Promise<unknown[]> => updateAll<M>(context, updates, options, call);
    return (await runCall(context.model, "batchUpdate", options, run, batchOptionChecks)) as Item<M>[];
  }

  async #store(kind: "put" | "create", items: Iterable<NewItem<M>>, options: BatchOptions): Promise<Item<M>[]> {
    const { context } = this;
    const run = (call: BatchOptions): Promise<unknown[]> => storeAll(context, kind, items, options, call);
    const name = kind === "put" ? "batchPut" : "batchCreate";
    return (await runCall(context.model, name, options, run, batchOptionChecks)) as Item<M>[];
  }
}
