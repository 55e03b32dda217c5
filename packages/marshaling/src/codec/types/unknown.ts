import type { AttributeValue, UnknownDefinition } from "@dynamorm/core";
import { copyOfBytes } from "../../bytes.ts";
import { valueSize } from "../../item-size.ts";
import { put } from "../../record.ts";
import { storedJson } from "../../stored-json.ts";
import { valueFromStored } from "../../untyped/value-from-stored.ts";
import { valueToStored } from "../../untyped/value-to-stored.ts";
import { addWeight } from "../../weight.ts";
import type { AttributeTypeCodec } from "../attribute-codec.ts";

/** Any value that DynamoDB has a type for, as that type: what `marshall` and `unmarshall` make of it. */
export const unknownType: AttributeTypeCodec<UnknownDefinition> = {
  compile: (_definition, _compileAny, level) => {
    const encode = (value: unknown): AttributeValue => {
      const stored = valueToStored(value, level);
      addWeight(valueSize(stored));
      return stored;
    };
    return {
      expected: "a value that DynamoDB has a type for",
      expectedStored: "a value of any type",
      weight: 0,
      encode: (value) => withOwnBytes(encode(value)),
      encodeJson: (value) => storedJson(encode(value)),
      decode: (stored) => valueFromStored(stored, level),
    };
  },
};

/** The same, with copies of the bytes in it: `marshall` gives the very bytes that it was given. */
function withOwnBytes(stored: AttributeValue): AttributeValue {
  if (stored.B !== undefined) return { B: copyOfBytes(stored.B) };
  if (stored.BS !== undefined) return { BS: stored.BS.map(copyOfBytes) };
  if (stored.L !== undefined) return { L: stored.L.map(withOwnBytes) };
  if (stored.M === undefined) return stored;
  const copied: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(stored.M)) put(copied, name, withOwnBytes(value));
  return { M: copied };
}
