import { type AnyModel, ConditionFailedError, type StoredItem, storedNameOf } from "@dynamorm/core";
import { type Condition, equalStored, operatorCondition } from "@dynamorm/expressions";
import { keyNames, StoredOperand, tagCondition, describeKey, present } from "@dynamorm/update-builder";
import { isOwnItem } from "../../plan/own-items.ts";
import type { PlannedWrite } from "../planned-write.ts";
import { absent, noGuard } from "../presence.ts";
import { watchedNames } from "./unique-values.ts";

/** That the item of a write is as it was read, as far as its unique values go. */
export function unchangedInValues(
  { context: { model }, needsItem }: PlannedWrite,
  read: StoredItem | undefined,
): readonly Condition[] {
  if (read === undefined) return [absent(model)];
  const { typeTag } = model;
  if (!isOwnItem(model, read, { deleted: "with" })) {
    return [present(model), typeTag === undefined ? noGuard : { kind: "not", condition: tagCondition(typeTag) }];
  }
  const changing = watchedNames(model).filter((name) => !keyNames(model.key).includes(name));
  return [
    ...(needsItem ? [] : [present(model)]),
    ...changing.map((name) => {
      const value = read[storedNameOf(model, name)];
      return value === undefined
        ? operatorCondition([name], "attribute_not_exists", [])
        : operatorCondition([name], "=", [new StoredOperand(value)]);
    }),
  ];
}

/** Whether an item is another than the one that was read, as far as its unique values go. */
export function isChanged(model: AnyModel, read: StoredItem | undefined, now: StoredItem | undefined): boolean {
  if (read === undefined || now === undefined) return read !== now;
  const isOwn = isOwnItem(model, read, { deleted: "with" });
  if (isOwn !== isOwnItem(model, now, { deleted: "with" })) return true;
  if (!isOwn) return false;
  return watchedNames(model).some((name) => {
    const [before, after] = [read[storedNameOf(model, name)], now[storedNameOf(model, name)]];
    return before === undefined || after === undefined ? before !== after : !equalStored(before, after);
  });
}

/** What is thrown where an item is written by others each time it is tried. */
export function changedInBetween(
  { context: { model }, request, key }: PlannedWrite,
  current: StoredItem | undefined,
  cause: unknown,
): ConditionFailedError {
  const { name: modelName, table } = model;
  const message = `${modelName} ${describeKey(key)} was written by others between reading its unique values and writing it, again and again: try again`;
  return new ConditionFailedError(message, {
    operation: request.operation,
    model: modelName,
    table,
    key,
    current,
    cause,
  });
}
