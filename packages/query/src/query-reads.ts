import { type CallOptions, ItemNotFoundError } from "@dynamorm/core";
import { invalidQuery } from "@dynamorm/update-builder";
import { runCall } from "./call-options.ts";
import type { ModelContext } from "./context.ts";
import { checkForm } from "./describe/check-step.ts";
import { everything, type QueryDescription } from "./describe/description.ts";
import { describeCondition } from "./plan/describe-condition.ts";
import { explainPlan, type Explanation } from "./plan/explain-plan.ts";
import { formatExplanation } from "./plan/format-explanation.ts";
import { planQuery } from "./plan/plan-query.ts";
import { firstRequest, firstRequestOrThrow } from "./read/first-request.ts";
import { countItems, listItems, readItemPages } from "./read/read-items.ts";
import { type Page, readPaginated } from "./read/read-paginated.ts";
import { retryUntil, type RetryUntilOptions } from "./read/read-after-write-retry.ts";
import type { ReadRequest } from "./read/read-request.ts";
import { streamCall } from "./read/stream-call.ts";

/** What can be done with a query that is built: {@link Query} adds the steps that build it. */
export abstract class QueryReads<Result> {
  readonly #context: ModelContext;
  /** What the query asks for, as plain data. */
  readonly description: QueryDescription;

  constructor(context: ModelContext, description: QueryDescription = everything) {
    this.#context = context;
    this.description = description;
  }

  /** What the reads and writes of the model work with. */
  protected get context(): ModelContext {
    return this.#context;
  }

  /** The first item, or `undefined`. With a full key it is one GetItem; otherwise pages are read until one matches. */
  async first(options: CallOptions = {}): Promise<Result | undefined> {
    const [item] = await this.#list("first", options, { ...this.description, limit: 1 });
    return item;
  }

  /** The first item. @throws ItemNotFoundError when there is none. */
  async firstOrThrow(options: CallOptions = {}): Promise<Result> {
    const [item] = await this.#list("firstOrThrow", options, { ...this.description, limit: 1 });
    if (item !== undefined) return item;
    const { name, table } = this.#context.model;
    throw new ItemNotFoundError(`there is no ${name}${wordsOf(this.description)} in table "${table}"`, {
      model: name,
      table,
    });
  }

  /** Every item, over all pages, up to the limit. */
  async all(options: CallOptions = {}): Promise<Result[]> {
    return await this.#list("all", options);
  }

  /** The items one by one, as they come: {@link stream} without options. */
  [Symbol.asyncIterator](): AsyncGenerator<Result, void, undefined> {
    return this.stream();
  }

  /**
   * The items one by one, as they come, up to the limit. One page is in memory, and the next one is on its way while its items are used;
   * when the loop stops, so does the reading. `timeoutMs` is the time of the whole loop, what is done in it included.
   *
   * @example
   * for await (const user of users.where("status", "=", "active")) …
   */
  stream(options: CallOptions = {}): AsyncGenerator<Result, void, undefined> {
    return this.#stream("stream", options, (call) =>
      readItemPages(this.#context, this.description, call),
    ) as AsyncGenerator<Result, void, undefined>;
  }

  /**
   * The pages one by one, each with its cursor, to the end: for jobs that note how far they are. Each is what {@link allPaginated} gives,
   * so `limit` and `maxPages` are those of a page. A page is read when it is asked for.
   *
   * @example
   * for await (const { items, cursor } of users.scan().cursor(noted).pages()) { await handle(items); await note(cursor); }
   */
  pages(options: CallOptions = {}): AsyncGenerator<Page<Result>, void, undefined> {
    return this.#stream("pages", options, (call) => this.#pages(call));
  }

  /**
   * One page of items, and the cursor to the next one. With `limit(n)` the page holds n items as long as there are that many;
   * without, it is one page of DynamoDB's (up to 1 MB, or `pageSize`), or with `maxPages(n)` n of these. `limit` and `maxPages` together:
   * whichever comes first.
   *
   * `hasMore` is certain when it is `false`; when it is `true`, the next page may turn out to be empty.
   *
   * @example
   * const page = await users.where("status", "=", "active").limit(20).cursor(previous).allPaginated();
   */
  async allPaginated(options: CallOptions = {}): Promise<Page<Result>> {
    return await this.run("allPaginated", options, (call) =>
      readPaginated<Result>(this.#context, this.description, call),
    );
  }

  /** How many items there are, over all pages, up to the limit, and as far as `maxPages` goes. Costs what reading them costs; no items are sent. */
  async count(options: CallOptions = {}): Promise<number> {
    return await this.run("count", options, (call) => countItems(this.#context, this.description, call));
  }

  /**
   * Every item, once they are as they should be: reads again, after waits that grow, until the function says so. For global indexes, which
   * are a moment behind the table.
   *
   * @example
   * const open = await orders.where("state", "=", "open").retryUntil((items) => items.some(({ id }) => id === created.id));
   *
   * @throws TimeoutError after `timeoutMs` (5,000), InvalidQueryError with `consistentRead()`, which sees every write at once.
   */
  async retryUntil(isDone: (items: readonly Result[]) => boolean, options: RetryUntilOptions = {}): Promise<Result[]> {
    const { model } = this.#context;
    if (this.description.consistent === true) {
      throw invalidQuery(model, "retryUntil() waits for what consistentRead() sees at once; leave one of them out");
    }
    const read = (call: CallOptions) => listItems(this.#context, this.description, call) as Promise<Result[]>;
    return await retryUntil(model, read, isDone, options);
  }

  /**
   * How the query will be served, and why: operation, index, conditions used as keys and as filters, what was rejected, what may surprise.
   * As plain data, or as text for people. Sends nothing.
   *
   * @example
   * console.log(users.where("age", ">", 18).explain("text"));
   */
  explain(): Explanation;
  explain(as: "text"): string;
  explain(as?: "text"): Explanation | string {
    const { model } = this.#context;
    checkForm(model, as);
    const { cursor: _, ...description } = this.description;
    const plan = planQuery(model, description);
    firstRequest(this.#context, plan, description); // what could not be sent is not explained
    const explanation = explainPlan(model, plan, description);
    return as === undefined ? explanation : formatExplanation(explanation);
  }

  /**
   * The first request that the query will send, as plain data. Sends nothing.
   *
   * @throws InvalidQueryError where it will send none, because no item can meet its conditions.
   */
  toRequest(): ReadRequest {
    return firstRequestOrThrow(this.#context, planQuery(this.#context.model, this.description), this.description);
  }

  #list(call: string, options: CallOptions, description = this.description): Promise<Result[]> {
    return this.run(call, options, (given) => listItems(this.#context, description, given)) as Promise<Result[]>;
  }

  async *#pages(call: CallOptions): AsyncGenerator<[Page<Result>], void, undefined> {
    let { description } = this;
    for (;;) {
      const page = await readPaginated<Result>(this.#context, description, call);
      yield [page];
      if (page.cursor === undefined) return;
      description = { ...description, cursor: page.cursor };
    }
  }

  /** Runs a call within its time, until its signal aborts. */
  protected run<Given>(
    call: string,
    options: CallOptions,
    run: (options: CallOptions) => Promise<Given>,
  ): Promise<Given> {
    return runCall(this.#context.model, call, options, run);
  }

  #stream<Given>(
    call: string,
    options: CallOptions,
    run: (options: CallOptions) => AsyncGenerator<Iterable<Given>, void, undefined>,
  ): AsyncGenerator<Given, void, undefined> {
    return streamCall(this.#context.model, call, options, run);
  }
}

/** What was asked for, and where it was looked for: ` with age > 18 and … in the first 2 pages`. */
function wordsOf({ where, filter, offset, cursor, maxPages }: QueryDescription): string {
  const conditions = [...where, ...filter];
  const words = [
    conditions.length > 0 && `with ${describeCondition({ kind: "and", conditions })}`,
    cursor === undefined ? offset !== undefined && `after the first ${offset}` : "after the cursor",
    maxPages !== undefined && `in the first ${maxPages === 1 ? "page" : `${maxPages} pages`}`,
  ];
  return words.flatMap((word) => (word === false ? [] : [` ${word}`])).join("");
}
