import type { AnyModel, CallOptions } from "@dynamorm/core";
import type { Aggregate, AggregateResults, Aggregates } from "./aggregate.ts";
import { type Accumulator, accumulatorOf } from "./aggregate-accumulators.ts";

/**
 * Reads items that have at least the attributes of these names, one by one. With no names, it does not matter what the items have: only that
 * they are.
 */
export type ReadItems = (names: readonly string[], options: CallOptions) => AsyncIterable<object>;

/** Works out aggregates over all items, in one pass and in constant memory. */
export async function aggregateItems<Wanted extends Aggregates>(
  model: AnyModel,
  wanted: Wanted,
  items: AsyncIterable<object>,
): Promise<AggregateResults<Wanted>> {
  const accumulators = accumulatorsOf(model, wanted);
  for await (const item of items) addTo(accumulators, item);
  return resultsOf(accumulators) as AggregateResults<Wanted>;
}

/** Names of the attributes that aggregates look at, each once. */
export function namesOf(wanted: Aggregates): readonly string[] {
  const paths = Object.values(wanted).flatMap(({ data }: Aggregate) => (data.kind === "count" ? [] : [data.path]));
  return [...new Set(paths.map(([name]) => name))];
}

/** Accumulators, by the names of what they work out. */
export type Accumulators = readonly (readonly [name: string, accumulator: Accumulator])[];

export function accumulatorsOf(model: AnyModel, wanted: Aggregates): Accumulators {
  return Object.entries(wanted).map(([name, { data }]) => [name, accumulatorOf(model, data)]);
}

export function addTo(accumulators: Accumulators, item: object): void {
  for (const [, accumulator] of accumulators) accumulator.add(item);
}

export function resultsOf(accumulators: Accumulators): Record<string, unknown> {
  return Object.fromEntries(accumulators.map(([name, accumulator]) => [name, accumulator.result()]));
}
