import { type AnyModel, ItemMismatchError, keyAttributes, type StoredItem, type ValueMismatch } from "@dynamorm/core";
import type { ModelCodec } from "@dynamorm/update-builder";
import type { QueryDescription } from "../describe/description.ts";

/** Decodes items without the attributes that do not fit the model, and tells of each of these. */
export function lenientDecoder(
  model: AnyModel,
  codec: ModelCodec,
  select: readonly string[] | undefined,
  lenient: NonNullable<QueryDescription["lenient"]>,
): (item: StoredItem) => object {
  return (stored) => {
    const { item, mismatches } = codec.unmarshalLenient(stored, select);
    if (typeof lenient === "function" && mismatches.length > 0) {
      const key = keyOf(model, codec, stored);
      for (const mismatch of mismatches) lenient(errorOf({ ...mismatch, key }));
    }
    return item;
  };
}

/** The key of an item, as far as it was read and fits. */
function keyOf(model: AnyModel, codec: ModelCodec, stored: StoredItem): Readonly<Record<string, unknown>> | undefined {
  const key = { ...codec.unmarshalLenient(stored, keyAttributes(model, model.key)).item };
  return Object.keys(key).length === 0 ? undefined : key;
}

function errorOf(mismatch: ValueMismatch): ItemMismatchError {
  const { model, path, expected, received } = mismatch;
  return new ItemMismatchError(
    `Model "${model}": "${path}" in the table is ${received === "nothing" ? "missing" : received}; expected ${expected}`,
    mismatch,
  );
}
