import {
  type AnyModel,
  callOptionChecks,
  type CallOptions,
  type OptionCheck,
  type Simplify,
  takes,
} from "@dynamorm/core";
import type { ValueAt } from "@dynamorm/expressions";
import { invalidQuery } from "@dynamorm/update-builder";
import { runCall } from "../call-options.ts";
import {
  type AggregateBuilder,
  aggregateBuilder,
  type AggregateResults,
  type Aggregates,
  buildAggregates,
} from "./aggregate.ts";
import { aggregateGroups, defaultMaxGroups, type GroupPaths } from "./aggregate-groups.ts";
import { namesOf, type ReadItems } from "./aggregate-items.ts";
import { groupPath } from "./aggregate-paths.ts";
import type { GroupPath, NumericPath, OrderedPath, PresentAt, SumAt } from "./aggregate-types.ts";

/** What a call that makes groups takes. */
export interface GroupOptions extends CallOptions {
  /** How many groups there may be: they are held in memory. 10,000 where nothing is said. */
  readonly maxGroups?: number | undefined;
}

const groupOptionChecks: { readonly [Option in keyof GroupOptions]-?: OptionCheck } = {
  ...callOptionChecks,
  maxGroups: takes("a whole number from 1", (value) => Number.isSafeInteger(value) && (value as number) > 0),
};

/** What a group is told apart by, as its row has it. What items may lack, rows may lack. */
export type GroupKey<Item, At extends string> = {
  [Path in At as Path extends keyof Item ? never : Path]?: ValueAt<Item, Path>;
} & Pick<Item, Extract<keyof Item, At>>;

/** The row of a group: what it is told apart by, and what was worked out of its items. */
export type GroupRow<Item, At extends string, Results> = Simplify<GroupKey<Item, At> & Results>;

/**
 * A query whose items are put into groups, made by `groupBy`. Immutable; nothing is sent before one of its methods is called. Each gives a
 * row for each group, in the order in which their first items came.
 *
 * Items that lack an attribute are a group, and so are those in which it is `null`.
 */
export class GroupedQuery<Item, At extends string> {
  readonly #model: AnyModel;
  readonly #paths: GroupPaths;
  readonly #read: ReadItems;

  /** @throws InvalidQueryError for paths that there are not, or to what no group can be told apart by. */
  constructor(model: AnyModel, paths: readonly (At & GroupPath<Item>)[], read: ReadItems) {
    if (paths.length === 0) throw invalidQuery(model, "groupBy() names at least one attribute");
    this.#model = model;
    this.#paths = [...new Set<string>(paths)].map((given) => [given, groupPath(model, given)]);
    this.#read = read;
  }

  /** How many items there are in each group. */
  async count(options: GroupOptions = {}): Promise<GroupRow<Item, At, { count: number }>[]> {
    return await this.#rows("count", options, { count: this.#builder().count() });
  }

  /** What the values at a path add up to in each group. */
  async sum<Of extends NumericPath<Item>>(
    path: Of,
    options: GroupOptions = {},
  ): Promise<GroupRow<Item, At, { sum: SumAt<Item, Of> }>[]> {
    return await this.#rows("sum", options, { sum: this.#builder().sum(path) });
  }

  /** The mean of the values at a path in each group. */
  async average(
    path: NumericPath<Item>,
    options: GroupOptions = {},
  ): Promise<GroupRow<Item, At, { average: number | undefined }>[]> {
    return await this.#rows("average", options, { average: this.#builder().average(path) });
  }

  /** The least of the values at a path in each group. */
  async min<Of extends OrderedPath<Item>>(
    path: Of,
    options: GroupOptions = {},
  ): Promise<GroupRow<Item, At, { min: PresentAt<Item, Of> | undefined }>[]> {
    return await this.#rows("min", options, { min: this.#builder().min(path) });
  }

  /** The greatest of the values at a path in each group. */
  async max<Of extends OrderedPath<Item>>(
    path: Of,
    options: GroupOptions = {},
  ): Promise<GroupRow<Item, At, { max: PresentAt<Item, Of> | undefined }>[]> {
    return await this.#rows("max", options, { max: this.#builder().max(path) });
  }

  /**
   * Several of these in one pass, each under the name that it is given.
   *
   * @example
   * await orders.query().groupBy("status").aggregate((a) => ({ orders: a.count(), total: a.sum("total") }));
   * // [{ status: "paid", orders: 2, total: 30 }, …]
   */
  async aggregate<Wanted extends Aggregates & { readonly [Name in At]?: never }>(
    build: (builder: AggregateBuilder<Item>) => Wanted,
    options: GroupOptions = {},
  ): Promise<GroupRow<Item, At, AggregateResults<Wanted>>[]> {
    return await this.#rows("aggregate", options, buildAggregates<Item, Wanted>(this.#model, build));
  }

  #builder(): AggregateBuilder<Item> {
    return aggregateBuilder<Item>(this.#model);
  }

  #rows<Wanted extends Aggregates>(
    call: string,
    options: GroupOptions,
    wanted: Wanted,
  ): Promise<GroupRow<Item, At, AggregateResults<Wanted>>[]> {
    for (const [given] of this.#paths) {
      if (!Object.hasOwn(wanted, given)) continue;
      throw invalidQuery(
        this.#model,
        `${call}(): "${given}" is what the groups are told apart by; give the aggregate another name`,
      );
    }
    const names = [...new Set([...this.#paths.map(([, [name]]) => name), ...namesOf(wanted)])];
    const run = (given: CallOptions): Promise<object[]> =>
      aggregateGroups(
        this.#model,
        this.#paths,
        wanted,
        this.#read(names, given),
        options.maxGroups ?? defaultMaxGroups,
      );
    return runCall(this.#model, call, options, run, groupOptionChecks) as Promise<
      GroupRow<Item, At, AggregateResults<Wanted>>[]
    >;
  }
}
