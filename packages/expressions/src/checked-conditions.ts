import { InvalidQueryError } from "@dynamorm/core";
import type { Condition } from "./condition.ts";

/**
 * The conditions that were made and checked here, with how many levels each has. The mark is no part of the data, so that nothing
 * from elsewhere (JSON, another copy of this package) can carry it.
 */
const levels = new WeakMap<object, number>();

/**
 * A condition of that many levels has that many operators at least, and DynamoDB takes no more in one expression.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
const mostLevels = 300;

/** Freezes a condition whose own fields are right, and marks it as checked. `parts` are the conditions in it, checked before. */
export function checkedCondition<Checked extends Condition>(
  condition: Checked,
  parts: readonly Condition[] = [],
): Checked {
  const own = 1 + parts.reduce((most, part) => Math.max(most, levels.get(part) ?? 0), 0);
  refuseDepth(own);
  levels.set(condition, own);
  return Object.freeze(condition);
}

/** Whether a condition was made here. It is frozen, and so are the conditions in it: it need not be looked at again. */
export function isChecked(value: unknown): value is Condition {
  return levels.has(value as object);
}

/** Refuses a condition that is nested deeper than DynamoDB could take, before it is too deep for the call stack. */
export function refuseDepth(depth: number): void {
  if (depth <= mostLevels) return;
  throw new InvalidQueryError(
    `a condition is nested ${mostLevels} levels deep at most (DynamoDB takes no more operators in an expression), and this one is deeper`,
  );
}
