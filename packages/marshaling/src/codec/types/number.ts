import type { NumberDefinition } from "@dynamorm/core";
import { describeStored, storedMismatch } from "../../describe-stored.ts";
import { Mismatch } from "../../mismatch.ts";
import { exactNumber, numberText } from "../../number-text.ts";
import { scalarWeight } from "../../weight.ts";
import type { AttributeCodec, AttributeTypeCodec } from "../attribute-codec.ts";

const codec: AttributeCodec = {
  expected: "a number",
  expectedStored: "a number (N)",
  weight: scalarWeight,
  encode: (value) => ({ N: numberText(value) }),
  encodeJson: (value) => `{"N":"${numberText(value)}"}`,
  decode: (stored) => {
    const text = stored?.N;
    if (typeof text !== "string") throw storedMismatch(codec.expectedStored, stored);
    const number = exactNumber(text);
    if (number !== undefined) return number;
    throw new Mismatch("a number that JavaScript holds exactly (N)", describeStored(stored), {
      mend: "unmarshall() gives such a number as a bigint where it is whole",
    });
  },
};

/** A number, as `N`. */
export const numberType: AttributeTypeCodec<NumberDefinition> = { compile: () => codec };
