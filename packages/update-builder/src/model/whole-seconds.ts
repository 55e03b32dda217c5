import { type AnyModel, type AttributePath, formatPath } from "@dynamorm/core";
import type { Condition, OperatorCondition } from "@dynamorm/expressions";
import { invalidQuery } from "./invalid-query.ts";
import { definitionOf } from "./model-path.ts";

/**
 * Rounds the dates that a date stored in whole seconds is compared to, so that the comparison means what it says: what is stored as
 * 12:00:00 is before 12:00:00.500, and DynamoDB, which sees seconds only, is asked whether it is before 12:00:01.
 *
 * @throws InvalidQueryError for equality with a moment within a second, which nothing that is stored can be, and for a range that lies
 * within one.
 */
export function wholeSeconds<Whole extends Condition>(model: AnyModel, condition: Whole): Whole;
export function wholeSeconds(model: AnyModel, condition: Condition): Condition {
  if (condition.kind === "size") return condition;
  if (condition.kind === "operator") {
    return isInSeconds(model, condition.path) ? rounded(model, condition) : condition;
  }
  // A condition that stays as it is stays the same object: it is known to be whole.
  if (condition.kind === "not") {
    const part = wholeSeconds(model, condition.condition);
    return part === condition.condition ? condition : { ...condition, condition: part };
  }
  const conditions = condition.conditions.map((part) => wholeSeconds(model, part));
  const isSame = conditions.every((part, index) => part === condition.conditions[index]);
  return isSame ? condition : { ...condition, conditions };
}

function isInSeconds(model: AnyModel, path: AttributePath): boolean {
  const definition = definitionOf(model, path);
  return definition.type === "date" && definition.format === "epochSeconds";
}

function rounded(model: AnyModel, condition: OperatorCondition): OperatorCondition {
  const operands = condition.operands.map((operand, index) => {
    if (!(operand instanceof Date) || operand.getTime() % 1000 === 0) return operand;
    const round = roundings[condition.operator]?.[index] ?? roundings[condition.operator]?.[0];
    if (round !== undefined) return new Date(round(operand.getTime() / 1000) * 1000);
    const attribute = formatPath(condition.path);
    throw invalidQuery(
      model,
      `"${attribute}" is stored in whole seconds, and "${condition.operator}" compares it to ${operand.toISOString()}, which is within one; round the date, or ask for a range`,
      { attribute },
    );
  });
  const [low, high] = operands;
  if (condition.operator === "between" && low instanceof Date && high instanceof Date && low > high) {
    const attribute = formatPath(condition.path);
    throw invalidQuery(
      model,
      `"${attribute}" is stored in whole seconds, and none lies between the two moments that it is compared to; ask for a longer range`,
      { attribute },
    );
  }
  return { ...condition, operands };
}

/** For each operator that has an order: how its operands are rounded, one by one. */
const roundings: { readonly [Operator in OperatorCondition["operator"]]?: readonly ((seconds: number) => number)[] } = {
  "<": [Math.ceil],
  ">=": [Math.ceil],
  "<=": [Math.floor],
  ">": [Math.floor],
  between: [Math.ceil, Math.floor],
};
