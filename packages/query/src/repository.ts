import {
  type AnyModel,
  callOptionChecks,
  checkOptions,
  type CallOptions,
  type Executor,
  type Item,
  type ItemKey,
  type ItemUpdate,
  type NewItem,
  type OptionCheck,
  takes,
  takesOneOf,
} from "@dynamorm/core";
import { callOptions } from "./call-options.ts";
import { Collection } from "./collection/collection.ts";
import { modelsOrThrow } from "./collection/collection-models.ts";
import type { OneOfEach } from "./collection/collection-types.ts";
import { checkDeleted } from "./describe/check-step.ts";
import { type ModelContext, modelContext } from "./context.ts";
import { fullScanPolicies, type FullScanPolicy } from "./plan/full-scans.ts";
import { deleteByOptions, type DeleteOptions } from "./write/delete-options.ts";
import { isOwnItem } from "./plan/own-items.ts";
import { Query } from "./query.ts";
import { getRequest } from "./read/read-request.ts";
import { createItem, putItem, restoreItem, updateItem } from "./write/writes.ts";

/** How a single item is read. */
export interface GetOptions extends CallOptions {
  /** Sees every write that was done before, at twice the cost. */
  readonly consistent?: boolean | undefined;
  /** Gives the item also where it was deleted softly. */
  readonly withDeleted?: boolean | undefined;
}

const getOptionChecks: { readonly [Option in keyof GetOptions]-?: OptionCheck } = {
  ...callOptionChecks,
  consistent: takes("true or false", (value) => typeof value === "boolean"),
  withDeleted: takes("true or false", (value) => typeof value === "boolean"),
};

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
    const { model, codec, execute } = this.#context;
    const call = callOptions(model, "get", options, getOptionChecks);
    if (options.withDeleted) checkDeleted(model, "with");
    const { Item } = await execute(getRequest(model, codec, key, { consistent: options.consistent }), call);
    const isOwn = Item !== undefined && isOwnItem(model, Item, { deleted: options.withDeleted ? "with" : "without" });
    return isOwn ? (codec.unmarshal(Item) as Item<M>) : undefined;
  }

  /**
   * Stores a new item and gives it as stored: with defaults, timestamps and version 0.
   *
   * @throws ItemAlreadyExistsError when there is an item with the key, InvalidItemError for an item that does not fit the model.
   */
  async create(item: NewItem<M>, options: CallOptions = {}): Promise<Item<M>> {
    return (await createItem(this.#context, item, this.#call("create", options))) as Item<M>;
  }

  /**
   * Stores an item, overwriting what is there, and gives it as stored. With a `version` in the item, only the item of that
   * version is overwritten, and the new one has the next version. Where the model has a type tag, an item of another model that has
   * the key is never overwritten.
   *
   * @throws InvalidItemError for an item that does not fit the model, ConditionFailedError where the key is taken by an item of another
   * model; with a version, VersionConflictError and ItemNotFoundError.
   */
  async put(item: NewItem<M>, options: CallOptions = {}): Promise<Item<M>> {
    return (await putItem(this.#context, item, this.#call("put", options))) as Item<M>;
  }

  /** Changes the item with a key and gives it as it is then: short for {@link Query.update} with the key as its conditions. */
  async update(key: ItemKey<M>, changes: ItemUpdate<M>, options: CallOptions = {}): Promise<Item<M>> {
    return (await updateItem(this.#context, key, changes, [], this.#call("update", options))) as Item<M>;
  }

  /**
   * Deletes the item with a key, and says whether there was one. Where the model has `deletedAt`, the item is marked as deleted;
   * `{ hard: true }` deletes it for good.
   */
  async delete(key: ItemKey<M>, options: DeleteOptions = {}): Promise<boolean> {
    return deleteByOptions(this.#context, key, [], options);
  }

  /**
   * Brings back an item that was deleted softly, and gives it.
   *
   * @throws ItemNotFoundError when there is no such item, or it is not deleted.
   */
  async restore(key: ItemKey<M>, options: CallOptions = {}): Promise<Item<M>> {
    return (await restoreItem(this.#context, key, this.#call("restore", options))) as Item<M>;
  }

  /** A query on all items, to add steps to. */
  query(): Query<M> {
    return new Query<M>(this.#context);
  }

  #call(call: string, options: CallOptions): CallOptions {
    return callOptions(this.#context.model, call, options);
  }
}

/** What {@link repository} takes besides model and executor. */
export interface RepositoryOptions {
  /** The clock that `createdAt` and `updatedAt` are taken from. */
  readonly now?: (() => Date) | undefined;
  /** What is done about queries that read a whole table or index: `"warn"`, once each, where nothing is said. */
  readonly fullScans?: FullScanPolicy | undefined;
}

/** The checks of {@link RepositoryOptions}. */
export const repositoryOptionChecks: { readonly [Option in keyof RepositoryOptions]-?: OptionCheck } = {
  now: takes("a function that gives a Date", (value) => typeof value === "function"),
  fullScans: takesOneOf(...fullScanPolicies),
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
