import { describeValue, InvalidQueryError } from "@dynamorm/core";
import { checkedCondition } from "./checked-conditions.ts";
import type { CompoundCondition, Condition, NotCondition } from "./condition.ts";

/**
 * Makes the condition that all or at least one of a list hold; `partOf` checks each.
 *
 * @throws InvalidQueryError for what is no list, and for an empty one.
 */
export function compoundCondition(
  kind: "and" | "or",
  given: unknown,
  partOf: (part: unknown) => Condition,
): CompoundCondition {
  if (!Array.isArray(given) || given.length === 0) {
    throw new InvalidQueryError(
      `${kind}() takes a list of at least one condition, e.g. eb.${kind}([eb("age", ">", 18)]), not ${Array.isArray(given) ? "an empty one" : describeValue(given)}`,
    );
  }
  const conditions = Object.freeze(Array.from<unknown, Condition>(given, (part) => partOf(part)));
  return checkedCondition({ kind, conditions }, conditions);
}

/** Makes the opposite of a condition that is checked. */
export function notCondition(condition: Condition): NotCondition {
  return checkedCondition({ kind: "not", condition }, [condition]);
}
