import { InvalidQueryError } from "@dynamorm/core";
import { isChecked, refuseDepth } from "./checked-conditions.ts";
import { compoundCondition, notCondition } from "./compound-condition.ts";
import type { Condition, OperatorCondition, SizeCondition } from "./condition.ts";
import { describeMade } from "./describe-made.ts";
import { anyOrderCondition, operatorCondition } from "./operator-condition.ts";
import { sizeCondition } from "./size-condition.ts";

/**
 * The condition that a value is. What the builder made is taken as it is; what is made by hand or comes from JSON is made again,
 * part by part, by the functions that the builder uses, and is as good as the builder's afterwards.
 *
 * @throws InvalidQueryError for what is no condition, e.g. the nothing that a function without `return` gives, and for one with a
 * part that the builder would refuse.
 */
export function conditionOrThrow(value: unknown): Condition {
  return conditionOf(value, operatorCondition);
}

/**
 * As {@link conditionOrThrow}, for the compiler, which libraries give conditions that they worked out: a `between` may have its
 * ends the wrong way round.
 */
export function compilableCondition(value: unknown): Condition {
  return conditionOf(value, anyOrderCondition);
}

function conditionOf(value: unknown, operatorOf: typeof operatorCondition, depth = 1): Condition {
  if (isChecked(value)) return value;
  refuseDepth(depth);
  // What a value of unknown origin holds is checked by the functions that take it.
  const given = value as Condition | null | undefined;
  const partOf = (part: unknown): Condition => conditionOf(part, operatorOf, depth + 1);
  switch (given?.kind) {
    case "operator":
      return operatorOf(given.path, given.operator, asGiven(given));
    case "size":
      return sizeCondition(given.path, given.operator, asGiven(given));
    case "and":
      return compoundCondition("and", given.conditions, partOf);
    case "or":
      return compoundCondition("or", given.conditions, partOf);
    case "not":
      return notCondition(partOf(given.condition));
    default:
      throw new InvalidQueryError(
        `a condition is made by the builder, e.g. (eb) => eb("age", ">", 18); this is ${describeMade(value)}`,
      );
  }
}

/** The operands as the builder takes them: a range or a list is one. */
function asGiven({ operator, operands }: OperatorCondition | SizeCondition): readonly unknown[] {
  return operator === "between" || operator === "in" ? [operands] : operands;
}
