import {
  type AnyModel,
  type CallOptions,
  describeValue,
  type DynamoDBRequest,
  type Item,
  type ItemMismatchError,
  type Simplify,
} from "@dynamorm/core";
import { invalidQuery } from "@dynamorm/update-builder";
import { runCall } from "../call-options.ts";
import type { ModelContext } from "../context.ts";
import { checkAttributeNames, checkBoolean, checkCount, checkOptionalFunction } from "../describe/check-step.ts";
import { describeStatement, type StatementDescription, statementRequest } from "./statement-description.ts";
import { readStatement, readStatementPage } from "./statement-read.ts";
import { isSelect } from "./statement-text.ts";
import type { StatementValue } from "./statement-values.ts";
import { streamCall } from "./stream-call.ts";

/** A page of what a statement gives. */
export interface StatementPage<Result> {
  readonly items: Result[];
  /** Where the next page starts, for `startAt()`; absent at the end. DynamoDB's own: it is sealed and lives for a while. */
  readonly nextToken?: string;
  /** Whether there is a token. */
  readonly hasMore: boolean;
  /** How many items the page holds. */
  readonly count: number;
}

/**
 * A statement in PartiQL whose results are items of a model: the way out where queries and updates do not reach. Immutable: every step gives
 * a new statement. Nothing is sent before one of the methods at the end is called.
 *
 * The text goes to DynamoDB as it is, with the names that the table has; what a value is goes into the parameters, never into the text.
 *
 * `Result` is what an item comes back as: the whole one, or what `select` says of it.
 */
export class Statement<M extends AnyModel, Result = Item<M>> {
  readonly #context: ModelContext;
  /** The statement as plain data. */
  readonly description: StatementDescription;

  constructor(context: ModelContext, description: StatementDescription) {
    this.#context = context;
    this.description = description;
  }

  /**
   * Says which attributes the statement gives, by their names in the model: these are decoded, and no others.
   *
   * @example
   * users.partiql('SELECT id, email FROM "users" WHERE id = ?', ["1"]).select("id", "email").first()   // { id, email } | undefined
   */
  select<Name extends keyof Result & string>(
    ...attributes: readonly [Name, ...Name[]]
  ): Statement<M, Simplify<Pick<Result, Name>>> {
    checkAttributeNames(this.#context.model, "select", attributes);
    return this.#with({ select: Object.freeze([...new Set(attributes)]) });
  }

  /** Reads items that do not fit the model: what does not fit, or is missing, is left out, and told of where a function is given. */
  lenient(onMismatch?: (mismatch: ItemMismatchError) => void): Statement<M, Partial<Result>> {
    checkOptionalFunction(this.#context.model, "lenient", onMismatch);
    return this.#with({ lenient: onMismatch ?? true });
  }

  /** Gives `count` items at most. */
  limit(count: number): Statement<M, Result> {
    checkCount(this.#context.model, "limit", count);
    return this.#with({ limit: count });
  }

  /** Lets DynamoDB look at `count` items for each page: its `Limit`. Without it, a page is up to 1 MB. */
  pageSize(count: number): Statement<M, Result> {
    checkCount(this.#context.model, "pageSize", count);
    return this.#with({ pageSize: count });
  }

  /** Sees every write that was done before, at twice the cost. DynamoDB refuses it for global indexes. */
  consistentRead(consistent = true): Statement<M, Result> {
    checkBoolean(this.#context.model, "consistentRead", consistent);
    return this.#with({ consistent });
  }

  /** Starts where an earlier page ended, with its `nextToken`. `undefined` starts at the beginning. */
  startAt(token: string | undefined): Statement<M, Result> {
    if (token !== undefined && (typeof token !== "string" || token === "")) {
      throw invalidQuery(this.#context.model, `startAt() takes the nextToken of a page, not ${describeValue(token)}`);
    }
    const { startAt: _, ...description } = this.description;
    return new Statement<M, Result>(
      this.#context,
      Object.freeze(token === undefined ? description : { ...description, startAt: token }),
    );
  }

  /** The first item that a SELECT gives, or `undefined`. Pages are read until there is one. */
  async first(options: CallOptions = {}): Promise<Result | undefined> {
    const [item] = await this.limit(1).#list("first", options);
    return item;
  }

  /** Every item that a SELECT gives, over all pages, up to the limit. */
  async all(options: CallOptions = {}): Promise<Result[]> {
    return await this.#list("all", options);
  }

  /** The items one by one, as they come: {@link stream} without options. */
  [Symbol.asyncIterator](): AsyncGenerator<Result, void, undefined> {
    return this.stream();
  }

  /** The items that a SELECT gives, one by one, up to the limit. One page is in memory. */
  stream(options: CallOptions = {}): AsyncGenerator<Result, void, undefined> {
    this.#checkReads("stream");
    return streamCall(this.#context.model, "stream", options, (call) =>
      readStatement(this.#context, this.description, call),
    ) as AsyncGenerator<Result, void, undefined>;
  }

  /**
   * One page of what a SELECT gives: up to 1 MB, or what `pageSize` items are looked at for. It may be empty and not the last.
   *
   * @throws InvalidQueryError with `limit()`: DynamoDB has no token for the middle of a page. Use `pageSize()`.
   */
  async allPaginated(options: CallOptions = {}): Promise<StatementPage<Result>> {
    this.#checkReads("allPaginated");
    if (this.description.limit !== undefined) {
      throw invalidQuery(
        this.#context.model,
        "allPaginated() of a statement gives whole pages: use pageSize() in place of limit()",
      );
    }
    return await this.#run("allPaginated", options, async (call) => {
      const { items, nextToken } = await readStatementPage(this.#context, this.description, call);
      const more = nextToken === undefined ? {} : { nextToken };
      return { items: items as Result[], ...more, hasMore: nextToken !== undefined, count: items.length };
    });
  }

  /**
   * Runs an INSERT, UPDATE or DELETE, and gives what its RETURNING clause asks for, or nothing. DynamoDB does what the statement says and no
   * more: no defaults, timestamps, versions, validators, type tags and computed keys.
   *
   * @throws ItemAlreadyExistsError for an INSERT of a key that is taken, ConditionFailedError for an UPDATE or DELETE whose condition does
   * not hold, or that finds no item.
   */
  async execute(options: CallOptions = {}): Promise<Result[]> {
    const { model } = this.#context;
    const { limit, pageSize, consistent, startAt } = this.description;
    if (isSelect(this.description.statement))
      throw invalidQuery(model, "execute() is for statements that write; all() gives what a SELECT finds");
    for (const [step, value] of Object.entries({ limit, pageSize, consistentRead: consistent, startAt })) {
      if (value === undefined) continue;
      throw invalidQuery(model, `${step}() means nothing to a statement that writes; leave it out`);
    }
    return await this.#run("execute", options, async (call) => {
      const { items } = await readStatementPage(this.#context, this.description, call);
      return items as Result[];
    });
  }

  /** The first request that the statement will send, as plain data. Sends nothing. */
  toRequest(): DynamoDBRequest<"ExecuteStatement"> {
    return statementRequest(this.#context.model, this.description);
  }

  #list(name: string, options: CallOptions): Promise<Result[]> {
    this.#checkReads(name);
    return this.#run(name, options, async (call) => {
      const items: Result[] = [];
      for await (const page of readStatement(this.#context, this.description, call)) {
        for (const item of page) items.push(item as Result);
      }
      return items;
    });
  }

  #checkReads(name: string): void {
    if (isSelect(this.description.statement)) return;
    throw invalidQuery(this.#context.model, `${name}() is for SELECT statements; execute() runs what writes`);
  }

  #run<Given>(name: string, options: CallOptions, run: (call: CallOptions) => Promise<Given>): Promise<Given> {
    return runCall(this.#context.model, name, options, run);
  }

  #with<Changed = Result>(change: Partial<StatementDescription>): Statement<M, Changed> {
    return new Statement<M, Changed>(this.#context, Object.freeze({ ...this.description, ...change }));
  }
}

/**
 * A statement on the items of a model.
 *
 * @throws InvalidQueryError for what is no statement, is too long, or does not have a `?` for each value.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html
 */
export function statement<M extends AnyModel>(
  context: ModelContext,
  text: string,
  values: readonly StatementValue[] = [],
): Statement<M> {
  return new Statement<M>(context, describeStatement(context.model, text, values));
}
