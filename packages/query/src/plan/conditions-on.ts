import type { Condition, OperatorCondition } from "@dynamorm/expressions";

/** The conditions of one operator on an attribute of the item itself. */
export function conditionsOn(name: string, conditions: readonly Condition[]): readonly OperatorCondition[] {
  return conditions.filter(
    (condition): condition is OperatorCondition =>
      condition.kind === "operator" && condition.path.length === 1 && condition.path[0] === name,
  );
}
