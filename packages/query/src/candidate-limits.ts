import { formatPath } from "@dynamorm/core";
import { type Condition, type OperatorCondition, pathsOf } from "@dynamorm/expressions";
import type { Candidate } from "./candidate.ts";
import type { QueryDescription } from "./description.ts";
import { conditionsOn, isWholeKey } from "./key-conditions.ts";

/** Why a candidate cannot give what is asked for, by Query or by Scan: it is not consistent, or lacks attributes. */
export function unservableReason(
  candidate: Candidate,
  description: QueryDescription,
  conditions: readonly Condition[],
): string | undefined {
  if (description.consistent && candidate.type === "global") return "a global index cannot be read consistently";
  const { holds } = candidate;
  if (holds === undefined) return undefined;
  const missing = [...new Set(conditions.flatMap(pathsOf).map(([name]) => name))].filter((name) => !holds.has(name));
  if (missing.length > 0) return `it does not hold ${quoted(missing)}, which a condition looks at`;
  if (description.select === undefined) {
    return "it does not hold every attribute, and no select() says which are wanted";
  }
  const wanted = description.select.filter((name) => !holds.has(name));
  return wanted.length > 0 ? `it does not hold ${quoted(wanted)}, which is selected` : undefined;
}

/** DynamoDB refuses filters on the key of what is queried; every condition on it has to be a key condition. */
export function keyFilterReason(
  { partitionKey, sortKey }: Candidate,
  filters: readonly Condition[],
): string | undefined {
  const path = filters.flatMap(pathsOf).find(([name]) => name === partitionKey || name === sortKey);
  return path === undefined
    ? undefined
    : `the conditions on its key "${formatPath(path)}" are not one key condition (=, <, <=, >, >=, between, begins_with, or >= with <=), and DynamoDB takes no filter on the key that is queried`;
}

/** An index that lacks some items is only right where a condition on its key leaves these out, or a hint does. */
export function sparseReason(
  { sparse }: Candidate,
  description: QueryDescription,
  conditions: readonly Condition[],
): string | undefined {
  if (description.index !== undefined) return undefined;
  const unwanted = sparse.find((name) => conditionsOn(name, conditions).length === 0);
  return unwanted === undefined
    ? undefined
    : `it lacks the items without "${unwanted}"; hint it with index() if these are not wanted`;
}

/** Why a candidate cannot give the order that is asked for. */
export function orderReason(
  candidate: Candidate,
  { order }: QueryDescription,
  keys: readonly OperatorCondition[],
): string | undefined {
  const { sortKey } = candidate;
  if (order === undefined || order.attribute === sortKey) return undefined;
  if (isFullKey(candidate, keys)) return undefined; // one item at most, in any order
  return sortKey === undefined
    ? `it cannot order by "${order.attribute}": it has no sort key`
    : `it cannot order by "${order.attribute}": its sort key is "${sortKey}"`;
}

/** Whether equality on each part of the table's key is given: one item at most. */
export function isFullKey(candidate: Candidate, keys: readonly OperatorCondition[]): boolean {
  return candidate.type === "table" && isWholeKey(candidate, keys);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
