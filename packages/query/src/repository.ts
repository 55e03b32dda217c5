import {
  type AnyModel,
  checkOptions,
  type CallOptions,
  type Executor,
  type Item,
  type ItemKey,
  type ItemUpdate,
  isRecord,
  type NewItem,
  type OptionCheck,
  takes,
  takesOneOf,
} from "@dynamorm/core";
import type { CursorSealingOptions } from "@dynamorm/cursor";
import * as batches from "./batch/batch-calls.ts";
import type { BatchWrites } from "./batch/batch-calls.ts";
import type { BatchDeleteOptions, BatchGetOptions, BatchOptions } from "./batch/batch-options.ts";
import type { BatchUpdate } from "./batch/batch-updates.ts";
import type { ReturnValues, UpdateBuilder } from "@dynamorm/update-builder";
import { runCall } from "./call-options.ts";
import { Collection } from "./collection/collection.ts";
import { modelsOrThrow } from "./collection/collection-models.ts";
import type { OneOfEach } from "./collection/collection-types.ts";
import { type ModelContext, modelContext } from "./context.ts";
import { fullScanPolicies, type FullScanPolicy } from "./plan/full-scans.ts";
import type { ScanOptions } from "./describe/scan-parts.ts";
import { Query } from "./query.ts";
import type { GetOptions } from "./read/get-options.ts";
import { loadItem } from "./read/load.ts";
import { type IndexedOptions, waitUntilIndexed } from "./read/read-after-write.ts";
import { readOne } from "./read/read-one.ts";
import { statement, type Statement } from "./read/statement.ts";
import type { StatementValue } from "./read/statement-values.ts";
import { boundUpdateBuilder } from "./write/bound-update-builder.ts";
import { modifyItem, type ModifyOptions, modifyOptionChecks } from "./write/modify.ts";
import { runWrite } from "./write/run-write.ts";
import { deleteCall, storeCall, updateCall } from "./write/write-calls.ts";
import {
  ensureUnique,
  ensureUniqueOptionChecks,
  type EnsureUniqueOptions,
  type UniqueReport,
} from "./write/unique/ensure-unique.ts";
import {
  type DeleteOptions,
  type DeleteReturnValues,
  type Erased,
  type Modify,
  type Rejection,
  type Returned,
  type StoreOptions,
  type UpdateOptions,
  type Written,
} from "./write/write-options.ts";
import { planCreate, planPut } from "./write/plan-store.ts";
import { restoreItem, storeBy, upsertItem } from "./write/writes.ts";

/** The items of one model: where reads and writes start. Made by `db.model(User)`, or by {@link repository}. */
export class Repository<M extends AnyModel> {
  /** The model whose items these are. */
  readonly model: M;
  /** A query that starts with a condition: {@link Query.where}. */
  readonly where: Query<M>["where"];
  /** A query that starts with a filter: {@link Query.filter}. */
  readonly filter: Query<M>["filter"];
  readonly #context: ModelContext;

  constructor(model: M, context: ModelContext) {
    this.model = model;
    this.#context = context;
    const all = this.query();
    this.where = all.where.bind(all);
    this.filter = all.filter.bind(all);
  }

  /**
   * The item with a key, or `undefined`.
   *
   * @throws InvalidItemError for a key that is not whole, ItemMismatchError when the item in the table does not fit the model.
   */
  async get(key: ItemKey<M>, options: GetOptions = {}): Promise<Item<M> | undefined> {
    return (await readOne(this.#context, key, options)) as Item<M> | undefined;
  }

  /**
   * The item with a key, or `undefined`, read together with all others that are loaded in the same tick of the event loop: one
   * BatchGetItem for each 100 keys, a key that several ask for once. For code that asks for one item at a time in many places, such as
   * GraphQL resolvers. Nothing is kept: the next tick reads again.
   *
   * @example
   * const authors = await Promise.all(posts.map(({ authorId }) => users.load({ id: authorId })));
   *
   * @throws InvalidItemError for a key that is not whole, ItemMismatchError when the item in the table does not fit the model: to the
   * caller who asked for that one.
   */
  async load(key: ItemKey<M>, options: GetOptions = {}): Promise<Item<M> | undefined> {
    return (await loadItem(this.#context, key, options)) as Item<M> | undefined;
  }

  /**
   * Stores a new item and gives it as stored: with defaults, timestamps and version 0.
   *
   * @example
   * const user = await users.create({ id: "1", email: "ada@example.com", age: 36 });
   * const made = await users.create(input, { rejection: "value" });   // { ok: true, value } | { ok: false, reason, current, error }
   *
   * @throws ItemAlreadyExistsError when there is an item with the key, InvalidItemError for an item that does not fit the model.
   */
  create(item: NewItem<M>, options?: StoreOptions<M, "throw">): Promise<Item<M>>;
  create<Way extends Rejection>(item: NewItem<M>, options: StoreOptions<M, Way>): Promise<Written<M, Item<M>, Way>>;
  async create(item: NewItem<M>, options: StoreOptions<M> = {}): Promise<unknown> {
    return await storeCall(this.#context, "create", storeBy(planCreate), item, options);
  }

  /**
   * Stores an item, overwriting what is there, and gives it as stored. With a `version` in the item, only the item of that
   * version is overwritten, and the new one has the next version. Where the model has a type tag, an item of another model that has
   * the key is never overwritten.
   *
   * @throws InvalidItemError for an item that does not fit the model, ConditionFailedError where the key is taken by an item of another
   * model, or the condition does not hold; with a version, VersionConflictError and ItemNotFoundError.
   */
  put(item: NewItem<M>, options?: StoreOptions<M, "throw">): Promise<Item<M>>;
  put<Way extends Rejection>(item: NewItem<M>, options: StoreOptions<M, Way>): Promise<Written<M, Item<M>, Way>>;
  async put(item: NewItem<M>, options: StoreOptions<M> = {}): Promise<unknown> {
    return await storeCall(this.#context, "put", storeBy(planPut), item, options);
  }

  /**
   * Makes an item, or changes the one that is there, and gives it as it is then. What is given is set, what is not is left alone;
   * `createdAt` and defaults are for a new item only. With a `version` in the item, only the item of that version is changed.
   *
   * @throws InvalidItemError for an item that does not fit the model, ConditionFailedError where the condition does not hold, the item was
   * deleted softly, or a readonly attribute is given with another value than it has; with a version, VersionConflictError and
   * ItemNotFoundError.
   */
  upsert(item: NewItem<M>, options?: StoreOptions<M, "throw">): Promise<Item<M>>;
  upsert<Way extends Rejection>(item: NewItem<M>, options: StoreOptions<M, Way>): Promise<Written<M, Item<M>, Way>>;
  async upsert(item: NewItem<M>, options: StoreOptions<M> = {}): Promise<unknown> {
    return await storeCall(this.#context, "upsert", upsertItem, item, options);
  }

  /** Changes the item with a key and gives it as it is then: short for {@link Query.update} with the key as its conditions. */
  update(key: ItemKey<M>, changes: ItemUpdate<M>, options?: UpdateOptions<M, "ALL_NEW", "throw">): Promise<Item<M>>;
  update<Returns extends ReturnValues = "ALL_NEW", Way extends Rejection = "throw">(
    key: ItemKey<M>,
    changes: ItemUpdate<M>,
    options: UpdateOptions<M, Returns, Way>,
  ): Promise<Written<M, Returned<M, Returns>, Way>>;
  async update(key: ItemKey<M>, changes: ItemUpdate<M>, options: UpdateOptions<M> = {}): Promise<unknown> {
    return await updateCall(this.#context, key, changes, options);
  }

  /** Builds an update of the item with a key: short for {@link Query.updateBuilder} with the key as its conditions. */
  updateBuilder(key: ItemKey<M>): UpdateBuilder<M, Item<M>> {
    return boundUpdateBuilder(this.#context, { key, conditions: [] });
  }

  /**
   * Reads the item with a key, has it changed by a function, and writes it if nobody has written it in between; otherwise does so again,
   * after a wait, `tries` times at most (20). Gives the item as it is then. The function may be called several times; what it gives is
   * what {@link Repository.update} takes, or a whole item; nothing means that nothing is to be changed. What is missing in it is left
   * alone, as in an update: `null` removes an attribute.
   *
   * @example
   * await users.modify({ id: "123" }, (user) => ({ ...user, age: user.age + 1 }));
   *
   * @throws ItemNotFoundError where there is no item, VersionConflictError where others wrote it in between each time (without a version,
   * ConditionFailedError), and what the function throws.
   */
  modify(key: ItemKey<M>, change: Modify<M>, options?: ModifyOptions<"throw">): Promise<Item<M>>;
  modify<Way extends Rejection>(
    key: ItemKey<M>,
    change: Modify<M>,
    options: ModifyOptions<Way>,
  ): Promise<Written<M, Item<M>, Way>>;
  async modify(key: ItemKey<M>, change: Modify<M>, options: ModifyOptions = {}): Promise<unknown> {
    return await runWrite(this.#context, "modify", options, modifyOptionChecks, (call) =>
      modifyItem(this.#context, key, change as (item: object) => unknown, options.tries, call),
    );
  }

  /**
   * Deletes the item with a key, and says whether there was one. Where the model has `deletedAt`, the item is marked as deleted;
   * `{ hard: true }` deletes it for good. `{ returnValues: "ALL_OLD" }` gives the item that there was.
   *
   * @throws ConditionFailedError where a condition does not hold, VersionConflictError where the item has another version than the one
   * that is given, ItemNotFoundError where one of both is given and there is no item.
   */
  delete(key: ItemKey<M>, options?: DeleteOptions<M, "NONE", "throw">): Promise<boolean>;
  delete<Returns extends DeleteReturnValues = "NONE", Way extends Rejection = "throw">(
    key: ItemKey<M>,
    options: DeleteOptions<M, Returns, Way>,
  ): Promise<Written<M, Erased<M, Returns>, Way>>;
  async delete(key: ItemKey<M>, options: DeleteOptions<M> = {}): Promise<unknown> {
    return await deleteCall(this.#context, key, options);
  }

  /**
   * Brings back an item that was deleted softly, and gives it.
   *
   * @throws ItemNotFoundError when there is no such item, or it is not deleted; ConditionFailedError where the condition does not hold.
   */
  restore(key: ItemKey<M>, options?: StoreOptions<M, "throw">): Promise<Item<M>>;
  restore<Way extends Rejection>(key: ItemKey<M>, options: StoreOptions<M, Way>): Promise<Written<M, Item<M>, Way>>;
  async restore(key: ItemKey<M>, options: StoreOptions<M> = {}): Promise<unknown> {
    return await storeCall(this.#context, "restore", restoreItem, key, options);
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
    return (await batches.batchGet(this.#context, keys, options)) as (Item<M> | undefined)[];
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
    return (await batches.batchStore(this.#context, "put", items, options)) as Item<M>[];
  }

  /**
   * Stores new items and gives them as stored, in order; never overwrites one that is there. Each is a request of its own: BatchWriteItem
   * takes no conditions, and would overwrite without a word.
   *
   * @throws InvalidItemError or ValidationError for an item that does not fit the model, InvalidQueryError for two items with the same key;
   * BatchError naming the items that were not created, those whose key is taken with an `ItemAlreadyExistsError` each.
   */
  async batchCreate(items: Iterable<NewItem<M>>, options: BatchOptions = {}): Promise<Item<M>[]> {
    return (await batches.batchStore(this.#context, "create", items, options)) as Item<M>[];
  }

  /**
   * Deletes the items with some keys: one BatchWriteItem for each 25. Where the model has `deletedAt`, each item is marked as deleted, by
   * a request of its own; `{ hard: true }` deletes for good. A key that is given twice is deleted once. It does not say which items there
   * were: BatchWriteItem does not tell.
   *
   * @throws InvalidItemError for a key that is not whole; BatchError naming the keys that were not deleted.
   */
  async batchDelete(keys: Iterable<ItemKey<M>>, options: BatchDeleteOptions = {}): Promise<void> {
    await batches.batchDelete(this.#context, keys, options);
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
    return (await batches.batchWrite(this.#context, writes, options)) as Item<M>[];
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
    return (await batches.batchUpdate(this.#context, updates, options)) as Item<M>[];
  }

  /** A query on all items, to add steps to. */
  query(): Query<M> {
    return new Query<M>(this.#context);
  }

  /**
   * A query that reads the whole table, and says that this is meant: {@link Query.scan}.
   *
   * @example
   * for await (const user of users.scan({ segments: 8 })) …
   */
  scan(options: ScanOptions = {}): Query<M> {
    return this.query().scan(options);
  }

  /**
   * A statement in PartiQL whose results are items of this model: for what queries and updates do not reach. It has the names of the table,
   * and a `?` for each value.
   *
   * @example
   * await users.partiql(`SELECT * FROM "users" WHERE id = ?`, ["1"]).first()   // User | undefined
   *
   * @throws InvalidQueryError for what is no statement, is too long, or does not have a `?` for each value.
   */
  partiql(text: string, values: readonly StatementValue[] = []): Statement<M> {
    return statement<M>(this.#context, text, values);
  }

  /**
   * Waits until global indexes show an item as it was written, or as it was written later. For reads of an index right after a write;
   * `get` and `load` with `{ consistent: true }` see every write at once.
   *
   * @example
   * const user = await users.create({ id: "1", email: "ada@example.com", age: 36 });
   * await users.waitUntilIndexed(user, { index: "byEmail" });
   *
   * @throws TimeoutError which says which index lags, after `timeoutMs` (5,000).
   */
  waitUntilIndexed(item: Item<M>, options: IndexedOptions<M> = {}): Promise<void> {
    return waitUntilIndexed<M>(this.#context, item, options);
  }

  /**
   * Reads the whole table, and keeps the values of `unique` attributes that are not kept yet from other items: those of items that are
   * older than the constraint, or that other programs have written. Items that have a value of another are told, and left as they are.
   * It can be called again, also after it was ended half-way.
   *
   * @example
   * const { duplicates } = await users.ensureUnique();   // [{ attribute: "email", key: { id: "2" }, owner: { id: "1" } }]
   *
   * @throws InvalidQueryError for a model without unique attributes.
   */
  async ensureUnique(options: EnsureUniqueOptions = {}): Promise<UniqueReport<ItemKey<M>>> {
    const run = (call: CallOptions): Promise<UniqueReport> => ensureUnique(this.#context, options, call);
    const report = await runCall(this.#context.model, "ensureUnique", options, run, ensureUniqueOptionChecks);
    return report as UniqueReport<ItemKey<M>>;
  }
}

/** What {@link repository} takes besides model and executor. */
export interface RepositoryOptions {
  /** The clock that `createdAt` and `updatedAt` are taken from. */
  readonly now?: (() => Date) | undefined;
  /** What is done about queries that read a whole table or index: `"warn"`, once each, where nothing is said. */
  readonly fullScans?: FullScanPolicy | undefined;
  /** What cursors are signed or encrypted with; plain, the Go version's bytes, where nothing is said. */
  readonly cursors?: CursorSealingOptions | undefined;
}

/** The checks of {@link RepositoryOptions}. */
export const repositoryOptionChecks: { readonly [Option in keyof RepositoryOptions]-?: OptionCheck } = {
  now: takes("a function that gives a Date", (value) => typeof value === "function"),
  fullScans: takesOneOf(...fullScanPolicies),
  // It may be the secret itself: it is never shown. What it holds is checked by what seals.
  cursors: (option, value) =>
    isRecord(value) ? undefined : `the option "${option}" takes { sign: secret } or { encrypt: secret }`,
};

/**
 * The items of a model, over an executor: what `db.model(User)` gives, for those who install this package alone.
 *
 * @example
 * const users = repository(User, sdkExecutor(new DynamoDBClient({})));
 *
 * @throws InvalidModelError for what is no model, InvalidOptionError for what is no executor or option.
 */
export function repository<M extends AnyModel>(
  model: M,
  execute: Executor,
  options: RepositoryOptions = {},
): Repository<M> {
  const { name, table } = (model as M | undefined) ?? { name: "", table: "" };
  checkOptions("repository", { model: name, table }, options, repositoryOptionChecks);
  return new Repository(model, modelContext(model, execute, options));
}

/**
 * The items of several models that share a table, over an executor: what `db.collection([A, B])` gives, for those who install this
 * package alone.
 *
 * @throws InvalidModelError for models that are not of one table, or that nothing tells apart.
 */
export function collection<const Models extends readonly [AnyModel, ...AnyModel[]]>(
  models: Models & OneOfEach<Models>,
  execute: Executor,
  options: RepositoryOptions = {},
): Collection<Models[number]> {
  const given = modelsOrThrow(models);
  checkOptions(
    "collection",
    { model: given.map(({ name }) => name).join(", "), table: models[0].table },
    options,
    repositoryOptionChecks,
  );
  return new Collection<Models[number]>(given.map((model) => modelContext(model, execute, options)));
}
