import { type AnyModel, InvalidModelError, type Item, type ItemKey, keyRuleOf, type StoredItem } from "@dynamorm/core";
import { compileBrought, compileBroughtText } from "./brought-codec.ts";
import { decodeFields } from "./decode-fields.ts";
import { compileKey } from "./encode-key.ts";
import { compileFields } from "./field.ts";
import type { StoredText } from "./item-ways.ts";
import { marshalKeyBy, unmarshalBy } from "./key-and-item.ts";
import { withKeyRule } from "./key-rules.ts";

/** What reading an item by its key takes of a codec. */
export interface ItemReader<Read = object, Key = object> {
  marshalKey(key: Key): StoredItem;
  unmarshal(stored: StoredItem): Read;
}

const readers = new WeakMap<object, ItemReader>();

/**
 * The part of a model's codec that reads an item by its key. It is made of what the model's attributes bring with them, and is as large
 * as the types that the model has. The results and the errors are those of `compileCodec`; no code is generated.
 *
 * @throws InvalidModelError for a model with attributes that bring no codec.
 */
export function itemReader<M extends AnyModel>(model: M): ItemReader<Item<M>, ItemKey<M>>;
export function itemReader(model: AnyModel): ItemReader {
  let reader = readers.get(model);
  if (reader !== undefined) return reader;
  try {
    reader = buildReader(model);
  } catch (error) {
    if (!(error instanceof InvalidModelError) || error.model !== undefined) throw error;
    const { name, table } = model;
    throw new InvalidModelError(`Model "${name}": ${error.message}`, { model: name, table });
  }
  readers.set(model, reader);
  return reader;
}

function buildReader(model: AnyModel): ItemReader {
  const definitions = Object.entries(model.attributes).map(([name, { definition }]) => [name, definition]);
  const fields = compileFields(Object.fromEntries(definitions), compileBrought, 1).map((field) => {
    const rule = keyRuleOf(model, field.name);
    return rule === undefined ? field : withKeyRule(field, rule);
  });
  const key = compileKey(model, fields, keyTextsOf(model));
  return {
    marshalKey: marshalKeyBy(key, model),
    unmarshal: unmarshalBy((stored) => decodeFields(fields, stored), key.fields, model),
  };
}

/** The computed keys of the table. Those of indexes are none of a reader's business. */
function keyTextsOf(model: AnyModel): readonly StoredText[] {
  const { partitionKey, sortKey } = model.key;
  return Object.values(model.computed)
    .filter(({ attribute }) => attribute === partitionKey || attribute === sortKey)
    .map((template) => compileBroughtText(template, model));
}
