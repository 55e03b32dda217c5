import { describeValue, type EnumDefinition } from "@dynamorm/core";
import { storedMismatch } from "../../describe-stored.ts";
import { jsonText } from "../../json-text.ts";
import { Mismatch } from "../../mismatch.ts";
import { mostBytesPerUnit } from "../../weight.ts";
import type { AttributeTypeCodec } from "../attribute-codec.ts";

/** One of some texts, as `S`. */
export const enumType: AttributeTypeCodec<EnumDefinition> = {
  compile: ({ values }) => {
    const expected = oneOf(values);
    const expectedStored = `${expected} (S)`;
    const text = enumText(values);
    const known: ReadonlySet<unknown> = new Set(values);
    const jsons: ReadonlyMap<unknown, string> = new Map(values.map((value) => [value, `{"S":${jsonText(value)}}`]));
    return {
      expected,
      expectedStored,
      weight: enumWeight(values),
      encode: (value) => ({ S: text(value) }),
      encodeJson: (value) => jsons.get(value) ?? text(value),
      decode: (stored) => {
        const value = stored?.S;
        if (known.has(value)) return value;
        throw storedMismatch(expectedStored, stored);
      },
    };
  },
};

/** Gives a text that is one of these, and throws a `Mismatch` for everything else. */
export function enumText(values: readonly string[]): (value: unknown) => string {
  const known: ReadonlySet<unknown> = new Set(values);
  const expected = oneOf(values);
  return (value) => {
    if (typeof value === "string" && known.has(value)) return value;
    throw new Mismatch(expected, describeValue(value));
  };
}

/** The most bytes that one of these texts can have. */
export function enumWeight(values: readonly string[]): number {
  return Math.max(...values.map((value) => value.length)) * mostBytesPerUnit;
}

function oneOf(values: readonly string[]): string {
  return `one of ${values.map((value) => JSON.stringify(value)).join(", ")}`;
}
