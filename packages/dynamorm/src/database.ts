import {
  type AnyModel,
  describeValue,
  type CallOptions,
  type Executor,
  inTable,
  InvalidOptionError,
  isRecord,
  type Middleware,
} from "@dynamorm/core";
import {
  type Collection,
  collection,
  type FullScanPolicy,
  type Idempotency,
  idempotency,
  type IdempotencyModel,
  type IdempotencyOptions,
  type OneOfEach,
  type Repository,
  repository,
  repositoryOptionChecks,
  sealingOf,
  type RepositoryOptions,
  type Transactions,
  transactions,
} from "@dynamorm/query";
import {
  createTable,
  type CreateTableOptions,
  deleteTable,
  type DeleteTableOptions,
  describeTable,
  ensureTable,
  type EnsureTableOptions,
  type TableIndexName,
  type TableInfo,
  type TableModels,
} from "@dynamorm/schema";
import type { CursorSealingOptions } from "@dynamorm/cursor";
import { tableNaming } from "./table-naming.ts";
import { composeMiddleware, endOnAbort } from "@dynamorm/transport/fast";

/** What a connection takes, whatever it sends its requests by. */
export interface ConnectionOptions {
  /** What goes around every request; the first sees the request first. */
  readonly middleware?: readonly Middleware[];
  /** The clock that `createdAt` and `updatedAt` are taken from. */
  readonly now?: () => Date;
  /**
   * What is done about queries that read a whole table or index, because no key serves them: `"warn"` (where nothing is said)
   * gives a process warning, once for each, `"error"` refuses them, `"allow"` says nothing. A query can say otherwise.
   */
  readonly fullScans?: FullScanPolicy;
  /**
   * What the cursors of pages are signed or encrypted with, so that nobody can make one, or read the keys in it. Plain where nothing is
   * said: the Go version's bytes.
   */
  readonly cursors?: CursorSealingOptions;
  /** What the names of all tables begin with, e.g. `"dev-"`. Tables that are named by an ARN take none: use `tableName` for them. */
  readonly tablePrefix?: string;
  /** Gives the name of a model's table for this connection, where a prefix does not say it. */
  readonly tableName?: (model: AnyModel) => string;
}

/** What a connection sends its requests by, and what closes it. */
export interface Connected {
  readonly executor: Executor;
  readonly close: () => void;
}

/**
 * A connection to DynamoDB, whatever its requests are sent by: gives the items of models, and their tables. It is made as the `DynamORM` of
 * one of the entries of the package.
 */
export class DynamORM {
  /** Sends a request, through the middleware: for operations that the library does not wrap. */
  readonly executor: Executor;
  /** Does several writes, of any models, all or none: {@link Transactions.transaction}. */
  readonly transaction: Transactions["transaction"];
  /** Reads several items, of any models, as they are at one moment: {@link Transactions.transactGet}. */
  readonly transactGet: Transactions["transactGet"];
  readonly #options: RepositoryOptions;
  readonly #tableName: (model: AnyModel) => string;
  readonly #close: () => void;
  readonly #repositories = new WeakMap<AnyModel, unknown>();

  constructor(
    { middleware = [], now, fullScans, cursors, tablePrefix, tableName }: ConnectionOptions,
    { executor, close }: Connected,
  ) {
    for (const [name, value] of Object.entries({ now, fullScans, cursors })) {
      const problem =
        value === undefined ? undefined : repositoryOptionChecks[name as keyof RepositoryOptions](name, value);
      if (problem !== undefined) throw new InvalidOptionError(`new DynamORM(): ${problem}`);
    }
    this.#tableName = tableNaming(tablePrefix, tableName);
    // Outermost, so that a call ends also where a middleware, or an executor of the caller's, does not look at its signal.
    this.executor = endOnAbort(composeMiddleware(executor, middleware));
    this.#options = { now, fullScans, cursors };
    sealingOf(cursors);
    this.#close = close;
    const together = transactions(this.executor, { now }, (model) => this.#own(model));
    this.transaction = together.transaction.bind(together);
    this.transactGet = together.transactGet.bind(together);
  }

  /** The items of a model: one repository for each model, however often it is asked for. */
  model<M extends AnyModel>(model: M): Repository<M> {
    const known = this.#repositories.get(model);
    if (known !== undefined) return known as Repository<M>;
    const made = repository(this.#own(model), this.executor, this.#options);
    this.#repositories.set(model, made);
    return made;
  }

  /**
   * The items of several models that share a table, read in one go and grouped by model.
   *
   * @example
   * const { Customer: [customer], Order: orders } = await db.collection([Customer, Order]).where("customerId", "=", "c1").all();
   *
   * @throws InvalidModelError for models that are not of one table, or that nothing tells apart.
   */
  collection<const Models extends readonly [AnyModel, ...AnyModel[]]>(
    models: Models & OneOfEach<Models>,
  ): Collection<Models[number]> {
    const own = Array.isArray(models) ? models.map((model: AnyModel) => this.#own(model)) : models;
    return collection<Models>(own as unknown as Models & OneOfEach<Models>, this.executor, this.#options);
  }

  /**
   * Runs work once for each key, and replays its result: for requests, messages and webhooks that may come more than once.
   *
   * @example
   * const Once = idempotencyModel({ table: "idempotency" });
   * const once = db.idempotency(Once, { expiresAfterMs: 24 * 3_600_000, lockedForMs: 30_000 });
   * const payment = await once.run(requestId, () => pay(order), { input: order });
   *
   * @throws InvalidModelError for a model that cannot keep the records, InvalidOptionError for an option that cannot be.
   */
  idempotency(model: IdempotencyModel, options: IdempotencyOptions = {}): Idempotency {
    const given: unknown = options;
    const withClock = isRecord(given) ? { ...options, now: options.now ?? this.#options.now } : options;
    return idempotency(this.#own(model), this.executor, withClock);
  }

  /**
   * Creates the table of a model, or of several that share it, and waits until it can be used.
   *
   * @throws TableInUseError when it is there already.
   */
  createTable<M extends AnyModel>(
    models: TableModels<M>,
    options?: CreateTableOptions<TableIndexName<M>>,
  ): Promise<TableInfo> {
    return createTable(this.executor, this.#ownAll(models), options);
  }

  /**
   * Creates the table of a model, or of several that share it, where there is none, and waits until it can be used.
   *
   * @throws TableMismatchError when the table that is there is not as the models say.
   */
  ensureTable<M extends AnyModel>(
    models: TableModels<M>,
    options?: EnsureTableOptions<TableIndexName<M>>,
  ): Promise<TableInfo> {
    return ensureTable(this.executor, this.#ownAll(models), options);
  }

  /** Deletes the models' table, with every item in it, and waits until it is gone. */
  deleteTable(models: TableModels, options?: DeleteTableOptions): Promise<void> {
    return deleteTable(this.executor, this.#ownAll(models), options);
  }

  /** How the models' table is in DynamoDB. @throws TableNotFoundError */
  describeTable(models: TableModels, options?: CallOptions): Promise<TableInfo> {
    return describeTable(this.executor, this.#ownAll(models), options);
  }

  /** Closes the connections of a client that was made here. A client or executor that was given is left alone: it is yours. */
  close(): void {
    this.#close();
  }

  /** The model with its table as this connection names it. What is no model is left to those who say so. */
  #own<M extends AnyModel>(model: M): M {
    return isRecord(model) && typeof model.table === "string" ? inTable(model, this.#tableName(model)) : model;
  }

  #ownAll<M extends AnyModel>(models: TableModels<M>): TableModels<M> {
    return Array.isArray(models) ? models.map((model: M) => this.#own(model)) : this.#own(models as M);
  }
}

/**
 * Tells the options of every connection from those that say where its requests go.
 *
 * @throws InvalidOptionError for what is no object.
 */
export function connectionParts<Options extends ConnectionOptions>(
  options: Options,
): { readonly connection: ConnectionOptions; readonly target: Omit<Options, keyof ConnectionOptions> } {
  const given: unknown = options;
  if (!isRecord(given)) throw new InvalidOptionError(`new DynamORM() takes an object, not ${describeValue(given)}`);
  const { middleware, now, fullScans, cursors, tablePrefix, tableName, ...target } = options;
  return { connection: { middleware, now, fullScans, cursors, tablePrefix, tableName } as ConnectionOptions, target };
}
