import type { NumberDefinition } from "@dynamorm/core";
import { describeStored, storedMismatch } from "../../describe-stored.ts";
import { Mismatch } from "../../mismatch.ts";
import { exactNumber, numberText } from "../../number-text.ts";
import type { AttributeCodec, Decode, Encode } from "../attribute-codec.ts";

/** A number, as `N`. */
export const numberCodec: AttributeCodec<NumberDefinition> = {
  expected: () => "a number",
  expectedStored: () => "a number (N)",
  encoder: () => encode,
  decoder: () => decode,
};

const encode: Encode = (value) => ({ N: numberText(value) });

const decode: Decode = (stored) => {
  const text = stored?.N;
  if (typeof text !== "string") throw storedMismatch("a number (N)", stored);
  const number = exactNumber(text);
  if (number !== undefined) return number;
  throw new Mismatch("a number that JavaScript holds exactly (N)", describeStored(stored), {
    mend: "unmarshall() gives such a number as a bigint where it is whole",
  });
};
