import type { AnyModel, AttributeDefinition } from "@dynamorm/core";
import type { OperatorCondition } from "@dynamorm/expressions";

/**
 * What part of the items conditions leave, as far as the model tells: of two values there are more alike than of many. A guess to compare
 * candidates by, and nothing else.
 */
export function leftBy(model: AnyModel, conditions: readonly OperatorCondition[]): number {
  const equalities = conditions.filter(({ operator }) => operator === "=");
  const others = conditions.filter(({ operator }) => operator !== "=");
  const left = equalities.reduce(
    (part, { path: [name] }) => part * equalityLeaves(model.attributes[name]?.definition),
    1,
  );
  return others.length === 0 ? left : left * rangeLeaves(others);
}

function equalityLeaves(definition: AttributeDefinition | undefined): number {
  switch (definition?.type) {
    case "literal":
      return 1;
    case "boolean":
      return 1 / 2;
    case "enum":
      return 1 / Math.max(1, definition.values.length);
    default:
      return 1 / 100;
  }
}

/** A range with two ends, or a beginning, leaves less than one with one end. */
function rangeLeaves(conditions: readonly OperatorCondition[]): number {
  const isNarrow = conditions.some(({ operator }) => operator === "between" || operator === "begins_with");
  return isNarrow || conditions.length > 1 ? 1 / 10 : 1 / 3;
}
