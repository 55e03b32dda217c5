import type { AnyModel, StoredItem } from "@dynamorm/core";
import { keyIdentity } from "../../read/stored-key-identity.ts";

/** A text that stands for one item of one table. */
export type ItemId = string & { readonly "~item": true };

/** What stands for the item that a stored key, or item, is of. */
export function itemId(model: AnyModel, key: StoredItem): ItemId {
  return JSON.stringify([model.table, keyIdentity(model, key)]) as ItemId;
}
