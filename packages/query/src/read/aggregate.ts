import { type AnyModel, type AttributePath, describeValue, isPlainObject } from "@dynamorm/core";
import { invalidQuery } from "@dynamorm/update-builder";
import type { NumericPath, OrderedPath, PresentAt, SumAt } from "./aggregate-types.ts";
import { numericPath, orderedPath } from "./aggregate-paths.ts";

/** What is worked out of the items of a query: plain data, and the type of what comes of it. Made by an {@link AggregateBuilder}. */
export class Aggregate<Result = unknown> {
  /** Type level only. There is nothing here at run time. */
  declare readonly "~result": Result;
  readonly data: AggregateData;

  constructor(data: AggregateData) {
    this.data = Object.freeze(data);
  }
}

/** An aggregate at run time. */
export type AggregateData =
  | { readonly kind: "count" }
  | { readonly kind: "sum"; readonly path: AttributePath; readonly of: "number" | "bigint" }
  | { readonly kind: "average"; readonly path: AttributePath }
  | { readonly kind: "min" | "max"; readonly path: AttributePath };

/** Aggregates by the names that their results are given under. */
export type Aggregates = Readonly<Record<string, Aggregate>>;

/** The results of aggregates, by name. */
export type AggregateResults<Wanted extends Aggregates> = {
  -readonly [Name in keyof Wanted]: Wanted[Name]["~result"];
};

/**
 * Makes {@link Aggregate}s. Values that are missing or `null` are left out of account, as SQL does; of no values at all the sum is 0, and
 * average, minimum and maximum are `undefined`.
 */
export interface AggregateBuilder<Item> {
  /** How many items there are. */
  count(): Aggregate<number>;
  /** What the values at a path add up to, without rounding on the way. */
  sum<At extends NumericPath<Item>>(path: At): Aggregate<SumAt<Item, At>>;
  /** The mean of the values at a path. */
  average(path: NumericPath<Item>): Aggregate<number | undefined>;
  /** The least of the values at a path; texts in the order that DynamoDB has them in. */
  min<At extends OrderedPath<Item>>(path: At): Aggregate<PresentAt<Item, At> | undefined>;
  /** The greatest of the values at a path; texts in the order that DynamoDB has them in. */
  max<At extends OrderedPath<Item>>(path: At): Aggregate<PresentAt<Item, At> | undefined>;
}

/** A builder of aggregates over the items of a model. It throws InvalidQueryError for paths to what cannot be added up, or has no order. */
export function aggregateBuilder<Item>(model: AnyModel): AggregateBuilder<Item> {
  return {
    count: () => new Aggregate({ kind: "count" }),
    sum: (path) => new Aggregate({ kind: "sum", ...numericPath(model, "sum", path) }),
    average: (path) => new Aggregate({ kind: "average", path: numericPath(model, "average", path).path }),
    min: (path) => new Aggregate({ kind: "min", path: orderedPath(model, "min", path) }),
    max: (path) => new Aggregate({ kind: "max", path: orderedPath(model, "max", path) }),
  };
}

/** What a function that is given a builder makes of it. @throws InvalidQueryError where that is no object of aggregates. */
export function buildAggregates<Item, Wanted extends Aggregates>(
  model: AnyModel,
  build: (builder: AggregateBuilder<Item>) => Wanted,
): Wanted {
  const example = '(a) => ({ orders: a.count(), total: a.sum("total") })';
  if (typeof build !== "function") {
    throw invalidQuery(model, `aggregate() takes a function, such as ${example}, not ${describeValue(build)}`);
  }
  const wanted: unknown = build(aggregateBuilder<Item>(model));
  if (!isPlainObject(wanted) || Object.keys(wanted).length === 0) {
    throw invalidQuery(
      model,
      `aggregate() takes a function that gives an object of aggregates, such as ${example}; it gave ${describeValue(wanted)}`,
    );
  }
  for (const [name, aggregate] of Object.entries(wanted)) {
    if (aggregate instanceof Aggregate) continue;
    throw invalidQuery(
      model,
      `aggregate(): "${name}" is what the builder makes, such as a.count(), not ${describeValue(aggregate)}`,
    );
  }
  return wanted as Wanted;
}
