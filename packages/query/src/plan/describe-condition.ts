import { formatPath } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import { operandText } from "@dynamorm/update-builder";

/** A condition as text: `age > 18`. */
export function describeCondition(condition: Condition): string {
  return textOf(condition, operandText);
}

/** A condition as text without its values, which may not belong in a log: `age > …`. */
export function conditionForm(condition: Condition): string {
  return textOf(condition, () => "…");
}

type OperandText = (operand: unknown) => string;

function textOf(condition: Condition, text: OperandText): string {
  if (condition.kind === "operator" || condition.kind === "size") {
    const path = formatPath(condition.path);
    const subject = condition.kind === "size" ? `size(${path})` : path;
    const operands = operandsText(condition.operator, condition.operands, text);
    return [subject, condition.operator, operands].filter(Boolean).join(" ");
  }
  if (condition.kind === "not") return `not (${textOf(condition.condition, text)})`;
  return condition.conditions.map((part) => partText(part, text)).join(` ${condition.kind} `);
}

/** A condition within a group: a group in it stands in parentheses. */
function partText(condition: Condition, operand: OperandText): string {
  const text = textOf(condition, operand);
  return condition.kind === "and" || condition.kind === "or" ? `(${text})` : text;
}

function operandsText(operator: string, operands: readonly unknown[], text: OperandText): string {
  const texts = operands.map((operand) => text(operand));
  if (operator === "between") return texts.join(" and ");
  return operator === "in" ? `(${texts.join(", ")})` : texts.join("");
}
