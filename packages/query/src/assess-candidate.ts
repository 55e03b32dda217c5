import { formatPath } from "@dynamorm/core";
import { type Condition, type OperatorCondition, pathsOf, sortKeyOperators } from "@dynamorm/expressions";
import type { Candidate } from "./candidate.ts";
import type { QueryDescription } from "./description.ts";
import { keyNames } from "./key-names.ts";
import { isSameValue } from "./same-value.ts";

/** How a candidate would serve a query, or why it cannot. */
export type Assessment = UsableCandidate | UnusableCandidate;

/** A candidate that cannot serve the query by a Query. */
export interface UnusableCandidate {
  readonly candidate: Candidate;
  readonly reason: string;
}

/** A candidate that can serve the query by a Query. */
export interface UsableCandidate {
  readonly candidate: Candidate;
  readonly keyConditions: readonly OperatorCondition[];
  readonly filters: readonly Condition[];
  /** How much of the partition is read: the higher, the less. */
  readonly selectivity: number;
}

/** Whether the table or an index can serve the query by a Query, and how well. */
export function assessCandidate(candidate: Candidate, description: QueryDescription): Assessment {
  const reject = (reason: string): Assessment => ({ candidate, reason });
  const { partitionKey, sortKey } = candidate;
  const partition = partitionEquality(partitionKey, description.where);
  if (partition === undefined) return reject(`no equality on its partition key "${partitionKey}"`);
  const all: readonly Condition[] = [...description.where, ...description.filter];
  const sort = sortKey === undefined ? undefined : sortCondition(conditionsOn(sortKey, all));
  const keyConditions = sort === undefined ? [partition] : [partition, sort.condition];
  const used = [partition, ...(sort?.uses ?? [])];
  const filters = all.filter(
    (condition) => !used.some((one) => isSameCondition(one, condition)) && !holdsForAll(candidate, condition),
  );
  const unservable =
    unservableReason(candidate, description, all) ??
    keyFilterReason(candidate, filters) ??
    sparseReason(candidate, description, all) ??
    orderReason(candidate, description, keyConditions);
  if (unservable !== undefined) return reject(unservable);
  // A filter on the sort key is used, as DynamoDB takes none there, but is no reason to prefer this candidate.
  const asked = sort?.uses.every((condition) => description.where.includes(condition)) ? sort.condition : undefined;
  const selectivity = isFullKey(candidate, keyConditions) ? 4 : selectivityOf(asked);
  return { candidate, keyConditions, filters, selectivity };
}

/** Whether every item of the table or index meets a condition: that it has the attributes of its key. */
function holdsForAll(candidate: Candidate, condition: Condition): boolean {
  if (condition.kind !== "operator" || condition.operator !== "attribute_exists") return false;
  return condition.path.length === 1 && keyNames(candidate).includes(condition.path[0]);
}

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
function keyFilterReason({ partitionKey, sortKey }: Candidate, filters: readonly Condition[]): string | undefined {
  const path = filters.flatMap(pathsOf).find(([name]) => name === partitionKey || name === sortKey);
  return path === undefined
    ? undefined
    : `a condition on its key "${formatPath(path)}" is no key condition, and DynamoDB takes no filter on the key that is queried`;
}

/** An index that lacks some items is only right where a condition on its key leaves these out, or a hint does. */
function sparseReason(
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

/** Whether equality on each part of the table's key is given: one item at most. */
export function isFullKey(candidate: Candidate, keys: readonly OperatorCondition[]): boolean {
  return (
    candidate.type === "table" &&
    keys.length === keyNames(candidate).length &&
    keys.every(({ operator }) => operator === "=")
  );
}

function orderReason(
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

/** The equality on a partition key, which every Query needs. */
export function partitionEquality(
  partitionKey: string,
  where: readonly OperatorCondition[],
): OperatorCondition | undefined {
  return conditionsOn(partitionKey, where).find(({ operator }) => operator === "=");
}

/** The conditions of one operator on an attribute of the item itself. */
function conditionsOn(name: string, conditions: readonly Condition[]): readonly OperatorCondition[] {
  return conditions.filter(
    (condition): condition is OperatorCondition =>
      condition.kind === "operator" && condition.path.length === 1 && condition.path[0] === name,
  );
}

/**
 * The condition on the sort key, out of those on its attribute: a range out of `>=` and `<=`, or the first that a key can have.
 * Any other on the attribute is then a filter on a key, for which the candidate is rejected.
 */
function sortCondition(
  conditions: readonly OperatorCondition[],
): { readonly condition: OperatorCondition; readonly uses: readonly OperatorCondition[] } | undefined {
  const keys = conditions.filter(({ operator }) => sortKeyOperators.has(operator));
  const low = keys.find(({ operator }) => operator === ">=");
  const high = keys.find(({ operator }) => operator === "<=");
  if (low && high) {
    const operands = [low.operands[0], high.operands[0]];
    return { condition: { kind: "operator", path: low.path, operator: "between", operands }, uses: [low, high] };
  }
  const [first] = keys;
  return first && { condition: first, uses: [first] };
}

/** Whether two conditions say the same, as when one is given twice. */
function isSameCondition(a: OperatorCondition, b: Condition): boolean {
  return (
    b.kind === "operator" &&
    a.operator === b.operator &&
    formatPath(a.path) === formatPath(b.path) &&
    a.operands.length === b.operands.length &&
    a.operands.every((operand, index) => isSameValue(operand, b.operands[index]))
  );
}

function selectivityOf(sort: OperatorCondition | undefined): number {
  switch (sort?.operator) {
    case undefined:
      return 0;
    case "=":
      return 3;
    case "between":
    case "begins_with":
      return 2;
    default:
      return 1;
  }
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
