import type { AnyModel } from "@dynamorm/core";
import type { Condition, OperatorCondition } from "@dynamorm/expressions";
import { type Key, keyNames, isSameValue } from "@dynamorm/update-builder";
import type { Candidate } from "./candidate.ts";
import { conditionsOn } from "./conditions-on.ts";
import { sortConditionOn } from "./sort-condition.ts";
import { computedPartition, computedSort, type KeyCondition } from "./template-conditions.ts";

/** Equality on the partition key, which every Query needs. */
export function partitionCondition(
  candidate: Candidate,
  where: readonly OperatorCondition[],
): KeyCondition | undefined {
  if (candidate.computedPartition !== undefined) return computedPartition(candidate.computedPartition, where);
  const condition = conditionsOn(candidate.partitionKey, where).find(({ operator }) => operator === "=");
  return condition && { condition, uses: [condition], narrowedBy: [condition] };
}

/** The condition on the sort key: on an attribute, what of all conditions on it DynamoDB takes there. */
export function sortCondition(
  model: AnyModel,
  { sortKey, computedSort: computed }: Candidate,
  where: readonly OperatorCondition[],
  all: readonly Condition[],
): KeyCondition | undefined {
  // What a computed key is made of can be filtered by: it takes no filter in.
  if (computed !== undefined) return computedSort(computed, where);
  return sortKey === undefined ? undefined : sortConditionOn(model, conditionsOn(sortKey, all));
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
