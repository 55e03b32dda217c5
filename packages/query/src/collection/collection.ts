import { type AnyModel, type CallOptions, InvalidQueryError, type StoredItem } from "@dynamorm/core";
import {
  type BuildCondition,
  type Condition,
  conditionBuilder,
  conditionOrThrow,
  type OperandsOf,
  type Operator,
  operatorCondition,
  type Path,
  type UnaryOperator,
  type ValueAt,
} from "@dynamorm/expressions";
import { callOptions } from "../call-options.ts";
import { checkCondition } from "../describe/check-condition.ts";
import { checkBoolean, checkCount, checkIndexName } from "../describe/check-step.ts";
import { checkCollection, ownerOf } from "./collection-models.ts";
import { type CollectionContexts, planCollection } from "./collection-plan.ts";
import type { CollectionItems, CommonIndexName, CommonItem } from "./collection-types.ts";
import type { ModelContext } from "../context.ts";
import { everything, type QueryDescription } from "../describe/description.ts";
import { explainPlan, type Explanation } from "../plan/explain-plan.ts";
import { modelPath } from "../describe/model-path.ts";
import { nameModel } from "../name-model.ts";
import { readPages } from "../read/read-pages.ts";
import { readRequest, type ReadRequest } from "../read/read-request.ts";
import { wholeSeconds } from "../describe/whole-seconds.ts";

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
    this.#contexts = contexts as CollectionContexts;
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
    const condition = this.#checked((model) =>
      operatorCondition(modelPath(model, path), operator as Operator, operands),
    );
    return this.#with({ where: [...this.description.where, condition] });
  }

  /** Keeps the items that meet a condition, which DynamoDB looks at after it has read (and charged for) them. */
  filter(build: BuildCondition<CommonItem<M>>): Collection<M> {
    const condition = this.#checked((model) =>
      conditionOrThrow(build(conditionBuilder<CommonItem<M>>((path) => modelPath(model, path)))),
    );
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
    const [first] = this.#contexts;
    const call = callOptions(first.model, "all", options);
    const { limit = Number.POSITIVE_INFINITY, ...description } = this.description;
    const groups = new Map<AnyModel, object[]>(this.#contexts.map(({ model }) => [model, []]));
    let count = 0;
    const plan = planCollection(this.#contexts, description);
    for await (const { items } of readPages(first, plan, description, call, { anyModel: true })) {
      for (const item of items) {
        const owner = this.#ownerOf(item);
        if (owner === undefined) continue;
        groups.get(owner.model)?.push(owner.codec.unmarshal(item));
        if (++count === limit) return namedGroups(groups) as CollectionItems<M>;
      }
    }
    return namedGroups(groups) as CollectionItems<M>;
  }

  /** How the items will be read, and why. Sends nothing. */
  explain(): Explanation {
    return explainPlan(this.#contexts[0].model, planCollection(this.#contexts, this.description));
  }

  /** The first request that will be sent, as plain data. Sends nothing. */
  toRequest(): ReadRequest {
    const [{ model, codec }] = this.#contexts;
    return readRequest(model, codec, planCollection(this.#contexts, this.description), {
      limit: this.description.pageSize,
    });
  }

  #ownerOf(item: StoredItem): ModelContext | undefined {
    const owner = ownerOf(this.#models, item);
    return this.#contexts.find(({ model }) => model === owner);
  }

  /** The condition, made for each model, so that each has a say; the first one's is kept. */
  #checked<Checked extends Condition>(make: (model: AnyModel) => Checked): Checked {
    const [made] = this.#contexts.map(({ model }) =>
      nameModel(model, () => {
        const condition = make(model);
        checkCondition(model, condition);
        return wholeSeconds(model, condition);
      }),
    );
    if (made === undefined) throw new InvalidQueryError("a collection has at least one model");
    return made;
  }

  #with(change: Partial<QueryDescription>): Collection<M> {
    return new Collection<M>(this.#contexts, Object.freeze({ ...this.description, ...change }));
  }
}

function namedGroups(groups: ReadonlyMap<AnyModel, object[]>): Record<string, object[]> {
  return Object.fromEntries([...groups].map(([{ name }, items]) => [name, items]));
}
