import { type Condition, type OperatorCondition, sortKeyOperators } from "@dynamorm/expressions";
import type { Candidate } from "./candidate.ts";
import { conditionsOn } from "./conditions-on.ts";
import { type Key, keyNames } from "./key-names.ts";
import { isSameValue } from "./same-value.ts";
import { computedPartition, computedSort, type KeyCondition } from "./template-conditions.ts";

/** Equality on the partition key, which every Query needs. */
export function partitionCondition(
  candidate: Candidate,
  where: readonly OperatorCondition[],
): KeyCondition | undefined {
  if (candidate.computedPartition !== undefined) return computedPartition(candidate.computedPartition, where);
  const condition = conditionsOn(candidate.partitionKey, where).find(({ operator }) => operator === "=");
  return condition && { condition, uses: [condition] };
}

/**
 * The condition on the sort key. On an attribute: a range out of `>=` and `<=`, or the first that a key can have; any other on the
 * attribute is then a filter on a key, for which the candidate is rejected.
 */
export function sortCondition(
  { sortKey, computedSort: computed }: Candidate,
  where: readonly OperatorCondition[],
  all: readonly Condition[],
): KeyCondition | undefined {
  // What a computed key is made of can be filtered by: it takes no filter in.
  if (computed !== undefined) return computedSort(computed, where);
  if (sortKey === undefined) return undefined;
  const keys = conditionsOn(sortKey, all).filter(({ operator }) => sortKeyOperators.has(operator));
  const low = keys.find(({ operator }) => operator === ">=");
  const high = keys.find(({ operator }) => operator === "<=");
  if (low && high) {
    const operands = [low.operands[0], high.operands[0]];
    return { condition: { kind: "operator", path: low.path, operator: "between", operands }, uses: [low, high] };
  }
  const [first] = keys;
  return first && { condition: first, uses: [first] };
}

/** Whether key conditions are an equality on each part of a key. */
export function isWholeKey(key: Key, conditions: readonly OperatorCondition[]): boolean {
  return conditions.length === keyNames(key).length && conditions.every(({ operator }) => operator === "=");
}

/** Whether two conditions say the same, as when one is given twice. */
export function isSameCondition(a: OperatorCondition, b: Condition): boolean {
  if (a === b) return true;
  return (
    b.kind === "operator" &&
    a.operator === b.operator &&
    a.path.length === b.path.length &&
    a.path.every((segment, index) => segment === b.path[index]) &&
    a.operands.length === b.operands.length &&
    a.operands.every((operand, index) => isSameValue(operand, b.operands[index]))
  );
}
