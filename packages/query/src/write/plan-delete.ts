import type { AnyModel } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import { invalidQuery, ownWriteConditions, versionConditions, present } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import type { CheckRequest, PlannedWrite, SingleWriteRequest } from "./planned-write.ts";
import { ownOrAbsent } from "./presence.ts";
import { checkRequest, deleteRequest } from "./write-requests.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Plans to delete an item for good. An item of another model that has the key is left alone. `more` are conditions of the library's own,
 * which do not ask for an item.
 */
export function planDelete(
  context: ModelContext,
  key: Fields,
  conditions: readonly Condition[] = [],
  expectedVersion?: number,
  more: readonly Condition[] = [],
): PlannedWrite<SingleWriteRequest> {
  const { model, codec } = context;
  if (expectedVersion !== undefined) needsVersion(model);
  const given = [...conditions, ...versionConditions(model, expectedVersion)];
  // What is asked for is asked of an item: a condition that also holds where there is none does not make one.
  const own = given.length === 0 ? ownOrAbsent(model, "with") : [present(model), ...ownWriteConditions(model, "with")];
  return {
    context,
    kind: "delete",
    key,
    request: deleteRequest(model, codec, key, [...own, ...given, ...more]),
    needsItem: given.length > 0,
    deleted: "with",
    expectedVersion,
  };
}

/**
 * Plans a condition on an item that is not written, for a transaction. It is asked of an item of the model that is there, or of none:
 * what was deleted softly, or is of another model, meets no condition.
 *
 * @throws InvalidQueryError where there is no condition.
 */
export function planCheck(
  context: ModelContext,
  key: Fields,
  conditions: readonly Condition[],
): PlannedWrite<CheckRequest> {
  const { model, codec } = context;
  if (conditions.length === 0) throw invalidQuery(model, 'a check has a condition, e.g. (eb) => eb.exists("id")');
  return {
    context,
    kind: "check",
    key,
    // An item of another model that has the key meets no condition on this one's.
    request: checkRequest(model, codec, key, [...ownOrAbsent(model, "with"), ...conditions]),
    needsItem: false,
    deleted: "with",
  };
}

/** Refuses a version that is expected of items that have none. */
export function needsVersion(model: AnyModel): void {
  if (model.roles.version === undefined) {
    throw invalidQuery(model, "a version was given to delete, and the model has none: add an attr.version()");
  }
}
