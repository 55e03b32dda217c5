import type { AnyModel, AttributeValue } from "@dynamorm/core";
import { compareStored, type OperatorCondition } from "@dynamorm/expressions";
import { codecOf } from "@dynamorm/update-builder";

/** One end of a range. */
export interface Bound {
  /** The condition that it comes from. */
  readonly condition: OperatorCondition;
  readonly value: unknown;
  readonly stored: AttributeValue;
  /** Whether the end itself is left out. */
  readonly isExclusive: boolean;
}

/** The narrowest range that conditions on one attribute leave, and every end that they name. */
export interface Bounds {
  readonly low?: Bound;
  readonly high?: Bound;
  readonly lows: readonly Bound[];
  readonly highs: readonly Bound[];
}

/** The range that `<`, `<=`, `>`, `>=` and `between` leave. */
export function boundsOf(model: AnyModel, conditions: readonly OperatorCondition[]): Bounds {
  const bound = (condition: OperatorCondition, value: unknown, isExclusive: boolean): Bound => ({
    condition,
    value,
    stored: codecOf(model).marshalValue(condition.path, value),
    isExclusive,
  });
  const lows: Bound[] = [];
  const highs: Bound[] = [];
  for (const condition of conditions) {
    const { operator, operands } = condition;
    if (operator === ">" || operator === ">=") lows.push(bound(condition, operands[0], operator === ">"));
    if (operator === "<" || operator === "<=") highs.push(bound(condition, operands[0], operator === "<"));
    if (operator !== "between") continue;
    lows.push(bound(condition, operands[0], false));
    highs.push(bound(condition, operands[1], false));
  }
  const low = narrowest(lows, 1);
  const high = narrowest(highs, -1);
  return { ...(low && { low }), ...(high && { high }), lows, highs };
}

function narrowest(bounds: readonly Bound[], side: 1 | -1): Bound | undefined {
  const [first, ...others] = bounds;
  if (first === undefined) return undefined;
  return others.reduce((most, other) => (isNarrower(other, most, side) ? other : most), first);
}

function isNarrower(a: Bound, b: Bound, side: 1 | -1): boolean {
  const order = (compareStored(a.stored, b.stored) ?? 0) * side;
  return order > 0 || (order === 0 && a.isExclusive && !b.isExclusive);
}

/** Whether nothing lies in the range. Every two ends are compared, as ends of different types have no order. */
export function isEmptyRange({ lows, highs }: Bounds): boolean {
  return lows.some((low) => highs.some((high) => isNothingBetween(low, high)));
}

function isNothingBetween(low: Bound, high: Bound): boolean {
  const order = compareStored(low.stored, high.stored);
  return order !== undefined && (order > 0 || (order === 0 && (low.isExclusive || high.isExclusive)));
}

/** Whether everything from an end on, that end included, is within another bound. */
export function isWithin(end: Bound, bound: Bound, side: 1 | -1): boolean {
  const order = (compareStored(end.stored, bound.stored) ?? -1) * side;
  return order > 0 || (order === 0 && !bound.isExclusive);
}
