import { type BooleanDefinition, describeValue } from "@dynamorm/core";
import { storedMismatch } from "../../describe-stored.ts";
import { Mismatch } from "../../mismatch.ts";
import { scalarWeight } from "../../weight.ts";
import type { AttributeCodec, AttributeTypeCodec } from "../attribute-codec.ts";

const codec: AttributeCodec = {
  expected: "true or false",
  expectedStored: "true or false (BOOL)",
  weight: scalarWeight,
  encode: (value) => {
    if (typeof value === "boolean") return { BOOL: value };
    throw new Mismatch(codec.expected, describeValue(value));
  },
  encodeJson: (value) => {
    if (typeof value === "boolean") return value ? '{"BOOL":true}' : '{"BOOL":false}';
    throw new Mismatch(codec.expected, describeValue(value));
  },
  decode: (stored) => {
    const value = stored?.BOOL;
    if (typeof value === "boolean") return value;
    throw storedMismatch(codec.expectedStored, stored);
  },
};

/** `true` or `false`, as `BOOL`. */
export const booleanType: AttributeTypeCodec<BooleanDefinition> = {
  compile: () => codec,
  // For documents of the Go version alone (@dynamorm/dms): its `omit_empty` is for every type.
  empty: { is: (value) => value === false, make: () => false },
};
