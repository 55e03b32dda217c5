import { type AttributePath, type DynamoDBType, parsePath } from "@dynamorm/core";
import { compoundCondition, notCondition } from "./compound-condition.ts";
import type { CompoundCondition, Condition, NotCondition, OperatorCondition, SizeCondition } from "./condition.ts";
import { conditionOrThrow } from "./condition-or-throw.ts";
import { operatorCondition } from "./operator-condition.ts";
import type { OperandsOf, SizeOperandsOf, UnaryOperator } from "./operators.ts";
import type { Path, ValueAt } from "./path.ts";
import { sizeCondition } from "./size-condition.ts";

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
  /** Compares a size: of a text (characters), binary (bytes), list, map or set (elements). Nothing else has one. */
  size<At extends Path<Item>, Operands = SizeOperandsOf<ValueAt<Item, At>>, Op extends keyof Operands = keyof Operands>(
    path: At,
    operator: Op,
    operand: Operands[Op],
  ): SizeCondition;
}

/** A function that makes a condition: what `filter`, `condition` and their like take. */
export type BuildCondition<Item> = (eb: ConditionBuilder<Item>) => Condition;

/**
 * A condition builder. `toPath` reads paths; a caller that knows the attributes gives one that knows names with dots too.
 */
export function conditionBuilder<Item>(toPath: (path: string) => AttributePath = parsePath): ConditionBuilder<Item> {
  const operator = (path: string, op: OperatorCondition["operator"], ...operands: unknown[]): OperatorCondition =>
    operatorCondition(toPath(path), op, operands);
  const size = (path: string, op: PropertyKey, operand: unknown): SizeCondition =>
    sizeCondition(toPath(path), op, [operand]);
  const methods: Omit<ConditionBuilder<Item>, never> = {
    and: (conditions) => compoundCondition("and", conditions, conditionOrThrow),
    or: (conditions) => compoundCondition("or", conditions, conditionOrThrow),
    not: (condition) => notCondition(conditionOrThrow(condition)),
    exists: (path) => operator(path, "attribute_exists"),
    notExists: (path) => operator(path, "attribute_not_exists"),
    type: (path, type) => operator(path, "attribute_type", type),
    size,
  };
  return Object.assign(operator, methods);
}
