import type { AnyModel, AttributePath } from "@dynamorm/core";
import { invalidQuery, codecOf } from "@dynamorm/update-builder";
import type { Aggregates } from "./aggregate.ts";
import { valueAt } from "./aggregate-accumulators.ts";
import { type Accumulators, accumulatorsOf, addTo, resultsOf } from "./aggregate-items.ts";

/** What groups are told apart by: what is in their rows, by the path as it was given. */
export type GroupPaths = readonly (readonly [given: string, path: AttributePath])[];

/** How many groups there may be, where nothing is said. */
export const defaultMaxGroups = 10_000;

interface Group {
  readonly values: readonly (readonly [name: string, value: unknown])[];
  readonly accumulators: Accumulators;
}

/**
 * Works out aggregates for each group of items, in one pass. The groups are in memory, the items are not. Gives a row for each group, in
 * the order in which their first items came.
 *
 * @throws InvalidQueryError where there are more than `maxGroups`.
 */
export async function aggregateGroups(
  model: AnyModel,
  paths: GroupPaths,
  wanted: Aggregates,
  items: AsyncIterable<object>,
  maxGroups: number,
): Promise<Record<string, unknown>[]> {
  const groups = new Map<string, Group>();
  for await (const item of items) {
    const found = paths.map(([given, path]) => ({ given, path, value: valueAt(item, path) }));
    const values = found.map(({ given, value }) => [given, value] as const);
    const identity = JSON.stringify(found.map(({ path, value }) => identityOf(model, path, value)));
    let group = groups.get(identity);
    if (group === undefined) {
      if (groups.size === maxGroups) throw tooManyGroups(model, paths, maxGroups);
      group = { values, accumulators: accumulatorsOf(model, wanted) };
      groups.set(identity, group);
    }
    addTo(group.accumulators, item);
  }
  return Array.from(groups.values(), ({ values, accumulators }) => ({
    ...Object.fromEntries(values.filter(([, value]) => value !== undefined)),
    ...resultsOf(accumulators),
  }));
}

/** A text for each value: the text "1", the number 1, `null` and nothing are four groups. */
function identityOf(model: AnyModel, path: AttributePath, value: unknown): string {
  if (value instanceof Date) return `date ${value.getTime()}`;
  // What a converter of the caller's made is told apart by what it is stored as.
  if (typeof value === "object" && value !== null) return JSON.stringify(codecOf(model).marshalValue(path, value));
  return `${typeof value} ${String(value)}`;
}

function tooManyGroups(model: AnyModel, paths: GroupPaths, maxGroups: number): Error {
  const names = paths.map(([given]) => `"${given}"`).join(", ");
  return invalidQuery(
    model,
    `groupBy(${names}) makes more than ${maxGroups} groups, which are held in memory; group by what has fewer values, narrow the query down, or allow more with { maxGroups }`,
  );
}
