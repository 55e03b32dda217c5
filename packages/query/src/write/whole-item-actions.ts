import { type AnyModel, type StoredItem, storedNameOf } from "@dynamorm/core";
import type { UpdateAction } from "@dynamorm/expressions";
import { keyNames } from "@dynamorm/update-builder";

/**
 * The actions of an update that makes an item what it is to be, whatever was there: each attribute of the model is set, or removed where
 * the item has none. What the model does not know of stays. The table's key is not among them: it is what the update is for.
 *
 * `item` is the item as code has it, `stored` as it is stored.
 */
export function wholeItemActions(
  model: AnyModel,
  item: Readonly<Record<string, unknown>>,
  stored: StoredItem,
): readonly UpdateAction[] {
  const ofTable = keyNames(model.key);
  const own = Object.keys(model.attributes).map((name) => {
    const isStored = Object.hasOwn(stored, storedNameOf(model, name));
    return actionOn(name, isStored ? item[name] : undefined);
  });
  const made = Object.keys(model.computed).map((name) => actionOn(name, stored[name]?.S));
  const { typeTag } = model;
  const tag = typeTag === undefined ? [] : [actionOn(typeTag.attribute, typeTag.value)];
  return [...own, ...made, ...tag].filter(({ path: [name] }) => !ofTable.includes(name));
}

/** The next version of an item: 0 of one that is not there yet. */
export function nextVersion(version: string): UpdateAction {
  const before = { kind: "ifNotExists", path: [version], otherwise: { kind: "value", value: -1 } } as const;
  const operand = { kind: "plus", left: before, right: { kind: "value", value: 1 } } as const;
  return { kind: "set", path: [version], operand };
}

function actionOn(name: string, value: unknown): UpdateAction {
  return value === undefined
    ? { kind: "remove", path: [name] }
    : { kind: "set", path: [name], operand: { kind: "value", value } };
}
