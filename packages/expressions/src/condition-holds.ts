import type { AttributePath, AttributeValue, StoredItem } from "@dynamorm/core";
import { operandRole } from "./compile-condition.ts";
import { compareStored, equalStored } from "./compare-stored.ts";
import type { Condition, OperatorCondition, SizeCondition } from "./condition.ts";
import { compilableCondition } from "./condition-or-throw.ts";
import type { Operator } from "./operators.ts";
import type { EncodeOperand } from "./placeholders.ts";
import { storedAt } from "./stored-at.ts";
import { storedBeginsWith, storedContains, storedSize } from "./stored-parts.ts";
import { storedTypeOf } from "./stored-type-of.ts";

/** How an item is stored: what {@link conditionHolds} is told of a model. */
interface Storage {
  readonly encode: EncodeOperand<AttributeValue>;
  readonly storedPath: (path: AttributePath) => AttributePath;
}

/**
 * Whether a condition holds for an item as it is stored, as DynamoDB would say. No request is made.
 *
 * Of an attribute that is not there, `attribute_not_exists` and `<>` hold, and nothing else. Values of two types are never equal
 * and have no order. `encode` and `storedPath` are those of the {@link Placeholders} that the condition would be compiled with.
 *
 * @example
 * const adult = operatorCondition(["age"], ">=", [18]);
 * conditionHolds(adult, { age: { N: "20" } }, (value) => ({ N: String(value) })); // true
 *
 * @throws InvalidQueryError for what is no condition, and whatever `encode` throws.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 */
export function conditionHolds(
  condition: Condition,
  item: StoredItem,
  encode: EncodeOperand<AttributeValue>,
  storedPath: (path: AttributePath) => AttributePath = (path) => path,
): boolean {
  return holds(compilableCondition(condition), item, { encode, storedPath });
}

function holds(condition: Condition, item: StoredItem, storage: Storage): boolean {
  if (condition.kind === "operator") return operatorHolds(condition, item, storage);
  if (condition.kind === "size") return sizeHolds(condition, item, storage);
  if (condition.kind === "not") return !holds(condition.condition, item, storage);
  // All parts, also when the first decides: an operand that cannot be encoded is refused whatever the item is, as in a request.
  const parts = condition.conditions.map((part) => holds(part, item, storage));
  return condition.kind === "and" ? parts.every(Boolean) : parts.some(Boolean);
}

function operatorHolds(
  { path, operator, operands }: OperatorCondition,
  item: StoredItem,
  { encode, storedPath }: Storage,
): boolean {
  const given = operands.map((operand) => encode(operand, path, operandRole(operator)));
  return tests[operator](storedAt(item, storedPath(path)), given);
}

function sizeHolds(
  { path, operator, operands }: SizeCondition,
  item: StoredItem,
  { encode, storedPath }: Storage,
): boolean {
  const given = operands.map((operand) => encode(operand, path, "size"));
  const found = storedAt(item, storedPath(path));
  const size = found && storedSize(found);
  return tests[operator](size === undefined ? undefined : { N: String(size) }, given);
}

/** Whether an operator holds for what was found, which is nothing where the item has nothing. */
type Test = (found: AttributeValue | undefined, operands: readonly AttributeValue[]) => boolean;

const tests: Readonly<Record<Operator, Test>> = {
  "=": (found, operands) => isOneOf(found, operands),
  "<>": (found, operands) => !isOneOf(found, operands),
  "<": ordered((order) => order < 0),
  "<=": ordered((order) => order <= 0),
  ">": ordered((order) => order > 0),
  ">=": ordered((order) => order >= 0),
  between: (found, [low, high]) => atLeast(found, low) && atLeast(high, found),
  in: (found, operands) => isOneOf(found, operands),
  begins_with: withBoth(storedBeginsWith),
  contains: withBoth(storedContains),
  attribute_exists: (found) => found !== undefined,
  attribute_not_exists: (found) => found === undefined,
  attribute_type: withBoth((found, type) => storedTypeOf(found) === type.S),
};

function isOneOf(found: AttributeValue | undefined, operands: readonly AttributeValue[]): boolean {
  return found !== undefined && operands.some((operand) => equalStored(found, operand));
}

function withBoth(test: (found: AttributeValue, operand: AttributeValue) => boolean): Test {
  return (found, [operand]) => found !== undefined && operand !== undefined && test(found, operand);
}

function ordered(test: (order: number) => boolean): Test {
  return withBoth((found, operand) => {
    const order = compareStored(found, operand);
    return order !== undefined && test(order);
  });
}

const atLeast = (value: AttributeValue | undefined, low: AttributeValue | undefined): boolean =>
  tests[">="](value, low === undefined ? [] : [low]);
