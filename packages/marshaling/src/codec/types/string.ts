import type { StringDefinition } from "@dynamorm/core";
import { storedMismatch } from "../../describe-stored.ts";
import { stringText } from "../../string-text.ts";
import type { AttributeCodec, AttributeTypeCodec } from "../attribute-codec.ts";

const codec: AttributeCodec = {
  expected: "a string",
  expectedStored: "a string (S)",
  encode: (value) => ({ S: stringText(value) }),
  decode: (stored) => {
    const text = stored?.S;
    if (typeof text === "string") return text;
    throw storedMismatch(codec.expectedStored, stored);
  },
};

/** Text, as `S`. */
export const stringType: AttributeTypeCodec<StringDefinition> = { compile: () => codec };
