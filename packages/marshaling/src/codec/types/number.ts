import type { NumberDefinition } from "@dynamorm/core";
import { describeStored, storedMismatch } from "../../describe-stored.ts";
import { Mismatch } from "../../mismatch.ts";
import { exactNumber, exactNumberOfAnyText, numberText, storableNumber } from "../../number-text.ts";
import { scalarWeight } from "../../weight.ts";
import type { AttributeCodec, AttributeTypeCodec } from "../attribute-codec.ts";

const expectedStored = "a number (N)";

/** A number, as `N`. */
export const numberType: AttributeTypeCodec<NumberDefinition> = typeBy(numberText, exactNumber);

/** The same without what is quicker for most numbers, and is code: for where few are read or written. */
export const plainNumberType: AttributeTypeCodec<NumberDefinition> = typeBy(
  (value) => String(storableNumber(value)),
  exactNumberOfAnyText,
);

function typeBy(
  textOf: (value: unknown) => string,
  numberOf: (text: string) => number | undefined,
): AttributeTypeCodec<NumberDefinition> {
  const codec: AttributeCodec = {
    expected: "a number",
    expectedStored,
    weight: scalarWeight,
    encode: (value) => ({ N: textOf(value) }),
    encodeJson: (value) => `{"N":"${textOf(value)}"}`,
    decode: (stored) => {
      const text = stored?.N;
      if (typeof text !== "string") throw storedMismatch(expectedStored, stored);
      const number = numberOf(text);
      if (number !== undefined) return number;
      throw new Mismatch("a number that JavaScript holds exactly (N)", describeStored(stored), {
        mend: "unmarshall() gives such a number as a bigint where it is whole",
      });
    },
  };
  return { compile: () => codec, empty: { is: (value) => value === 0, make: () => 0 } };
}
