import { type BigintDefinition, describeValue } from "@dynamorm/core";
import { exactBigint } from "../../bigint-text.ts";
import { describeStored, storedMismatch } from "../../describe-stored.ts";
import { Mismatch } from "../../mismatch.ts";
import { bigintText } from "../../untyped/integers.ts";
import { scalarWeight } from "../../weight.ts";
import type { AttributeCodec, AttributeTypeCodec } from "../attribute-codec.ts";

const codec: AttributeCodec = {
  expected: "a bigint",
  expectedStored: "a whole number (N)",
  weight: scalarWeight,
  encode: (value) => ({ N: textOfBigint(value) }),
  encodeJson: (value) => `{"N":"${textOfBigint(value)}"}`,
  decode: (stored) => {
    const text = stored?.N;
    if (typeof text !== "string") throw storedMismatch(codec.expectedStored, stored);
    const bigint = exactBigint(text);
    if (bigint !== undefined) return bigint;
    throw new Mismatch(codec.expectedStored, describeStored(stored), {
      mend: "attr.number() has fractions",
    });
  },
};

/** A bigint, as `N`. */
export const bigintType: AttributeTypeCodec<BigintDefinition> = {
  compile: () => codec,
  empty: { is: (value) => value === 0n, make: () => 0n },
};

/**
 * The text of a bigint, of an attribute or of a member of a set.
 *
 * @throws Mismatch for what is none, and for more digits than DynamoDB holds.
 */
export function textOfBigint(value: unknown): string {
  if (typeof value === "bigint") return bigintText(value);
  const mend = Number.isInteger(value) ? "make a bigint of it: BigInt(value)" : undefined;
  throw new Mismatch(codec.expected, describeValue(value), { mend });
}
