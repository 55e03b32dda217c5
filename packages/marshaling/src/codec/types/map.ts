import type { MapDefinition } from "@dynamorm/core";
import { storedMismatch } from "../../describe-stored.ts";
import type { AttributeCodec } from "../attribute-codec.ts";
import { decodeFields } from "../decode-fields.ts";
import { encodeFields } from "../encode-fields.ts";
import { compileFields } from "../field.ts";

/** An object with given attributes, as `M`. */
export const mapCodec: AttributeCodec<MapDefinition> = {
  expected: () => "a plain object",
  expectedStored: () => "a map (M)",
  encoder: ({ attributes }, any) => {
    const fields = compileFields(attributes, any);
    return (value) => ({ M: encodeFields(fields, value) });
  },
  decoder: ({ attributes }, any) => {
    const fields = compileFields(attributes, any);
    return (stored) => {
      const map = stored?.M;
      if (typeof map === "object" && map !== null) return decodeFields(fields, map);
      throw storedMismatch("a map (M)", stored);
    };
  },
};
