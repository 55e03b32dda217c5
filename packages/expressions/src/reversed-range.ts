import { describeValue, formatPath, InvalidQueryError } from "@dynamorm/core";
import type { OperatorCondition } from "./condition.ts";

/**
 * Refuses a `between` whose ends are the wrong way round, which DynamoDB refuses and other engines answer with nothing. Ends whose
 * order cannot be told without their encoding are left to DynamoDB.
 *
 * @throws InvalidQueryError naming the ends.
 */
export function refuseReversedRange({ path, operator, operands: [low, high] }: OperatorCondition): void {
  if (operator !== "between" || !isAbove(low, high)) return;
  throw new InvalidQueryError(
    `"${formatPath(path)}" between takes [low, high]; ${describeEnd(low)} is above ${describeEnd(high)}`,
    { attribute: formatPath(path) },
  );
}

function isAbove(low: unknown, high: unknown): boolean {
  if (isNumeric(low) && isNumeric(high)) return low > high;
  if (low instanceof Date && high instanceof Date) return low > high;
  return typeof low === "string" && typeof high === "string" && isTextAbove(low, high);
}

function isNumeric(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** As DynamoDB orders texts: by the bytes of their UTF-8, which is by code points, where JavaScript compares UTF-16. */
function isTextAbove(low: string, high: string): boolean {
  const [a, b] = [Array.from(low), Array.from(high)];
  const differing = a.findIndex((character, index) => character !== b[index]);
  return differing !== -1 && codePoint(a[differing]) > codePoint(b[differing]);
}

/** A text that has ended comes before one that goes on. */
function codePoint(character: string | undefined): number {
  return character?.codePointAt(0) ?? -1;
}

function describeEnd(end: unknown): string {
  return end instanceof Date ? end.toISOString() : describeValue(end);
}
