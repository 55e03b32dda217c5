import type { AnyModel } from "@dynamorm/core";
import type { UpdateAction } from "@dynamorm/expressions";
import type { PlannedWrite } from "../write/planned-write.ts";

/**
 * Whether an update may be sent again when it is not known what became of it. Either it can be told by the version that it met its own
 * doing, or it does to an item twice what it does once, but for the number of its version: it sets values, and no condition of the
 * caller's can fail because it was done already.
 */
export function isRepeatableUpdate(
  { context: { model }, expectedVersion, actions = [] }: PlannedWrite,
  hasCondition: boolean,
): boolean {
  return expectedVersion !== undefined || (!hasCondition && actions.every((action) => isSameTwice(model, action)));
}

function isSameTwice({ roles }: AnyModel, { path, ...action }: UpdateAction): boolean {
  if (path[0] === roles.version) return true;
  // Elements of a list move when one is removed, and one that is set beyond the end is added.
  if (path.some((segment) => typeof segment === "number")) return false;
  if (action.kind === "set") return action.operand.kind === "value" || action.operand.kind === "ifNotExists";
  return action.kind === "remove" || action.kind === "delete" || action.value instanceof Set;
}
