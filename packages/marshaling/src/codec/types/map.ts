import { isRecord, type MapDefinition } from "@dynamorm/core";
import { storedMismatch } from "../../describe-stored.ts";
import { containerBytes } from "../../item-size.ts";
import type { AttributeTypeCodec } from "../attribute-codec.ts";
import { closureWays } from "../closure-ways.ts";
import { compileFields, fieldsWeight } from "../field.ts";

const expectedStored = "a map (M)";

/** An object with given attributes, as `M`. */
export const mapType: AttributeTypeCodec<MapDefinition> = {
  compile: ({ attributes }, compileAny, level) => {
    const fields = compileFields(attributes, compileAny, level + 1);
    const { encode, encodeJson, decode } = closureWays(fields, []);
    return {
      expected: "a plain object",
      expectedStored,
      weight: containerBytes + fieldsWeight(fields),
      encode: (value) => ({ M: encode(value) }),
      encodeJson: (value) => `{"M":${encodeJson(value)}}`,
      decode: (stored) => {
        const map = stored?.M;
        if (isRecord(map)) return decode(map);
        throw storedMismatch(expectedStored, stored);
      },
    };
  },
};
