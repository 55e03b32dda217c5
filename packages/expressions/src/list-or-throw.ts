import { describeValue, InvalidQueryError } from "@dynamorm/core";

/**
 * A copy of a list, for callers without types; holes come out as `undefined`.
 *
 * @param whatIs how the message begins, e.g. `a projection is`.
 * @throws InvalidQueryError for what is no list.
 */
export function listOrThrow(value: unknown, whatIs: string, example: string): readonly unknown[] {
  if (Array.isArray(value)) return Array.from<unknown>(value);
  throw new InvalidQueryError(`${whatIs} a list, e.g. ${example}, not ${describeValue(value)}`);
}
