import { type AttributePath, InvalidQueryError } from "@dynamorm/core";
import type { CompoundCondition, Condition, NotCondition, OperatorCondition, SizeCondition } from "./condition.ts";
import { compilableCondition } from "./condition-or-throw.ts";
import { conditionWithinLimits } from "./expression-limits.ts";
import { listOrThrow } from "./list-or-throw.ts";
import type { Operator } from "./operators.ts";
import type { OperandRole, Placeholders } from "./placeholders.ts";

/**
 * Writes a condition as DynamoDB's expression text; names and values go to the placeholders.
 *
 * A condition that the builder did not make is checked first, so that nothing gets into the text but what is written here.
 *
 * @throws InvalidQueryError for what is no condition, and for one that is over 4 KB or has over 300 operators and functions.
 */
export function compileCondition(condition: Condition, placeholders: Placeholders): string {
  return conditionWithinLimits(write(compilableCondition(condition), placeholders));
}

/**
 * As {@link compileCondition}, of conditions that all must hold: what the filter of a request is. An `and` of them says the same, and
 * takes longer to be made and checked than to be written.
 *
 * @throws InvalidQueryError as that does, and for an empty list.
 */
export function compileConjunction(conditions: readonly Condition[], placeholders: Placeholders): string {
  const checked = listOrThrow(conditions, "a conjunction is", '[eb("age", ">", 18)]').map(compilableCondition);
  if (checked.length === 0) throw new InvalidQueryError("a conjunction is made of at least one condition");
  return conditionWithinLimits(writeAll("and", checked, placeholders));
}

function write(condition: Condition, placeholders: Placeholders): string {
  if (condition.kind === "operator") return compileOperator(condition, placeholders);
  if (condition.kind === "size") return compileSize(condition, placeholders);
  if (condition.kind === "not") return compileNot(condition, placeholders);
  return writeAll(condition.kind, condition.conditions, placeholders);
}

function compileOperator({ path, operator, operands }: OperatorCondition, placeholders: Placeholders): string {
  const subject = placeholders.path(path);
  const values = operands.map((operand) => placeholders.value(operand, path, operandRole(operator)));
  switch (operator) {
    case "between":
    case "in":
      return rangeOrList(subject, operator, values);
    case "begins_with":
    case "contains":
    case "attribute_type":
    case "attribute_exists":
    case "attribute_not_exists":
      return `${operator}(${[subject, ...values].join(", ")})`;
    default:
      return `${subject} ${operator} ${values[0]}`;
  }
}

/** What the operands of an operator are to the attribute that it is on. */
export function operandRole(operator: Operator): OperandRole {
  switch (operator) {
    case "contains":
      return "element";
    case "begins_with":
      return "prefix";
    case "attribute_type":
      return "type";
    default:
      return "value";
  }
}

function compileSize({ path, operator, operands }: SizeCondition, placeholders: Placeholders): string {
  const subject = `size(${placeholders.path(path)})`;
  const values = operands.map((operand) => placeholders.value(operand, path, "size"));
  return operator === "between" || operator === "in"
    ? rangeOrList(subject, operator, values)
    : `${subject} ${operator} ${values[0]}`;
}

function rangeOrList(subject: string, operator: "between" | "in", values: readonly string[]): string {
  return operator === "between" ? `${subject} BETWEEN ${values.join(" AND ")}` : `${subject} IN (${values.join(", ")})`;
}

function writeAll(kind: "and" | "or", conditions: readonly Condition[], placeholders: Placeholders): string {
  return flatten(kind, conditions)
    .map((condition, _, all) => {
      const text = write(condition, placeholders);
      // An AND within an OR, or the other way round; DynamoDB refuses parentheses that are not needed at all.
      return all.length > 1 && isCompound(condition) ? `(${text})` : text;
    })
    .join(kind === "and" ? " AND " : " OR ");
}

/** Takes up the conditions of nested groups of the same kind, and of groups of one, which are of any kind. */
function flatten(kind: "and" | "or", conditions: readonly Condition[]): readonly Condition[] {
  if (!conditions.some(isCompound)) return conditions;
  return conditions.flatMap((condition) =>
    isCompound(condition) && (condition.kind === kind || condition.conditions.length === 1)
      ? flatten(kind, condition.conditions)
      : [condition],
  );
}

function isCompound(condition: Condition): condition is CompoundCondition {
  return condition.kind === "and" || condition.kind === "or";
}

function compileNot({ condition }: NotCondition, placeholders: Placeholders): string {
  return `NOT (${write(condition, placeholders)})`;
}

/** The top-level attributes and deeper paths that a condition looks at, in order, each once per use. */
export function pathsOf(condition: Condition): readonly AttributePath[] {
  if (condition.kind === "operator" || condition.kind === "size") return [condition.path];
  if (condition.kind === "not") return pathsOf(condition.condition);
  return condition.conditions.flatMap(pathsOf);
}
