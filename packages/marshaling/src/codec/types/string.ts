import type { StringDefinition } from "@dynamorm/core";
import { storedMismatch } from "../../describe-stored.ts";
import { jsonText } from "../../json-text.ts";
import { stringText } from "../../string-text.ts";
import { addWeight, mostBytesPerUnit } from "../../weight.ts";
import type { AttributeCodec, AttributeTypeCodec } from "../attribute-codec.ts";

const codec: AttributeCodec = {
  expected: "a string",
  expectedStored: "a string (S)",
  weight: 0,
  encode: (value) => {
    const text = stringText(value);
    addWeight(text.length * mostBytesPerUnit);
    return { S: text };
  },
  encodeJson: (value) => `{"S":${jsonText(stringText(value))}}`,
  decode: (stored) => {
    const text = stored?.S;
    if (typeof text === "string") return text;
    throw storedMismatch(codec.expectedStored, stored);
  },
};

/** Text, as `S`. */
export const stringType: AttributeTypeCodec<StringDefinition> = {
  compile: () => codec,
  empty: { is: (value) => value === "", make: () => "" },
};
