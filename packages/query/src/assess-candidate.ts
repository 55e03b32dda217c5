import { formatPath } from "@dynamorm/core";
import { type Condition, type OperatorCondition, pathsOf, sortKeyOperators } from "@dynamorm/expressions";
import type { Candidate } from "./candidate.ts";
import type { QueryDescription } from "./description.ts";

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
  const partition = partitionEquality(candidate.partitionKey, description.where);
  if (partition === undefined) return reject(`no equality on its partition key "${candidate.partitionKey}"`);
  const sort =
    candidate.sortKey === undefined ? undefined : sortCondition(conditionsOn(candidate.sortKey, description.where));
  const keyConditions = sort === undefined ? [partition] : [partition, sort.condition];
  const used = new Set<Condition>([partition, ...(sort?.uses ?? [])]);
  const filters = [...description.where.filter((condition) => !used.has(condition)), ...description.filter];
  const unservable =
    unservableReason(candidate, description, [...keyConditions, ...filters]) ??
    keyFilterReason(candidate, filters) ??
    sparseReason(candidate, description, [...keyConditions, ...filters]) ??
    orderReason(candidate, description, keyConditions);
  if (unservable !== undefined) return reject(unservable);
  return { candidate, keyConditions, filters, selectivity: selectivityOf(sort?.condition) };
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

/** An index that lacks some items is only right where the query wants none of these. */
function sparseReason(
  { sparse }: Candidate,
  description: QueryDescription,
  conditions: readonly Condition[],
): string | undefined {
  if (description.index !== undefined) return undefined;
  const unwanted = sparse.find((name) => !conditions.some((condition) => implies(condition, name)));
  return unwanted === undefined
    ? undefined
    : `it lacks the items without "${unwanted}"; hint it with index() if these are not wanted`;
}

/** Whether a condition can only hold for items that have the attribute. */
function implies(condition: Condition, name: string): boolean {
  if (condition.kind === "operator" || condition.kind === "size") {
    return condition.path[0] === name && condition.operator !== "attribute_not_exists" && condition.operator !== "<>";
  }
  if (condition.kind === "not") return false;
  const impliedBy = (part: Condition): boolean => implies(part, name);
  return condition.kind === "and" ? condition.conditions.some(impliedBy) : condition.conditions.every(impliedBy);
}

function orderReason(
  { type, sortKey }: Candidate,
  { order }: QueryDescription,
  keys: readonly OperatorCondition[],
): string | undefined {
  if (order === undefined || order.attribute === sortKey) return undefined;
  const fullKey =
    type === "table" &&
    keys.length === (sortKey === undefined ? 1 : 2) &&
    keys.every(({ operator }) => operator === "=");
  if (fullKey) return undefined; // one item at most, in any order
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

function conditionsOn(name: string, conditions: readonly OperatorCondition[]): readonly OperatorCondition[] {
  return conditions.filter(({ path }) => path.length === 1 && path[0] === name);
}

/** The condition on the sort key, out of those on its attribute: the most selective one, or a range out of `>=` and `<=`. */
function sortCondition(
  conditions: readonly OperatorCondition[],
): { readonly condition: OperatorCondition; readonly uses: readonly OperatorCondition[] } | undefined {
  const keys = conditions.filter(({ operator }) => sortKeyOperators.has(operator));
  const low = keys.find(({ operator }) => operator === ">=");
  const high = keys.find(({ operator }) => operator === "<=");
  if (keys.length === 2 && low && high) {
    const between: OperatorCondition = {
      kind: "operator",
      path: low.path,
      operator: "between",
      operands: [low.operands[0], high.operands[0]],
    };
    return { condition: between, uses: [low, high] };
  }
  const [best] = keys.toSorted((a, b) => selectivityOf(b) - selectivityOf(a));
  return best && { condition: best, uses: [best] };
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
