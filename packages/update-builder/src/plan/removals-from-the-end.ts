import type { AttributePath } from "@dynamorm/core";
import type { UpdateAction } from "@dynamorm/expressions";

/**
 * Puts removals of elements of a list in the order from its end. To DynamoDB it is all the same: it counts in the list as it was. Engines for
 * tests that remove one after the other count right in this order only.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
 */
export function removalsFromTheEnd<Action extends UpdateAction>(actions: readonly Action[]): readonly Action[] {
  const isElement = ({ kind, path }: Action): boolean => kind === "remove" && typeof path.at(-1) === "number";
  const elements = actions.filter(isElement);
  if (elements.length < 2) return actions;
  const others = actions.filter((action) => !isElement(action));
  return [...others, ...elements.toSorted((one, other) => fromTheEnd(one.path, other.path))];
}

/** By lists, in some order, and within each from its end. */
function fromTheEnd(one: AttributePath, other: AttributePath): number {
  const at = one.findIndex((part, index) => part !== other[index]);
  const [left, right] = [one[at], other[at]];
  if (typeof left === "number" && typeof right === "number") return right - left;
  return String(left) < String(right) ? -1 : 1;
}
