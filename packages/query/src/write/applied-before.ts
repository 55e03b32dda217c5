import { isConditionFailed, type StoredItem, storedNameOf } from "@dynamorm/core";
import { equalStored, type UpdateAction } from "@dynamorm/expressions";
import type { PlannedWrite } from "./planned-write.ts";

/**
 * The item in the table, where a condition failed because the very same write was applied before: its answer was lost on the way, the
 * client sent it again, and what it met is its own doing. DynamoDB cannot tell that; the item that came with the failure can.
 *
 * A client that sent the request once (or that does not say how often) has met somebody else's item, even if it is an equal one. So has
 * one whose other attempts were refused: they are not counted.
 */
export function appliedBefore(write: PlannedWrite, error: unknown): StoredItem | undefined {
  if (!isConditionFailed(error) || (error.attempts ?? 1) < 2) return undefined;
  const current = error.current as StoredItem | undefined;
  if (current === undefined) return undefined;
  // Two who make equal items, or count the same version up, at different moments: without the moment nothing tells them apart.
  if (!hasMoment(write)) return undefined;
  const isOwn = write.stored === undefined ? isChanged(write, current) : isSame(write.stored, current);
  return isOwn ? current : undefined;
}

/** Whether every write leaves the moment that it was made at in the item, to the millisecond. */
function hasMoment({ context: { model, definitions } }: PlannedWrite): boolean {
  const { updatedAt } = model.roles;
  const definition = updatedAt === undefined ? undefined : definitions[updatedAt];
  return definition !== undefined && !(definition.type === "date" && definition.format === "epochSeconds");
}

/** Whether an item is the one that was to be stored. */
function isSame(stored: StoredItem, current: StoredItem): boolean {
  const names = Object.keys(stored);
  return names.length === Object.keys(current).length && names.every((name) => isEqual(stored[name], current[name]));
}

/** Whether an item is the next version of the one that was to be changed, with every change made. */
function isChanged({ context, expectedVersion, actions = [] }: PlannedWrite, current: StoredItem): boolean {
  const { model, codec } = context;
  const { version } = model.roles;
  if (version === undefined || expectedVersion === undefined) return false;
  if (current[storedNameOf(model, version)]?.N !== String(expectedVersion + 1)) return false;
  return actions.every((action) => isMade(action));

  function isMade(action: UpdateAction): boolean {
    const [name, ...rest] = action.path;
    if (name === version) return true;
    // Of a change within an attribute, or one that depends on what was there, the item does not tell whose it is.
    if (rest.length > 0) return false;
    const there = current[storedNameOf(model, name)];
    if (action.kind === "remove") return there === undefined;
    if (action.kind !== "set" || action.operand.kind !== "value") return false;
    return isEqual(codec.marshalValue(action.path, action.operand.value), there);
  }
}

function isEqual(one: StoredItem[string] | undefined, other: StoredItem[string] | undefined): boolean {
  return one !== undefined && other !== undefined && equalStored(one, other);
}
