import type { Condition, OperatorCondition } from "@dynamorm/expressions";
import { isSameValue } from "@dynamorm/update-builder";
import type { QueryDescription } from "../describe/description.ts";

/** Conditions that all must hold: those that may be keys, and those that are filters. */
export type Conjunction = Pick<QueryDescription, "where" | "filter">;

/** The conditions of a description one by one: `and` groups are taken apart, and a list has each value once. */
export function conjunctionOf({ where, filter }: QueryDescription): Conjunction {
  // Most are what they are, and of a known shape this is most of the planner's work.
  if (where.every(isPlain) && filter.every(isPlain)) return { where, filter };
  return { where: where.map(plainList), filter: filter.flatMap(parts) };
}

/** Whether nothing of a condition is taken apart, or could be there twice. */
function isPlain(condition: Condition): boolean {
  return condition.kind !== "and" && !(condition.kind === "operator" && condition.operator === "in");
}

function parts(condition: Condition): readonly Condition[] {
  if (condition.kind === "and") return condition.conditions.flatMap(parts);
  return [condition.kind === "operator" ? plainList(condition) : condition];
}

/** A list without what is there twice; one value is an equality. */
function plainList(condition: OperatorCondition): OperatorCondition {
  if (condition.operator !== "in") return condition;
  const operands = distinct(condition.operands);
  if (operands.length === 1) return { ...condition, operator: "=", operands };
  return operands.length === condition.operands.length ? condition : { ...condition, operands };
}

/** The values of a list, each once. */
export function distinct(values: readonly unknown[]): readonly unknown[] {
  return values.filter((value, place) => values.findIndex((other) => isSameValue(value, other)) === place);
}

/** Whether a condition is of one operator: what can be compared with others. */
export function isOperator(condition: Condition): condition is OperatorCondition {
  return condition.kind === "operator";
}
