import { type AnyModel, type CallOptions, InvalidQueryError, type StoredItem } from "@dynamorm/core";
import type { BuildCondition, Condition, OperandsOf, Path, UnaryOperator, ValueAt } from "@dynamorm/expressions";
import { builtCondition, pathCondition } from "@dynamorm/update-builder";
import { runCall } from "../call-options.ts";
import { checkBoolean, checkCount, checkForm, checkIndexName } from "../describe/check-step.ts";
import { checkCollection, ownerOf } from "./collection-models.ts";
import { type CollectionContexts, planCollection } from "./collection-plan.ts";
import type {
  CollectionItem,
  CollectionItems,
  CollectionPage,
  CommonIndexName,
  CommonItem,
} from "./collection-types.ts";
import type { ModelContext } from "../context.ts";
import { everything, type QueryDescription } from "../describe/description.ts";
import type { Plan } from "../plan/plan.ts";
import { explainPlan, type Explanation } from "../plan/explain-plan.ts";
import { formatExplanation } from "../plan/format-explanation.ts";
import { firstRequestOrThrow } from "../read/first-request.ts";
import { collectPage } from "../read/read-paginated.ts";
import { readPages } from "../read/read-pages.ts";
import type { ReadRequest } from "../read/read-request.ts";
import type { ReadMode, StoredPage } from "../read/stored-page.ts";
import { streamCall } from "../read/stream-call.ts";

/**
 * The items of several models that share a table, read in one go and grouped by model. Immutable, as a query is. Conditions are on
 * attributes that all of the models have.
 *
 * @example
 * const { Customer: [customer], Order: orders } = await db.collection([Customer, Order]).where("customerId", "=", "c1").all();
 */
export class Collection<M extends AnyModel> {
  readonly #contexts: CollectionContexts;
  readonly #models: readonly AnyModel[];
  /** What is asked for, as plain data. */
  readonly description: QueryDescription;

  constructor(contexts: readonly ModelContext[], description: QueryDescription = everything) {
    this.#models = contexts.map(({ model }) => model);
    checkCollection(this.#models);
    const cursorOwner = this.#models.map(({ name }) => name).join("+");
    this.#contexts = contexts.map((context) => ({ ...context, cursorOwner })) as unknown as CollectionContexts;
    this.description = description;
  }

  /** Keeps the items whose attribute at a path meets a condition: a key condition where the keys of all models allow it. */
  where<
    At extends Path<CommonItem<M>>,
    Operands = OperandsOf<ValueAt<CommonItem<M>, At>>,
    Op extends keyof Operands = keyof Operands,
  >(path: At, operator: Op, operand: Operands[Op]): Collection<M>;
  where(path: Path<CommonItem<M>>, operator: UnaryOperator): Collection<M>;
  where(path: string, operator: string | number | symbol, ...operands: readonly unknown[]): Collection<M> {
    const condition = this.#eachMakes((model) => pathCondition(model, path, operator, operands));
    return this.#with({ where: [...this.description.where, condition] });
  }

  /** Keeps the items that meet a condition, which DynamoDB looks at after it has read (and charged for) them. */
  filter(build: BuildCondition<CommonItem<M>>): Collection<M> {
    const condition = this.#eachMakes((model) => builtCondition(model, build));
    return this.#with({ filter: [...this.description.filter, condition] });
  }

  /** Reads from an index that all of the models have. */
  index(name: CommonIndexName<M>): Collection<M> {
    for (const { model } of this.#contexts) checkIndexName(model, name);
    return this.#with({ index: name });
  }

  /** Gives `count` items at most, of all models together. */
  limit(count: number): Collection<M> {
    checkCount(this.#contexts[0].model, "limit", count);
    return this.#with({ limit: count });
  }

  /** Lets DynamoDB look at `count` items for each page: its `Limit`. Without it, a page is up to 1 MB. */
  pageSize(count: number): Collection<M> {
    checkCount(this.#contexts[0].model, "pageSize", count);
    return this.#with({ pageSize: count });
  }

  /** Reads `count` pages of DynamoDB's at most, however many items these hold. */
  maxPages(count: number): Collection<M> {
    checkCount(this.#contexts[0].model, "maxPages", count);
    return this.#with({ maxPages: count });
  }

  /** Starts right after the last item of an earlier page, with that page's cursor. `undefined` starts at the beginning. */
  cursor(cursor: string | undefined): Collection<M> {
    const { cursor: _, ...description } = this.description;
    return new Collection<M>(
      this.#contexts,
      Object.freeze(cursor === undefined ? description : { ...description, cursor }),
    );
  }

  /** Sees every write that was done before, at twice the cost. Global indexes cannot do it. */
  consistentRead(consistent = true): Collection<M> {
    checkBoolean(this.#contexts[0].model, "consistentRead", consistent);
    return this.#with({ consistent });
  }

  /**
   * Every item, over all pages, up to the limit: for each model a list, in the order of the key that is read. Items of other models are
   * left out.
   */
  async all(options: CallOptions = {}): Promise<CollectionItems<M>> {
    const groups = new Groups<M>(this.#models);
    return await runCall(this.#contexts[0].model, "all", options, async (call) => {
      for await (const page of this.#read(call)) for (const one of this.#owned(page.items)) groups.add(one);
      return groups.byName();
    });
  }

  /** The items one by one, as they come, each with the name of its model. */
  [Symbol.asyncIterator](): AsyncGenerator<CollectionItem<M>, void, undefined> {
    return this.stream();
  }

  /**
   * The items one by one, as they come, each with the name of its model. One page is in memory, and the next one on its way.
   *
   * @example
   * for await (const { model, item } of db.collection([Customer, Order]).where("customerId", "=", "c1")) …
   */
  stream(options: CallOptions = {}): AsyncGenerator<CollectionItem<M>, void, undefined> {
    return streamCall(this.#contexts[0].model, "stream", options, (call) => this.#items(call));
  }

  /** One page of items, by model, and the cursor to the next one: as {@link Query.allPaginated}. */
  async allPaginated(options: CallOptions = {}): Promise<CollectionPage<M>> {
    return await runCall(this.#contexts[0].model, "allPaginated", options, async (call) => {
      const groups = new Groups<M>(this.#models);
      const add = (item: StoredItem): void => {
        for (const one of this.#owned([item])) groups.add(one);
      };
      const page = await collectPage(this.#contexts[0], this.#plan(), this.description, call, this.#mode(), add);
      return { items: groups.byName(), ...page };
    });
  }

  /** How the items will be read, and why. Sends nothing. */
  explain(): Explanation;
  explain(as: "text"): string;
  explain(as?: "text"): Explanation | string {
    const [{ model }] = this.#contexts;
    checkForm(model, as);
    const explanation = explainPlan(model, this.#plan(), this.description);
    return as === undefined ? explanation : formatExplanation(explanation);
  }

  /**
   * The first request that will be sent, as plain data. Sends nothing.
   *
   * @throws InvalidQueryError where none will be, because no item can meet the conditions.
   */
  toRequest(): ReadRequest {
    return firstRequestOrThrow(this.#contexts[0], this.#plan(), this.description);
  }

  #plan(): Plan {
    return planCollection(this.#contexts, this.description);
  }

  #read(call: CallOptions): AsyncGenerator<StoredPage> {
    return readPages(this.#contexts[0], this.#plan(), this.description, call, { ...this.#mode(), prefetch: true });
  }

  /** Items of any of the models are wanted. */
  #mode(): ReadMode {
    return { isWanted: (item) => ownerOf(this.#models, item) !== undefined };
  }

  async *#items(call: CallOptions): AsyncGenerator<Iterable<CollectionItem<M>>> {
    for await (const page of this.#read(call)) yield this.#owned(page.items);
  }

  /** Stored items, decoded, each with the name of its model. */
  *#owned(items: readonly StoredItem[]): Generator<CollectionItem<M>> {
    for (const stored of items) {
      const owner = ownerOf(this.#models, stored);
      const context = this.#contexts.find(({ model }) => model === owner);
      if (context === undefined) continue;
      yield { model: context.model.name, item: context.codec.unmarshal(stored) } as CollectionItem<M>;
    }
  }

  /** The condition, made for each model, so that each has a say; the first one's is kept. */
  #eachMakes<Made extends Condition>(make: (model: AnyModel) => Made): Made {
    const [made] = this.#contexts.map(({ model }) => make(model));
    if (made === undefined) throw new InvalidQueryError("a collection has at least one model");
    return made;
  }

  #with(change: Partial<QueryDescription>): Collection<M> {
    return new Collection<M>(this.#contexts, Object.freeze({ ...this.description, ...change }));
  }
}

/** Items by the name of their model, each of which has a group from the beginning. */
class Groups<M extends AnyModel> {
  readonly #groups: ReadonlyMap<string, object[]>;

  constructor(models: readonly AnyModel[]) {
    this.#groups = new Map(models.map(({ name }) => [name, []]));
  }

  add({ model, item }: CollectionItem<M>): void {
    this.#groups.get(model)?.push(item);
  }

  byName(): CollectionItems<M> {
    return Object.fromEntries(this.#groups) as CollectionItems<M>;
  }
}
