import type { AnyModel } from "@dynamorm/core";
import { type OperatorCondition, sortKeyOperators } from "@dynamorm/expressions";
import { boundsOf, type Bounds, isWithin } from "./bounds.ts";
import type { KeyCondition } from "./template-conditions.ts";

/**
 * The one condition on a sort key that DynamoDB takes, out of all that there are on the attribute: an equality, the narrowest range, or
 * the longest beginning. It says the same as those in `uses`; what it does not say is looked at in the items.
 */
export function sortConditionOn(model: AnyModel, conditions: readonly OperatorCondition[]): KeyCondition | undefined {
  const usable = conditions.filter(({ operator }) => sortKeyOperators.has(operator));
  const [first] = usable;
  if (first === undefined) return undefined;
  const equality = usable.find(({ operator }) => operator === "=");
  // The value meets the other conditions, or there would be no plan.
  if (equality !== undefined) return { condition: equality, uses: conditions, narrowedBy: [equality] };
  if (usable.length === 1) return { condition: first, uses: usable, narrowedBy: usable };
  const bounds = boundsOf(model, usable);
  if (bounds.low !== undefined && bounds.high !== undefined) return rangeOf(bounds, usable);
  return longestBeginning(usable) ?? openRange(bounds, usable);
}

/** DynamoDB's `between` holds both ends. */
function rangeOf({ low, high, lows, highs }: Bounds, usable: readonly OperatorCondition[]): KeyCondition | undefined {
  if (low === undefined || high === undefined) return undefined;
  const { path } = low.condition;
  const condition: OperatorCondition = {
    kind: "operator",
    path,
    operator: "between",
    operands: [low.value, high.value],
  };
  const isSaid = (use: OperatorCondition): boolean =>
    use.operator !== "begins_with" &&
    lows.every((bound) => bound.condition !== use || isWithin(low, bound, 1)) &&
    highs.every((bound) => bound.condition !== use || isWithin(high, bound, -1));
  const narrowedBy = [...new Set([low.condition, high.condition])];
  return { condition, uses: usable.filter(isSaid), narrowedBy };
}

function longestBeginning(usable: readonly OperatorCondition[]): KeyCondition | undefined {
  const beginnings = usable.filter(({ operator }) => operator === "begins_with");
  const [first, ...others] = beginnings;
  if (first === undefined) return undefined;
  const longest = others.reduce((most, other) => (lengthOf(other) > lengthOf(most) ? other : most), first);
  // What begins with the longest begins with the others, or nothing does: then the others say so, in the items.
  const isText = beginnings.every(({ operands: [text] }) => typeof text === "string");
  return { condition: longest, uses: isText ? beginnings : [longest], narrowedBy: [longest] };
}

function lengthOf({ operands: [beginning] }: OperatorCondition): number {
  return (beginning as string | Uint8Array).length;
}

/** A range with one end: of several, the narrowest says what the others say. */
function openRange({ low, high }: Bounds, usable: readonly OperatorCondition[]): KeyCondition | undefined {
  const end = low ?? high;
  return end && { condition: end.condition, uses: usable, narrowedBy: [end.condition] };
}
