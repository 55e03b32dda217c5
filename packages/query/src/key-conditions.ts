import { formatPath } from "@dynamorm/core";
import { type Condition, type OperatorCondition, sortKeyOperators } from "@dynamorm/expressions";
import { type Key, keyNames } from "./key-names.ts";
import { isSameValue } from "./same-value.ts";

/** The equality on a partition key, which every Query needs. */
export function partitionEquality(
  partitionKey: string,
  where: readonly OperatorCondition[],
): OperatorCondition | undefined {
  return conditionsOn(partitionKey, where).find(({ operator }) => operator === "=");
}

/**
 * The condition on the sort key, out of those on its attribute: a range out of `>=` and `<=`, or the first that a key can have.
 * Any other on the attribute is then a filter on a key, for which the candidate is rejected.
 */
export function sortCondition(
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

/** Whether key conditions are an equality on each part of a key. */
export function isWholeKey(key: Key, conditions: readonly OperatorCondition[]): boolean {
  return conditions.length === keyNames(key).length && conditions.every(({ operator }) => operator === "=");
}

/** The conditions of one operator on an attribute of the item itself. */
export function conditionsOn(name: string, conditions: readonly Condition[]): readonly OperatorCondition[] {
  return conditions.filter(
    (condition): condition is OperatorCondition =>
      condition.kind === "operator" && condition.path.length === 1 && condition.path[0] === name,
  );
}

/** Whether two conditions say the same, as when one is given twice. */
export function isSameCondition(a: OperatorCondition, b: Condition): boolean {
  return (
    b.kind === "operator" &&
    a.operator === b.operator &&
    formatPath(a.path) === formatPath(b.path) &&
    a.operands.length === b.operands.length &&
    a.operands.every((operand, index) => isSameValue(operand, b.operands[index]))
  );
}
