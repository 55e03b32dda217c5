import type { AttributePath } from "@dynamorm/core";
import type { Comparator, Operator } from "./operators.ts";

/**
 * A condition as plain, frozen data: what {@link ConditionBuilder} makes, and what key conditions, filters and conditions on
 * writes are compiled from.
 */
export type Condition = OperatorCondition | SizeCondition | CompoundCondition | NotCondition;

/** An operator on an attribute. `operands` are flat: the two ends of `between`, each value of `in`, nothing for `attribute_exists`. */
export interface OperatorCondition {
  readonly kind: "operator";
  readonly path: AttributePath;
  readonly operator: Operator;
  readonly operands: readonly unknown[];
}

/** A comparison of an attribute's size. */
export interface SizeCondition {
  readonly kind: "size";
  readonly path: AttributePath;
  readonly operator: Comparator | "between" | "in";
  readonly operands: readonly number[];
}

/** All of the conditions, or at least one. */
export interface CompoundCondition {
  readonly kind: "and" | "or";
  readonly conditions: readonly Condition[];
}

/** The opposite of a condition. */
export interface NotCondition {
  readonly kind: "not";
  readonly condition: Condition;
}
