import { InvalidQueryError } from "@dynamorm/core";
import type { Condition } from "./condition.ts";

/** Gives what it is given: the private field of a class that extends this one is added to that. */
// oxlint-disable-next-line typescript/no-extraneous-class -- it is nothing but its constructor
class Given {
  constructor(given: object) {
    return given;
  }
}

/**
 * Marks the conditions that were made and checked here, with how many levels each has. A private field is no part of the data, so that
 * nothing from elsewhere (JSON, another copy of this package) can carry it. A WeakMap says the same, and costs six times as much, most of it
 * when memory is collected: a query makes several conditions, and they are gone soon.
 */
class Mark extends Given {
  readonly #levels: number;

  constructor(condition: Condition, levels: number) {
    super(condition);
    this.#levels = levels;
  }

  static on(condition: Condition, levels: number): void {
    Object.freeze(new Mark(condition, levels));
  }

  static levelsOf(value: unknown): number | undefined {
    return typeof value === "object" && value !== null && #levels in value ? value.#levels : undefined;
  }
}

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
  const own = 1 + parts.reduce((most, part) => Math.max(most, Mark.levelsOf(part) ?? 0), 0);
  refuseDepth(own);
  Mark.on(condition, own);
  return condition;
}

/** Whether a condition was made here. It is frozen, and so are the conditions in it: it need not be looked at again. */
export function isChecked(value: unknown): value is Condition {
  return Mark.levelsOf(value) !== undefined;
}

/** Refuses a condition that is nested deeper than DynamoDB could take, before it is too deep for the call stack. */
export function refuseDepth(depth: number): void {
  if (depth <= mostLevels) return;
  throw new InvalidQueryError(
    `a condition is nested ${mostLevels} levels deep at most (DynamoDB takes no more operators in an expression), and this one is deeper`,
  );
}
