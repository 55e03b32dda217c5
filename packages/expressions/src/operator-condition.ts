import {
  type AttributePath,
  describeName,
  describeValue,
  type DynamoDBType,
  formatPath,
  InvalidQueryError,
} from "@dynamorm/core";
import type { OperatorCondition } from "./condition.ts";
import type { Operator } from "./operators.ts";

/** What an operator takes, for callers without types. */
type Arity = "none" | "one" | "range" | "list" | "text" | "type";

const arities: Readonly<Record<Operator, Arity>> = {
  "=": "one",
  "<>": "one",
  "<": "one",
  "<=": "one",
  ">": "one",
  ">=": "one",
  between: "range",
  in: "list",
  begins_with: "text",
  contains: "one",
  attribute_exists: "none",
  attribute_not_exists: "none",
  attribute_type: "type",
};

const dynamoDBTypes: readonly DynamoDBType[] = ["S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS"];

/** DynamoDB's limit. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const mostInOperands = 100;

/**
 * Makes the condition of one operator on one path.
 *
 * @throws InvalidQueryError for an operator that does not exist and for operands that it does not take.
 */
export function operatorCondition(
  path: AttributePath,
  operator: Operator,
  given: readonly unknown[],
): OperatorCondition {
  checkOperator(path, operator);
  return Object.freeze({
    kind: "operator",
    path,
    operator,
    operands: Object.freeze(operandsOf(arities[operator], path, operator, given)),
  });
}

/**
 * Refuses an operator that does not exist. It is the one part of a condition that goes into the expression as it is, and a
 * condition, which is plain data, need not come from the builder.
 *
 * @throws InvalidQueryError naming the operators that there are.
 */
export function checkOperator(path: AttributePath, operator: Operator): void {
  if (Object.hasOwn(arities, operator)) return;
  throw new InvalidQueryError(
    `${describeName(operator)} (on "${formatPath(path)}") is no operator; there are ${Object.keys(arities).join(", ")}`,
    { attribute: formatPath(path) },
  );
}

function operandsOf(
  arity: Arity,
  path: AttributePath,
  operator: Operator,
  given: readonly unknown[],
): readonly unknown[] {
  const refuse = (takes: string): never => {
    const received = given.length === 0 ? "nothing" : given.map(describeValue).join(", ");
    throw new InvalidQueryError(`"${formatPath(path)}" ${operator} takes ${takes}, and was given ${received}`, {
      attribute: formatPath(path),
    });
  };
  if (arity === "none") return given.length === 0 ? [] : refuse("no value");
  const [operand] = given;
  if (given.length !== 1 || !isTaken[arity](operand)) return refuse(takes[arity]);
  if (arity !== "range" && arity !== "list") return [operand];
  const operands = operand as readonly unknown[];
  if (arity === "range" || operands.length <= mostInOperands) return [...operands];
  return refuse(`at most ${mostInOperands} values (DynamoDB's limit), not ${operands.length}`);
}

const isTaken: Readonly<Record<Exclude<Arity, "none">, (operand: unknown) => boolean>> = {
  one: (operand) => operand !== undefined && typeof operand !== "function",
  text: (operand) => typeof operand === "string" || operand instanceof Uint8Array,
  type: (operand) => dynamoDBTypes.includes(operand as DynamoDBType),
  range: (operand) => isDefinedList(operand) && operand.length === 2,
  list: (operand) => isDefinedList(operand) && operand.length > 0,
};

const takes: Readonly<Record<Exclude<Arity, "none">, string>> = {
  one: "a value",
  text: "a text",
  type: `one of ${dynamoDBTypes.join(", ")}`,
  range: "a list of two values, [low, high]",
  list: "a list of at least one value",
};

function isDefinedList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && !value.includes(undefined);
}
