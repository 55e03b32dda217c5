import {
  type AttributePath,
  describeValue,
  type DynamoDBType,
  formatPath,
  InvalidQueryError,
  parsePath,
} from "@dynamorm/core";
import type { CompoundCondition, Condition, NotCondition, OperatorCondition, SizeCondition } from "./condition.ts";
import { operatorCondition } from "./operator-condition.ts";
import type { OperandsOf, SizeOperands, UnaryOperator } from "./operators.ts";
import type { Path, ValueAt } from "./path.ts";

/**
 * Builds conditions on items of a type: called with a path, an operator and its operand, or through its methods. Paths,
 * operators and operands are checked by the compiler.
 *
 * @example
 * (eb) => eb.or([eb("address.city", "=", "Paris"), eb.size("tags", ">", 3)])
 */
export interface ConditionBuilder<Item> {
  /**
   * An operator on the attribute at a path.
   *
   * `Operands` is a type parameter that nobody gives, so that the compiler works it out for the one path of a call, and not for
   * every path that the item has: see docs/types.md.
   */
  <At extends Path<Item>, Operands = OperandsOf<ValueAt<Item, At>>, Op extends keyof Operands = keyof Operands>(
    path: At,
    operator: Op,
    operand: Operands[Op],
  ): OperatorCondition;
  /** Whether the attribute at a path is there. */
  (path: Path<Item>, operator: UnaryOperator): OperatorCondition;
  /** All of the conditions. */
  and(conditions: readonly Condition[]): CompoundCondition;
  /** At least one of the conditions. */
  or(conditions: readonly Condition[]): CompoundCondition;
  /** The opposite. */
  not(condition: Condition): NotCondition;
  /** The item has the attribute, be it `null`. */
  exists(path: Path<Item>): OperatorCondition;
  /** The item lacks the attribute. */
  notExists(path: Path<Item>): OperatorCondition;
  /** The attribute is stored as the given DynamoDB type. */
  type(path: Path<Item>, type: DynamoDBType): OperatorCondition;
  /** Compares a size: of a text (characters), binary (bytes), list, map or set (elements). */
  size<Op extends keyof SizeOperands>(path: Path<Item>, operator: Op, operand: SizeOperands[Op]): SizeCondition;
}

/** A function that makes a condition: what `filter`, `condition` and their like take. */
export type BuildCondition<Item> = (eb: ConditionBuilder<Item>) => Condition;

const sizeOperators: ReadonlySet<string> = new Set<keyof SizeOperands>([
  "=",
  "<>",
  "<",
  "<=",
  ">",
  ">=",
  "between",
  "in",
]);

/**
 * A condition builder. `toPath` reads paths; a caller that knows the attributes gives one that knows names with dots too.
 */
export function conditionBuilder<Item>(toPath: (path: string) => AttributePath = parsePath): ConditionBuilder<Item> {
  const operator = (path: string, op: OperatorCondition["operator"], ...operands: unknown[]): OperatorCondition =>
    operatorCondition(toPath(path), op, operands);
  const methods: Omit<ConditionBuilder<Item>, never> = {
    and: (conditions) => compound("and", conditions),
    or: (conditions) => compound("or", conditions),
    not: (condition) => Object.freeze({ kind: "not", condition: conditionOrThrow(condition) }),
    exists: (path) => operator(path, "attribute_exists"),
    notExists: (path) => operator(path, "attribute_not_exists"),
    type: (path, type) => operator(path, "attribute_type", type),
    size: (path, op, operand) => sizeCondition(toPath(path), op, [operand]),
  };
  return Object.assign(operator, methods);
}

/** Refuses what is no condition, e.g. the nothing that a function without `return` gives. */
export function conditionOrThrow(value: unknown): Condition {
  const kind = (value as Condition | undefined)?.kind;
  if (kind === "operator" || kind === "size" || kind === "and" || kind === "or" || kind === "not") {
    return value as Condition;
  }
  throw new InvalidQueryError(
    `a condition is made by the builder, e.g. (eb) => eb("age", ">", 18); this is ${describeValue(value)}`,
  );
}

function compound(kind: "and" | "or", conditions: readonly Condition[]): CompoundCondition {
  if (!Array.isArray(conditions) || conditions.length === 0) {
    throw new InvalidQueryError(
      `${kind}() takes a list of at least one condition, e.g. eb.${kind}([eb("age", ">", 18)]), not ${Array.isArray(conditions) ? "an empty one" : describeValue(conditions)}`,
    );
  }
  return Object.freeze({ kind, conditions: Object.freeze(conditions.map(conditionOrThrow)) });
}

function sizeCondition(path: AttributePath, operator: keyof SizeOperands, given: readonly unknown[]): SizeCondition {
  if (!sizeOperators.has(operator)) {
    throw new InvalidQueryError(
      `the size of "${formatPath(path)}" can be compared by ${[...sizeOperators].join(", ")}, not by ${describeValue(operator)}`,
    );
  }
  const { operands } = operatorCondition(path, operator, given);
  const wrong = operands.find((operand) => typeof operand !== "number" || !Number.isInteger(operand) || operand < 0);
  if (wrong !== undefined) {
    throw new InvalidQueryError(
      `the size of "${formatPath(path)}" is compared to whole numbers from 0, not to ${describeValue(wrong)}`,
    );
  }
  return Object.freeze({ kind: "size", path, operator, operands: operands as readonly number[] });
}
