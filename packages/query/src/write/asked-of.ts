import type { Condition } from "@dynamorm/expressions";
import type { UpdateDescription } from "@dynamorm/update-builder";

/** What the caller of a built update asks of the item: before the builder, and with it. */
export function askedOf(conditions: readonly Condition[], { condition }: UpdateDescription): readonly Condition[] {
  return condition === undefined ? conditions : [...conditions, condition];
}
