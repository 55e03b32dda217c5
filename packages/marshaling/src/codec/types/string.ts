import type { StringDefinition } from "@dynamorm/core";
import { storedMismatch } from "../../describe-stored.ts";
import { stringText } from "../../string-text.ts";
import type { AttributeCodec, Decode, Encode } from "../attribute-codec.ts";

/** Text, as `S`. */
export const stringCodec: AttributeCodec<StringDefinition> = {
  expected: () => "a string",
  expectedStored: () => "a string (S)",
  encoder: () => encode,
  decoder: () => decode,
};

const encode: Encode = (value) => ({ S: stringText(value) });

const decode: Decode = (stored) => {
  const text = stored?.S;
  if (typeof text === "string") return text;
  throw storedMismatch("a string (S)", stored);
};
