import { compareCodePoints, describeValue, formatPath, InvalidQueryError } from "@dynamorm/core";
import type { OperatorCondition } from "./condition.ts";

/**
 * Refuses a `between` whose ends are the wrong way round, which DynamoDB refuses and other engines answer with nothing. Ends whose
 * order cannot be told without their encoding are left to DynamoDB.
 *
 * @throws InvalidQueryError naming the ends.
 */
export function refuseReversedRange(condition: OperatorCondition): void {
  if (!isReversedRange(condition)) return;
  const attribute = formatPath(condition.path);
  const [low, high] = condition.operands.map(describeEnd);
  throw new InvalidQueryError(`"${attribute}" between takes [low, high]; ${low} is above ${high}`, { attribute });
}

/** Whether a condition is a `between` whose ends are the wrong way round: nothing lies there. */
export function isReversedRange({ operator, operands: [low, high] }: OperatorCondition): boolean {
  return operator === "between" && isAbove(low, high);
}

function isAbove(low: unknown, high: unknown): boolean {
  if (isNumeric(low) && isNumeric(high)) return low > high;
  if (low instanceof Date && high instanceof Date) return low > high;
  return typeof low === "string" && typeof high === "string" && compareCodePoints(low, high) > 0;
}

function isNumeric(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

function describeEnd(end: unknown): string {
  return end instanceof Date ? end.toISOString() : describeValue(end);
}
