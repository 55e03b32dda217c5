import type {
  AnyModel,
  ComputedName,
  IndexName,
  Item,
  ItemMismatchError,
  ItemUpdate,
  SortKeyName,
} from "@dynamorm/core";
import type { BuildCondition, OperandsOf, Path, UnaryOperator, ValueAt } from "@dynamorm/expressions";
import {
  builtCondition,
  pathCondition,
  invalidQuery,
  type ReturnValues,
  type UpdateBuilder,
} from "@dynamorm/update-builder";
import {
  checkAttributeNames,
  checkBoolean,
  checkCount,
  checkDeleted,
  checkDirection,
  checkIndexName,
  checkOffset,
  checkOptionalFunction,
  checkPolicy,
  checkSelected,
} from "./describe/check-step.ts";
import type { Direction, QueryDescription } from "./describe/description.ts";
import { scanParts, type ScanOptions } from "./describe/scan-parts.ts";
import type { FullScanPolicy } from "./plan/full-scans.ts";
import { AggregateReads } from "./read/aggregate-reads.ts";
import type { HeldResult, Selected } from "./read/query-results.ts";
import { boundUpdateBuilder } from "./write/bound-update-builder.ts";
import { runWrite } from "./write/run-write.ts";
import {
  type ChangeOptions,
  changeOptionChecks,
  type DeleteReturnValues,
  type Erased,
  type EraseOptions,
  eraseOptionChecks,
  type Rejection,
  type Returned,
  type Written,
} from "./write/write-options.ts";
import { writeTarget } from "./write/write-target.ts";
import { deleteItem, updateItem } from "./write/writes.ts";

/**
 * A query on the items of a model, built step by step. Immutable: every step gives a new query, so that one can be kept, shared
 * and run twice. The order of the steps changes nothing. Nothing is sent before one of the methods at the end is called:
 * `first`, `firstOrThrow`, `all`, `for await`, `stream`, `pages`, `allPaginated`, `count`, `sum`, `average`, `min`, `max`, `aggregate`, `groupBy`, `retryUntil`, `update`, `updateBuilder`, `delete`.
 *
 * `Result` is what an item comes back as: the whole one, or what `select` leaves of it.
 */
export class Query<M extends AnyModel, Result = Item<M>> extends AggregateReads<Item<M>, Result> {
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
    return this.#with({
      where: [...this.description.where, pathCondition(this.context.model, path, operator, operands)],
    });
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
      throw invalidQuery(this.context.model, "filter() takes a function alone, or a path with an operator");
    }
    const condition =
      typeof pathOrBuild === "function"
        ? builtCondition(this.context.model, pathOrBuild)
        : pathCondition(this.context.model, pathOrBuild, operator, operands);
    return this.#with({ filter: [...this.description.filter, condition] });
  }

  /**
   * Reads from an index, and from nothing else. Items without the index's key are not in it. Of an index that holds only some
   * attributes the items have just these.
   */
  index<Name extends IndexName<M>>(name: Name): Query<M, HeldResult<M, Name, Result>> {
    checkIndexName(this.context.model, name);
    return new Query<M, HeldResult<M, Name, Result>>(this.context, Object.freeze({ ...this.description, index: name }));
  }

  /** Orders by the sort key of the table or of an index; the planner picks one that can. What nothing can order is refused. */
  orderBy(attribute: SortKeyName<M>, direction: Direction = "asc"): Query<M, Result> {
    checkAttributeNames(this.context.model, "orderBy", [attribute]);
    checkDirection(this.context.model, direction);
    return this.#with({ order: { attribute, direction } });
  }

  /** Gives `count` items at most, after filters. */
  limit(count: number): Query<M, Result> {
    checkCount(this.context.model, "limit", count);
    return this.#with({ limit: count });
  }

  /**
   * Leaves out the first `count` items, after filters. They are read, and charged, all the same: to go on where a page ended, a
   * {@link cursor} costs nothing. A cursor stands behind what was left out; with one, nothing is left out again.
   */
  offset(count: number): Query<M, Result> {
    checkOffset(this.context.model, count);
    return this.#with({ offset: count });
  }

  /** Lets DynamoDB look at `count` items for each page, before filters: its `Limit`. Without it, a page is up to 1 MB. */
  pageSize(count: number): Query<M, Result> {
    checkCount(this.context.model, "pageSize", count);
    return this.#with({ pageSize: count });
  }

  /**
   * Reads `count` pages of DynamoDB's at most, however many items these hold: what it may cost, not what it gives. `allPaginated` tells
   * whether there is more; it refuses an `offset` besides, which it may not have reached then.
   */
  maxPages(count: number): Query<M, Result> {
    checkCount(this.context.model, "maxPages", count);
    return this.#with({ maxPages: count });
  }

  /**
   * Reads the whole table, or the index that is named, and says that this is meant: no warning is given. Conditions are filters. With
   * `segments` it is read in that many parts, `concurrency` (or all) at a time, in no order; with `segment` only one of them, which can
   * be read by another process than the others, and whose pages have cursors.
   *
   * @example
   * for await (const user of users.scan({ segments: 8 })) …                       // eight at a time
   * const page = await users.scan({ segments: 8, segment: 3 }).cursor(last).allPaginated();   // worker 3 of 8
   */
  scan(options: ScanOptions = {}): Query<M, Result> {
    return this.#with({ scan: scanParts(this.context.model, options) });
  }

  /**
   * Reads only some attributes. DynamoDB charges for whole items all the same, unless an index holds no more. Computed keys, which
   * items do not have, are read where they are named.
   */
  select<Name extends (keyof Result & string) | ComputedName<M>>(
    ...attributes: readonly [Name, ...Name[]]
  ): Query<M, Selected<Name, Result>> {
    checkSelected(this.context.model, attributes);
    return new Query<M, Selected<Name, Result>>(
      this.context,
      Object.freeze({ ...this.description, select: Object.freeze([...new Set(attributes)]) }),
    );
  }

  /**
   * Starts right after the last item of an earlier page, with that page's cursor. `undefined` starts at the beginning.
   *
   * @throws InvalidCursorError, when the query is run, for a cursor that is none or that belongs to another query: also where no item can
   * meet the conditions of this one.
   */
  cursor(cursor: string | undefined): Query<M, Result> {
    const { cursor: _, ...description } = this.description;
    return new Query<M, Result>(
      this.context,
      Object.freeze(cursor === undefined ? description : { ...description, cursor }),
    );
  }

  /** Sees every write that was done before, at twice the cost. Global indexes cannot do it: the planner leaves them out. */
  consistentRead(consistent = true): Query<M, Result> {
    checkBoolean(this.context.model, "consistentRead", consistent);
    return this.#with({ consistent });
  }

  /** Gives items that were deleted softly too: `"with"` the others, or `"only"` these. */
  withDeleted(deleted: "with" | "only" = "with"): Query<M, Result> {
    checkDeleted(this.context.model, deleted);
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
    checkOptionalFunction(this.context.model, "lenient", onMismatch);
    return new Query<M, Partial<Result>>(
      this.context,
      Object.freeze({ ...this.description, lenient: onMismatch ?? true }),
    );
  }

  /** What is done when this query reads a whole table or index, whatever the connection says about it. */
  fullScan(policy: FullScanPolicy): Query<M, Result> {
    checkPolicy(this.context.model, policy);
    return this.#with({ fullScan: policy });
  }

  /**
   * Changes the one item whose full key the conditions name; the other conditions must hold for it. Gives the item as it is then.
   * `undefined` leaves an attribute alone, `null` removes an optional one, a `version` is the one expected.
   *
   * @throws ItemNotFoundError when there is no such item, VersionConflictError when it has another version, ConditionFailedError
   * when another condition does not hold.
   */
  update(changes: ItemUpdate<M>, options?: ChangeOptions<"ALL_NEW", "throw">): Promise<Item<M>>;
  update<Returns extends ReturnValues = "ALL_NEW", Way extends Rejection = "throw">(
    changes: ItemUpdate<M>,
    options: ChangeOptions<Returns, Way>,
  ): Promise<Written<M, Returned<M, Returns>, Way>>;
  async update(changes: ItemUpdate<M>, options: ChangeOptions = {}): Promise<unknown> {
    const { key, conditions } = writeTarget(this.context.model, "update", this.description);
    return await runWrite(this.context, "update", options, changeOptionChecks, (call) =>
      updateItem(this.context, key, changes, conditions, options.returnValues, call),
    );
  }

  /**
   * Builds an update of the one item whose full key the conditions name, step by step; the other conditions must hold for it.
   *
   * @example
   * await users.where("id", "=", "123").updateBuilder().increment("age").appendToList("notes", ["hello"]).execute();
   *
   * @throws InvalidQueryError where the conditions name no full key.
   */
  updateBuilder(): UpdateBuilder<M, Item<M>> {
    return boundUpdateBuilder(this.context, writeTarget(this.context.model, "updateBuilder", this.description));
  }

  /**
   * Deletes the one item whose full key the conditions name, and says whether there was one. Other conditions must hold for it. Where
   * the model has `deletedAt`, the item is marked as deleted; `{ hard: true }` deletes it for good.
   *
   * @throws ConditionFailedError when another condition does not hold, ItemNotFoundError when there are other conditions and no item.
   */
  delete(options?: EraseOptions<"NONE", "throw">): Promise<boolean>;
  delete<Returns extends DeleteReturnValues = "NONE", Way extends Rejection = "throw">(
    options: EraseOptions<Returns, Way>,
  ): Promise<Written<M, Erased<M, Returns>, Way>>;
  async delete(options: EraseOptions = {}): Promise<unknown> {
    const { key, conditions } = writeTarget(this.context.model, "delete", this.description);
    return await runWrite(this.context, "delete", options, eraseOptionChecks, (call) =>
      deleteItem(this.context, { ...options, key, conditions }, call),
    );
  }

  #with(change: Partial<QueryDescription>): Query<M, Result> {
    return new Query<M, Result>(this.context, Object.freeze({ ...this.description, ...change }));
  }
}
