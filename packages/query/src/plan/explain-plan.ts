import { type AnyModel, describeValue, formatPath } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import { isWholeKey } from "./key-conditions.ts";
import type { Plan, RejectedCandidate } from "./plan.ts";

/** How a query will be served, for people and for tests. */
export interface Explanation {
  readonly operation: Plan["operation"];
  readonly table: string;
  /** The index that is read; absent where it is the table. */
  readonly index?: string;
  readonly reason: string;
  /** Those that are used as keys: they decide what is read. */
  readonly keyConditions: readonly string[];
  /** Those that are used as filters: they decide what is kept of what was read and charged. */
  readonly filters: readonly string[];
  /** What is read: one item, a range of a partition, a whole partition, or the whole table or index. */
  readonly cost: "item" | "range" | "partition" | "table";
  /** The other ways that were looked at, and why they were not taken. */
  readonly rejected: readonly RejectedCandidate[];
}

/** Puts a plan into words. Pure. */
export function explainPlan(model: AnyModel, plan: Plan): Explanation {
  return {
    operation: plan.operation,
    table: model.table,
    ...(plan.operation !== "GetItem" && plan.index !== undefined && { index: plan.index }),
    reason: plan.reason,
    keyConditions: plan.keyConditions.map(describeCondition),
    filters: [...plan.filters, ...plan.own].map(describeCondition),
    cost: costOf(model, plan),
    rejected: plan.rejected,
  };
}

function costOf(model: AnyModel, plan: Plan): Explanation["cost"] {
  if (plan.operation === "GetItem") return "item";
  if (plan.operation === "Scan") return "table";
  if (plan.index === undefined && isWholeKey(model.key, plan.keyConditions)) return "item";
  return plan.keyConditions.length > 1 ? "range" : "partition";
}

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
