import { describeValue, formatPath } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";

/** A condition as text: `age > 18`. */
export function describeCondition(condition: Condition): string {
  if (condition.kind === "operator" || condition.kind === "size") {
    const path = formatPath(condition.path);
    const subject = condition.kind === "size" ? `size(${path})` : path;
    const operands = operandsText(condition.operator, condition.operands);
    return [subject, condition.operator, operands].filter(Boolean).join(" ");
  }
  if (condition.kind === "not") return `not (${describeCondition(condition.condition)})`;
  return condition.conditions.map(describePart).join(` ${condition.kind} `);
}

/** A condition within a group: a group in it stands in parentheses. */
function describePart(condition: Condition): string {
  const text = describeCondition(condition);
  return condition.kind === "and" || condition.kind === "or" ? `(${text})` : text;
}

function operandsText(operator: string, operands: readonly unknown[]): string {
  const texts = operands.map(operandText);
  if (operator === "between") return texts.join(" and ");
  return operator === "in" ? `(${texts.join(", ")})` : texts.join("");
}

/** An operand, or a value of a key, as text. */
export function operandText(operand: unknown): string {
  if (typeof operand === "string") return JSON.stringify(operand);
  if (operand instanceof Date) return Number.isNaN(operand.getTime()) ? "an invalid date" : operand.toISOString();
  if (typeof operand === "number" || typeof operand === "bigint") return String(operand);
  return describeValue(operand);
}
