import type { AttributeValue, StoredItem } from "@dynamorm/core";
import { addWeight, mostBytesPerUnit } from "../weight.ts";
import { jsonText } from "../json-text.ts";
import { put } from "../record.ts";
import { decodeFields } from "./decode-fields.ts";
import { encodeFields } from "./encode-fields.ts";
import { encodeFieldsJson } from "./encode-fields-json.ts";
import type { Field } from "./field.ts";
import type { ItemWays, StoredText } from "./item-ways.ts";

/**
 * The three ways of an item, or of a map within one, by loops over its fields. Works in every runtime.
 *
 * Attributes are written in the order of the fields, and the texts after them.
 */
export function closureWays(fields: readonly Field[], texts: readonly StoredText[]): ItemWays {
  const names = fields.map(({ storedName }) => `${jsonText(storedName)}:`);
  const ways: ItemWays = {
    encode: (item) => encodeFields(fields, item),
    encodeJson: (item) => `{${encodeFieldsJson(fields, names, item)}}`,
    decode: (stored) => decodeFields(fields, stored),
  };
  return texts.length === 0 ? ways : withTexts(ways, texts);
}

/** The same ways, with texts that are worked out from the item. Reading leaves them out: they are no attributes. */
function withTexts(ways: ItemWays, texts: readonly StoredText[]): ItemWays {
  const names = texts.map(({ storedName }) => `${jsonText(storedName)}:`);
  return {
    encode: (item) => {
      const stored: StoredItem = ways.encode(item);
      for (const { storedName, textOf } of texts) {
        const text = textOf(item as Readonly<Record<string, unknown>>);
        if (text === undefined) continue;
        addWeight(text.length * mostBytesPerUnit);
        put<AttributeValue>(stored, storedName, { S: text });
      }
      return stored;
    },
    encodeJson: (item) => {
      let json = ways.encodeJson(item).slice(0, -1);
      for (const [index, { textOf }] of texts.entries()) {
        const text = textOf(item as Readonly<Record<string, unknown>>);
        if (text !== undefined) json += `${json === "{" ? "" : ","}${names[index]}{"S":${jsonText(text)}}`;
      }
      return `${json}}`;
    },
    decode: ways.decode,
  };
}
