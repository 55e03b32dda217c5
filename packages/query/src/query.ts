import {
  type AnyModel,
  type CallOptions,
  type ComputedName,
  type IndexName,
  type Item,
  type ItemMismatchError,
  ItemNotFoundError,
  type ItemUpdate,
  type SortKeyName,
} from "@dynamorm/core";
import {
  type BuildCondition,
  type Condition,
  conditionBuilder,
  conditionOrThrow,
  type OperandsOf,
  type Operator,
  operatorCondition,
  type OperatorCondition,
  type Path,
  type UnaryOperator,
  type ValueAt,
} from "@dynamorm/expressions";
import { callOptions } from "./call-options.ts";
import { checkCondition } from "./describe/check-condition.ts";
import {
  checkAttributeNames,
  checkBoolean,
  checkCount,
  checkDeleted,
  checkDirection,
  checkIndexName,
  checkOptionalFunction,
  checkPolicy,
  checkSelected,
} from "./describe/check-step.ts";
import type { ModelContext } from "./context.ts";
import { type Direction, everything, type QueryDescription } from "./describe/description.ts";
import { describeCondition, explainPlan, type Explanation } from "./plan/explain-plan.ts";
import type { FullScanPolicy } from "./plan/full-scans.ts";
import { invalidQuery } from "./invalid-query.ts";
import { modelPath } from "./describe/model-path.ts";
import { nameModel } from "./name-model.ts";
import type { HeldResult, Selected } from "./read/query-results.ts";
import { planQuery } from "./plan/plan-query.ts";
import { type Page, readPaginated } from "./read/read-paginated.ts";
import { countItems, firstRequest, readItems } from "./read/read-pages.ts";
import type { ReadRequest } from "./read/read-request.ts";
import { wholeSeconds } from "./describe/whole-seconds.ts";
import { deleteByOptions, type DeleteOptions } from "./write/delete-options.ts";
import { updateItem } from "./write/writes.ts";
import { writeTarget } from "./write/write-target.ts";

/**
 * A query on the items of a model, built step by step. Immutable: every step gives a new query, so that one can be kept, shared
 * and run twice. The order of the steps changes nothing. Nothing is sent before one of the methods at the end is called:
 * `first`, `firstOrThrow`, `all`, `allPaginated`, `count`, `update`, `delete`.
 *
 * `Result` is what an item comes back as: the whole one, or what `select` leaves of it.
 */
export class Query<M extends AnyModel, Result = Item<M>> {
  readonly #context: ModelContext;
  /** What the query asks for, as plain data. */
  readonly description: QueryDescription;

  constructor(context: ModelContext, description: QueryDescription = everything) {
    this.#context = context;
    this.description = description;
  }

  /**
   * Keeps the items whose attribute at a path meets a condition. Becomes a key condition where a key allows it, and a filter
   * otherwise: {@link explain} tells which.
   *
   * @example
   * users.where("status", "=", "active").where("age", "between", [18, 30])
   */
  where<
    At extends Path<Item<M>>,
    Operands = OperandsOf<ValueAt<Item<M>, At>>,
    Op extends keyof Operands = keyof Operands,
  >(path: At, operator: Op, operand: Operands[Op]): Query<M, Result>;
  where(path: Path<Item<M>>, operator: UnaryOperator): Query<M, Result>;
  where(path: string, operator: string | number | symbol, ...operands: readonly unknown[]): Query<M, Result> {
    return this.#with({ where: [...this.description.where, this.#condition(path, operator, operands)] });
  }

  /**
   * Keeps the items that meet a condition, which DynamoDB looks at after it has read (and charged for) them. A condition of one
   * operator on the sort key of what is queried is a key condition all the same, because DynamoDB takes no filter on keys.
   *
   * @example
   * users.where("status", "=", "active").filter((eb) => eb.or([eb("age", ">", 60), eb.notExists("address")]))
   */
  filter(build: BuildCondition<Item<M>>): Query<M, Result>;
  filter<
    At extends Path<Item<M>>,
    Operands = OperandsOf<ValueAt<Item<M>, At>>,
    Op extends keyof Operands = keyof Operands,
  >(path: At, operator: Op, operand: Operands[Op]): Query<M, Result>;
  filter(path: Path<Item<M>>, operator: UnaryOperator): Query<M, Result>;
  filter(pathOrBuild: string | BuildCondition<Item<M>>, ...rest: readonly unknown[]): Query<M, Result> {
    const [operator, ...operands] = rest;
    if (typeof pathOrBuild === "function" && rest.length > 0) {
      throw invalidQuery(this.#context.model, "filter() takes a function alone, or a path with an operator");
    }
    const condition =
      typeof pathOrBuild === "function" ? this.#build(pathOrBuild) : this.#condition(pathOrBuild, operator, operands);
    return this.#with({ filter: [...this.description.filter, condition] });
  }

  /**
   * Reads from an index, and from nothing else. Items without the index's key are not in it. Of an index that holds only some
   * attributes the items have just these.
   */
  index<Name extends IndexName<M>>(name: Name): Query<M, HeldResult<M, Name, Result>> {
    checkIndexName(this.#context.model, name);
    return new Query<M, HeldResult<M, Name, Result>>(
      this.#context,
      Object.freeze({ ...this.description, index: name }),
    );
  }

  /** Orders by the sort key of the table or of an index; the planner picks one that can. What nothing can order is refused. */
  orderBy(attribute: SortKeyName<M>, direction: Direction = "asc"): Query<M, Result> {
    checkAttributeNames(this.#context.model, "orderBy", [attribute]);
    checkDirection(this.#context.model, direction);
    return this.#with({ order: { attribute, direction } });
  }

  /** Gives `count` items at most, after filters. */
  limit(count: number): Query<M, Result> {
    checkCount(this.#context.model, "limit", count);
    return this.#with({ limit: count });
  }

  /** Lets DynamoDB look at `count` items for each page, before filters: its `Limit`. Without it, a page is up to 1 MB. */
  pageSize(count: number): Query<M, Result> {
    checkCount(this.#context.model, "pageSize", count);
    return this.#with({ pageSize: count });
  }

  /**
   * Reads only some attributes. DynamoDB charges for whole items all the same, unless an index holds no more. Computed keys, which
   * items do not have, are read where they are named.
   */
  select<Name extends (keyof Result & string) | ComputedName<M>>(
    ...attributes: readonly [Name, ...Name[]]
  ): Query<M, Selected<Name, Result>> {
    checkSelected(this.#context.model, attributes);
    return new Query<M, Selected<Name, Result>>(
      this.#context,
      Object.freeze({ ...this.description, select: Object.freeze([...new Set(attributes)]) }),
    );
  }

  /**
   * Starts right after the last item of an earlier page, with that page's cursor. `undefined` starts at the beginning.
   *
   * @throws InvalidCursorError, when the query is run, for a cursor that is none or that belongs to another query.
   */
  cursor(cursor: string | undefined): Query<M, Result> {
    const { cursor: _, ...description } = this.description;
    return new Query<M, Result>(
      this.#context,
      Object.freeze(cursor === undefined ? description : { ...description, cursor }),
    );
  }

  /** Sees every write that was done before, at twice the cost. Global indexes cannot do it: the planner leaves them out. */
  consistentRead(consistent = true): Query<M, Result> {
    checkBoolean(this.#context.model, "consistentRead", consistent);
    return this.#with({ consistent });
  }

  /** Gives items that were deleted softly too: `"with"` the others, or `"only"` these. */
  withDeleted(deleted: "with" | "only" = "with"): Query<M, Result> {
    checkDeleted(this.#context.model, deleted);
    return this.#with({ deleted });
  }

  /**
   * Reads items that do not fit the model, as older code may have written them, where an error would end the reading: attributes that do
   * not fit, or are missing, are left out. Each is told of, where a function is given.
   *
   * @example
   * for (const user of await users.query().lenient((mismatch) => log.warn(mismatch)).all()) …   // Partial<User>
   */
  lenient(onMismatch?: (mismatch: ItemMismatchError) => void): Query<M, Partial<Result>> {
    checkOptionalFunction(this.#context.model, "lenient", onMismatch);
    return new Query<M, Partial<Result>>(
      this.#context,
      Object.freeze({ ...this.description, lenient: onMismatch ?? true }),
    );
  }

  /** What is done when this query reads a whole table or index, whatever the connection says about it. */
  fullScan(policy: FullScanPolicy): Query<M, Result> {
    checkPolicy(this.#context.model, policy);
    return this.#with({ fullScan: policy });
  }

  /** The first item, or `undefined`. With a full key it is one GetItem; otherwise pages are read until one matches. */
  async first(options: CallOptions = {}): Promise<Result | undefined> {
    const [item] = await this.limit(1).all(this.#call("first", options));
    return item;
  }

  /** The first item. @throws ItemNotFoundError when there is none. */
  async firstOrThrow(options: CallOptions = {}): Promise<Result> {
    const item = await this.first(options);
    if (item !== undefined) return item;
    const { name, table } = this.#context.model;
    const conditions = [...this.description.where, ...this.description.filter].map(describeCondition);
    throw new ItemNotFoundError(
      `there is no ${name}${conditions.length > 0 ? ` with ${conditions.join(" and ")}` : ""} in table "${table}"`,
      { model: name, table },
    );
  }

  /** Every item, over all pages, up to the limit. */
  async all(options: CallOptions = {}): Promise<Result[]> {
    const items: Result[] = [];
    for await (const item of readItems(this.#context, this.description, this.#call("all", options)))
      items.push(item as Result);
    return items;
  }

  /**
   * One page of items, and the cursor to the next one. With `limit(n)` the page holds n items as long as there are that many;
   * without, it is one page of DynamoDB's (up to 1 MB, or `pageSize`).
   *
   * `hasMore` is certain when it is `false`; when it is `true`, the next page may turn out to be empty.
   *
   * @example
   * const page = await users.where("status", "=", "active").limit(20).cursor(previous).allPaginated();
   */
  async allPaginated(options: CallOptions = {}): Promise<Page<Result>> {
    return readPaginated<Result>(this.#context, this.description, this.#call("allPaginated", options));
  }

  /** How many items there are, over all pages, up to the limit. Costs what reading them costs; no items are sent. */
  async count(options: CallOptions = {}): Promise<number> {
    return countItems(this.#context, this.description, this.#call("count", options));
  }

  /**
   * Changes the one item whose full key the conditions name; the other conditions must hold for it. Gives the item as it is then.
   * `undefined` leaves an attribute alone, `null` removes an optional one, a `version` is the one expected.
   *
   * @throws ItemNotFoundError when there is no such item, VersionConflictError when it has another version, ConditionFailedError
   * when another condition does not hold.
   */
  async update(changes: ItemUpdate<M>, options: CallOptions = {}): Promise<Item<M>> {
    const { key, conditions } = writeTarget(this.#context.model, "update", this.description);
    return (await updateItem(this.#context, key, changes, conditions, this.#call("update", options))) as Item<M>;
  }

  /**
   * Deletes the one item whose full key the conditions name, and says whether there was one. Other conditions must hold for it. Where
   * the model has `deletedAt`, the item is marked as deleted; `{ hard: true }` deletes it for good.
   *
   * @throws ConditionFailedError when another condition does not hold, ItemNotFoundError when there are other conditions and no item.
   */
  async delete(options: DeleteOptions = {}): Promise<boolean> {
    const { key, conditions } = writeTarget(this.#context.model, "delete", this.description);
    return deleteByOptions(this.#context, key, conditions, options);
  }

  /** How the query will be served, and why: operation, index, conditions used as keys and as filters, what was rejected. Sends nothing. */
  explain(): Explanation {
    const { model } = this.#context;
    const plan = planQuery(model, this.description);
    firstRequest(this.#context, plan, this.description); // what could not be sent is not explained
    return explainPlan(model, plan);
  }

  /** The first request that the query will send, as plain data. Sends nothing. */
  toRequest(): ReadRequest {
    return firstRequest(this.#context, planQuery(this.#context.model, this.description), this.description);
  }

  #call(call: string, options: CallOptions): CallOptions {
    return callOptions(this.#context.model, call, options);
  }

  #with(change: Partial<QueryDescription>): Query<M, Result> {
    return new Query<M, Result>(this.#context, Object.freeze({ ...this.description, ...change }));
  }

  #condition(path: string, operator: unknown, operands: readonly unknown[]): OperatorCondition {
    const { model } = this.#context;
    return this.#checked(() => operatorCondition(modelPath(model, path), operator as Operator, operands));
  }

  #build(build: BuildCondition<Item<M>>): Condition {
    const { model } = this.#context;
    return this.#checked(() => conditionOrThrow(build(conditionBuilder<Item<M>>((path) => modelPath(model, path)))));
  }

  #checked<Checked extends Condition>(make: () => Checked): Checked {
    const { model } = this.#context;
    return nameModel(model, () => {
      const condition = make();
      checkCondition(model, condition);
      return wholeSeconds(model, condition);
    });
  }
}
