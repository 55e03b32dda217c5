import { type AttributePath, describeValue, formatPath, InvalidQueryError } from "@dynamorm/core";
import { checkedCondition } from "./checked-conditions.ts";
import type { SizeCondition } from "./condition.ts";
import { operatorCondition } from "./operator-condition.ts";
import type { SizeOperands } from "./operators.ts";
import { pathOrThrow } from "./path-or-throw.ts";

const sizeOperators: ReadonlySet<PropertyKey> = new Set<keyof SizeOperands>([
  "=",
  "<>",
  "<",
  "<=",
  ">",
  ">=",
  "between",
  "in",
]);

/**
 * Makes the condition that compares the size of what is at a path; `given` is what follows the operator in a call of the builder.
 *
 * @throws InvalidQueryError for an operator that sizes lack, and for operands that are no whole numbers from 0.
 */
export function sizeCondition(path: AttributePath, operator: PropertyKey, given: readonly unknown[]): SizeCondition {
  const at = pathOrThrow(path);
  if (!isSizeOperator(operator)) {
    throw new InvalidQueryError(
      `the size of "${formatPath(at)}" can be compared by ${[...sizeOperators].join(", ")}, not by ${describeValue(operator)}`,
    );
  }
  const { operands } = operatorCondition(at, operator, given);
  const wrong = operands.find((operand) => !Number.isInteger(operand) || (operand as number) < 0);
  if (wrong !== undefined) {
    throw new InvalidQueryError(
      `the size of "${formatPath(at)}" is compared to whole numbers from 0, not to ${describeValue(wrong)}`,
    );
  }
  return checkedCondition({ kind: "size", path: at, operator, operands: operands as readonly number[] });
}

function isSizeOperator(operator: PropertyKey): operator is keyof SizeOperands {
  return sizeOperators.has(operator);
}
