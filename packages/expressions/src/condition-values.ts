import { operandRole } from "./compile-condition.ts";
import type { Condition } from "./condition.ts";
import type { EncodeOperand } from "./placeholders.ts";
import { refuseLargeSubstitutions } from "./substitution-limit.ts";

/**
 * What the placeholders of conditions stand for, `:v0` and on, where the text of their expression is known: compiling them, one after the
 * other, with new placeholders would give the same values. Nothing where they have none.
 *
 * `names` are those of the same request: they count for DynamoDB's limit too.
 *
 * @throws InvalidQueryError for more than the 2 MB that DynamoDB takes.
 */
export function conditionValues<Value>(
  conditions: readonly Condition[],
  names: Readonly<Record<string, string>> | undefined,
  encode: EncodeOperand<Value>,
): Record<string, Value> | undefined {
  const values: Record<string, Value> = {};
  let count = 0;
  for (const condition of conditions) count = addValues(condition, values, count, encode);
  refuseLargeSubstitutions(names === undefined ? [] : Object.values(names), values);
  return count === 0 ? undefined : values;
}

/** Adds the values of a condition, in the order in which they are in its text; gives how many there are then. */
function addValues<Value>(
  condition: Condition,
  values: Record<string, Value>,
  before: number,
  encode: EncodeOperand<Value>,
): number {
  let count = before;
  switch (condition.kind) {
    case "operator":
    case "size": {
      const { path, operands, operator } = condition;
      const role = condition.kind === "size" ? "size" : operandRole(operator);
      for (const operand of operands) values[`:v${count++}`] = encode(operand, path, role);
      return count;
    }
    case "not":
      return addValues(condition.condition, values, count, encode);
    default:
      for (const part of condition.conditions) count = addValues(part, values, count, encode);
      return count;
  }
}
