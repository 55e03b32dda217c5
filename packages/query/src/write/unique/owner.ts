import { guardNames, isDynamORMError, keyAttributes, type StoredItem, storedNameOf } from "@dynamorm/core";
import type { ModelContext } from "../../context.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * The owner of a guard as it is stored: the key of the item, and what it is made of where it is a computed one, which its text alone
 * would not tell.
 */
export function ownerOf({ model, codec }: ModelContext, key: Fields): StoredItem {
  const parts = keyAttributes(model, model.key).map((name) => [
    storedNameOf(model, name),
    codec.marshalValue([name], key[name]),
  ]);
  return { ...codec.marshalKey(key), ...Object.fromEntries(parts) };
}

/** The owner that a guard names. */
export function ownerIn(guard: StoredItem | undefined): StoredItem | undefined {
  return guard?.[guardNames.owner]?.M;
}

/** The key of an owner as code has it; `undefined` for what is no key of the model. */
export function ownerKey({ model, codec }: ModelContext, owner: StoredItem | undefined): Fields | undefined {
  if (owner === undefined) return undefined;
  try {
    return codec.unmarshalSome(owner, keyAttributes(model, model.key)) as Fields;
  } catch (error) {
    if (isDynamORMError(error, "ITEM_MISMATCH")) return undefined;
    throw error;
  }
}
