import { type AnyModel, describeValue } from "@dynamorm/core";
import { type Condition, operatorCondition } from "@dynamorm/expressions";
import { invalidQuery } from "../model/invalid-query.ts";

/**
 * The version in an object that is written: the one that the item is expected to have. `undefined` where the object, or the
 * model, has none.
 *
 * @throws InvalidQueryError for what is no version.
 */
export function expectedVersionOf(model: AnyModel, given: object): number | undefined {
  const { version } = model.roles;
  if (version === undefined || !Object.hasOwn(given, version)) return undefined;
  const value = (given as Readonly<Record<string, unknown>>)[version];
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw invalidQuery(
    model,
    `"${version}" is the version of an item, a whole number from 0, not ${describeValue(value)}`,
    {
      attribute: version,
    },
  );
}

/** The condition that an item has the version that is expected; none where none is. */
export function versionConditions(model: AnyModel, expected: number | undefined): readonly Condition[] {
  const { version } = model.roles;
  return version === undefined || expected === undefined ? [] : [operatorCondition([version], "=", [expected])];
}
