import { type AnyModel, type AttributePath, formatPath } from "@dynamorm/core";
import { invalidQuery } from "../model/invalid-query.ts";
import type { BuiltAction } from "./description.ts";

/**
 * Refuses a step on a part of an item that an earlier one changes already: DynamoDB does all steps at once, and takes no two on a path, or
 * on a path and a part of it.
 */
export function refuseConflict(model: AnyModel, earlier: readonly BuiltAction[], action: BuiltAction): void {
  const other = earlier.find(({ path }) => contains(path, action.path) || contains(action.path, path));
  if (other === undefined) return;
  const [before, now] = [formatPath(other.path), formatPath(action.path)];
  const how = before === now ? `both change "${now}"` : `both change "${before.length < now.length ? before : now}"`;
  throw invalidQuery(
    model,
    `${action.step}("${now}") after ${other.step}("${before}"): ${how}, and an update does all of its steps at once, in no order; leave one out, or make two updates`,
    { attribute: now },
  );
}

function contains(outer: AttributePath, inner: AttributePath): boolean {
  return outer.length <= inner.length && outer.every((part, index) => part === inner[index]);
}
