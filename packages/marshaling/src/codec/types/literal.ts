import {
  type AttributeValue,
  describeValue,
  InvalidModelError,
  type LiteralDefinition,
  type LiteralValue,
} from "@dynamorm/core";
import { storedMismatch } from "../../describe-stored.ts";
import { Mismatch } from "../../mismatch.ts";
import { exactNumber, numberText } from "../../number-text.ts";
import { storedJson } from "../../stored-json.ts";
import { mostBytesPerUnit, scalarWeight } from "../../weight.ts";
import type { AttributeTypeCodec, Decode } from "../attribute-codec.ts";

/** One value and no other, as `S`, `N` or `BOOL`. */
export const literalType: AttributeTypeCodec<LiteralDefinition> = {
  compile: ({ value: literal }) => {
    const expected = JSON.stringify(literal);
    const { stored, read } = formOf(literal);
    const json = storedJson(stored);
    const [type] = Object.keys(stored);
    const expectedStored = `${expected} (${type})`;
    const check = (value: unknown): void => {
      if (value !== literal) throw new Mismatch(expected, describeValue(value));
    };
    return {
      expected,
      expectedStored,
      weight: typeof literal === "string" ? literal.length * mostBytesPerUnit : scalarWeight,
      encode: (value) => {
        check(value);
        return { ...stored };
      },
      encodeJson: (value) => {
        check(value);
        return json;
      },
      decode: (value) => {
        if (read(value) === literal) return literal;
        throw storedMismatch(expectedStored, value);
      },
    };
  },
};

/** How a literal is stored, and what a stored value is, as far as it is of the same type. */
function formOf(literal: LiteralValue): { readonly stored: AttributeValue; readonly read: Decode } {
  switch (typeof literal) {
    case "string":
      return { stored: { S: literal }, read: (value) => value?.S };
    case "boolean":
      return { stored: { BOOL: literal }, read: (value) => value?.BOOL };
    default:
      return {
        stored: { N: literalNumberText(literal) },
        read: (value) => (typeof value?.N === "string" ? exactNumber(value.N) : undefined),
      };
  }
}

function literalNumberText(literal: number): string {
  try {
    return numberText(literal);
  } catch (thrown) {
    if (!(thrown instanceof Mismatch)) throw thrown;
    throw new InvalidModelError(`attr.literal(${literal}): DynamoDB holds 0, and magnitudes from 1E-130 to 9.99E+125`);
  }
}
