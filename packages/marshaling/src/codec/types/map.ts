import { isRecord, type MapDefinition } from "@dynamorm/core";
import { storedMismatch } from "../../describe-stored.ts";
import type { AttributeTypeCodec } from "../attribute-codec.ts";
import { decodeFields } from "../decode-fields.ts";
import { encodeFields } from "../encode-fields.ts";
import { compileFields } from "../field.ts";

const expectedStored = "a map (M)";

/** An object with given attributes, as `M`. */
export const mapType: AttributeTypeCodec<MapDefinition> = {
  compile: ({ attributes }, compileAny) => {
    const fields = compileFields(attributes, compileAny);
    return {
      expected: "a plain object",
      expectedStored,
      encode: (value) => ({ M: encodeFields(fields, value) }),
      decode: (stored) => {
        const map = stored?.M;
        if (isRecord(map)) return decodeFields(fields, map);
        throw storedMismatch(expectedStored, stored);
      },
    };
  },
};
