import { type BooleanDefinition, describeValue } from "@dynamorm/core";
import { storedMismatch } from "../../describe-stored.ts";
import { Mismatch } from "../../mismatch.ts";
import type { AttributeCodec, Decode, Encode } from "../attribute-codec.ts";

/** `true` or `false`, as `BOOL`. */
export const booleanCodec: AttributeCodec<BooleanDefinition> = {
  expected: () => "true or false",
  expectedStored: () => "true or false (BOOL)",
  encoder: () => encode,
  decoder: () => decode,
};

const encode: Encode = (value) => {
  if (typeof value === "boolean") return { BOOL: value };
  throw new Mismatch("true or false", describeValue(value));
};

const decode: Decode = (stored) => {
  const value = stored?.BOOL;
  if (typeof value === "boolean") return value;
  throw storedMismatch("true or false (BOOL)", stored);
};
