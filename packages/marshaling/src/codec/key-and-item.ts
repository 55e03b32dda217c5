import type { StoredItem } from "@dynamorm/core";
import { invalidItem, itemMismatch, type Subject } from "../value-errors.ts";
import { decodeFields } from "./decode-fields.ts";
import type { ItemCodec, KeyedItemCodec } from "./build-codec.ts";
import type { KeyCodec } from "./encode-key.ts";
import type { Field } from "./field.ts";
import type { ItemWays } from "./item-ways.ts";

/** Writes keys, with public errors. */
export function marshalKeyBy({ encode }: KeyCodec, subject: Subject): KeyedItemCodec["marshalKey"] {
  return (key) => {
    try {
      return encode(key);
    } catch (thrown) {
      throw invalidItem(thrown, subject);
    }
  };
}

/** Reads items, with public errors that name the key. Called for every item: a function that calls another each time is not inlined. */
export function unmarshalBy(
  decode: ItemWays["decode"],
  keyFields: readonly Field[],
  subject: Subject,
): ItemCodec["unmarshal"] {
  function unmarshal(stored: StoredItem): Record<string, unknown>;
  function unmarshal(stored: StoredItem | undefined): Record<string, unknown> | undefined;
  function unmarshal(stored: StoredItem | undefined): Record<string, unknown> | undefined {
    if (stored === undefined) return undefined;
    try {
      return decode(stored);
    } catch (thrown) {
      throw itemMismatch(thrown, subject, keyOf(keyFields, stored));
    }
  }
  return unmarshal;
}

/** The key of an item that does not fit, so that it can be found; nothing where the key is what does not fit. */
export function keyOf(keyFields: readonly Field[], stored: StoredItem): Record<string, unknown> | undefined {
  if (keyFields.length === 0) return undefined;
  try {
    return decodeFields(keyFields, stored);
  } catch {
    return undefined;
  }
}
