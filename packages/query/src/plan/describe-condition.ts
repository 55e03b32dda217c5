import { formatPath } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import { operandText } from "@dynamorm/update-builder";

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
