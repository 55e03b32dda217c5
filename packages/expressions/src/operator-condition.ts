import {
  type AttributePath,
  describeName,
  describeValue,
  type DynamoDBType,
  formatPath,
  InvalidQueryError,
} from "@dynamorm/core";
import { checkedCondition } from "./checked-conditions.ts";
import type { OperatorCondition } from "./condition.ts";
import { listOrThrow } from "./list-or-throw.ts";
import type { Operator } from "./operators.ts";
import { pathOrThrow } from "./path-or-throw.ts";
import { refuseReversedRange } from "./reversed-range.ts";

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
 * Makes the condition of one operator on one path, e.g. `operatorCondition(["age"], "between", [[18, 30]])`: `given` is what
 * follows the operator in a call of the builder.
 *
 * @throws InvalidQueryError for what is no path, an operator that does not exist, operands that it does not take, and a `between`
 * whose low end is above the high one.
 */
export function operatorCondition(
  path: AttributePath,
  operator: Operator,
  given: readonly unknown[],
): OperatorCondition {
  const condition = anyOrderCondition(path, operator, given);
  refuseReversedRange(condition);
  return condition;
}

/**
 * As {@link operatorCondition}, but a `between` may have its ends the wrong way round, as one that is worked out from two other
 * conditions can.
 */
export function anyOrderCondition(
  path: AttributePath,
  operator: Operator,
  given: readonly unknown[],
): OperatorCondition {
  const at = pathOrThrow(path);
  checkOperator(at, operator);
  const list = listOrThrow(given, `the operands of "${formatPath(at)}" ${operator} are`, "[18]");
  const operands = Object.freeze(operandsOf(arities[operator], at, operator, list));
  return checkedCondition({ kind: "operator", path: at, operator, operands });
}

/** The operator is the one part of a condition that goes into the expression as it is. So it has to be a text, not just read like one. */
function checkOperator(path: AttributePath, operator: Operator): void {
  if (typeof operator === "string" && Object.hasOwn(arities, operator)) return;
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
  const refuse = (takes: string, received = given.map(describeValue).join(", ") || "nothing"): never => {
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
  return refuse(`at most ${mostInOperands} values (DynamoDB's limit)`, String(operands.length));
}

const isTaken: Readonly<Record<Exclude<Arity, "none">, (operand: unknown) => boolean>> = {
  one: isValue,
  text: (operand) => typeof operand === "string" || operand instanceof Uint8Array,
  type: (operand) => dynamoDBTypes.includes(operand as DynamoDBType),
  range: (operand) => isValueList(operand) && operand.length === 2,
  list: (operand) => isValueList(operand) && operand.length > 0,
};

const takes: Readonly<Record<Exclude<Arity, "none">, string>> = {
  one: "a value",
  text: "a text",
  type: `one of ${dynamoDBTypes.join(", ")}`,
  range: "a list of two values, [low, high]",
  list: "a list of at least one value",
};

function isValue(operand: unknown): boolean {
  return operand !== undefined && typeof operand !== "function" && typeof operand !== "symbol";
}

function isValueList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && Array.from<unknown>(value).every(isValue);
}
