import type { CallOptions } from "@dynamorm/core";
import { QueryReads } from "../query-reads.ts";
import {
  type AggregateBuilder,
  aggregateBuilder,
  type AggregateResults,
  type Aggregates,
  buildAggregates,
} from "./aggregate.ts";
import { GroupedQuery } from "./aggregate-grouped-query.ts";
import { aggregateQuery, aggregateReader } from "./aggregate-query.ts";
import type { GroupPath, NumericPath, OrderedPath, PresentAt, SumAt } from "./aggregate-types.ts";

/**
 * What can be worked out of the items of a query. DynamoDB adds nothing up: all items are read, up to the limit, and charged for as always;
 * of these only what is looked at is sent, one page is in memory, and an index that holds no more can serve it.
 *
 * Values that are missing or `null` are left out of account, as SQL does. As conditions do, aggregates look at whole items: `select` is not
 * for them, and one that leaves out what they look at is refused. `Whole` is the type of a whole item.
 */
export abstract class AggregateReads<Whole, Result> extends QueryReads<Result> {
  /**
   * What the values at a path add up to, without rounding on the way; 0 where there are none. The sum of `bigint` values is a `bigint`.
   *
   * @example
   * await orders.where("customerId", "=", "c1").sum("total")   // 59.97
   *
   * @throws InvalidQueryError for a path to anything but numbers.
   */
  async sum<At extends NumericPath<Whole>>(path: At, options: CallOptions = {}): Promise<SumAt<Whole, At>> {
    return (await this.#aggregate("sum", options, { sum: this.#builder().sum(path) })).sum;
  }

  /** The mean of the values at a path; `undefined` where there are none. @throws InvalidQueryError as {@link sum}. */
  async average(path: NumericPath<Whole>, options: CallOptions = {}): Promise<number | undefined> {
    return (await this.#aggregate("average", options, { average: this.#builder().average(path) })).average;
  }

  /**
   * The least of the values at a path, in DynamoDB's order; `undefined` where there are none. Reads all items: where the path is a sort
   * key, `orderBy(path).first()` reads one.
   *
   * @throws InvalidQueryError for a path to anything but numbers, texts and dates.
   */
  async min<At extends OrderedPath<Whole>>(
    path: At,
    options: CallOptions = {},
  ): Promise<PresentAt<Whole, At> | undefined> {
    return (await this.#aggregate("min", options, { min: this.#builder().min(path) })).min;
  }

  /** The greatest of the values at a path; see {@link min}. */
  async max<At extends OrderedPath<Whole>>(
    path: At,
    options: CallOptions = {},
  ): Promise<PresentAt<Whole, At> | undefined> {
    return (await this.#aggregate("max", options, { max: this.#builder().max(path) })).max;
  }

  /**
   * Several of these in one pass, each under the name that it is given.
   *
   * @example
   * await orders.where("customerId", "=", "c1").aggregate((a) => ({ orders: a.count(), total: a.sum("total"), last: a.max("placedAt") }));
   * // { orders: 3, total: 59.97, last: Date }
   */
  async aggregate<Wanted extends Aggregates>(
    build: (builder: AggregateBuilder<Whole>) => Wanted,
    options: CallOptions = {},
  ): Promise<AggregateResults<Wanted>> {
    return await this.#aggregate("aggregate", options, buildAggregates<Whole, Wanted>(this.context.model, build));
  }

  /**
   * Puts the items into groups by the values at some paths, to be counted or added up: a row for each group. The groups are in memory.
   *
   * @example
   * await orders.query().groupBy("status").sum("total")   // [{ status: "paid", sum: 59.97 }, { status: "open", sum: 10 }]
   *
   * @throws InvalidQueryError for paths to what no group can be told apart by.
   */
  groupBy<At extends GroupPath<Whole>>(...paths: readonly [At, ...At[]]): GroupedQuery<Whole, At> {
    return new GroupedQuery<Whole, At>(this.context.model, paths, aggregateReader(this.context, this.description));
  }

  #builder(): AggregateBuilder<Whole> {
    return aggregateBuilder<Whole>(this.context.model);
  }

  #aggregate<Wanted extends Aggregates>(
    name: string,
    options: CallOptions,
    wanted: Wanted,
  ): Promise<AggregateResults<Wanted>> {
    return this.run(name, options, (call) => aggregateQuery(this.context, this.description, wanted, call));
  }
}
