import type { AttributeValue, UnknownDefinition } from "@dynamorm/core";
import { valueSize } from "../../item-size.ts";
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
      encode,
      encodeJson: (value) => storedJson(encode(value)),
      decode: (stored) => valueFromStored(stored, level),
    };
  },
};
