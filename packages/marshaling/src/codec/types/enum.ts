import { describeValue, type EnumDefinition } from "@dynamorm/core";
import { storedMismatch } from "../../describe-stored.ts";
import { Mismatch } from "../../mismatch.ts";
import type { AttributeCodec } from "../attribute-codec.ts";

/** One of some texts, as `S`. */
export const enumCodec: AttributeCodec<EnumDefinition> = {
  expected: ({ values }) => oneOf(values),
  expectedStored: ({ values }) => `${oneOf(values)} (S)`,
  encoder: (definition) => {
    const text = enumText(definition);
    return (value) => ({ S: text(value) });
  },
  decoder: (definition) => {
    const values: ReadonlySet<unknown> = new Set(definition.values);
    const expected = enumCodec.expectedStored(definition);
    return (stored) => {
      const text = stored?.S;
      if (values.has(text)) return text;
      throw storedMismatch(expected, stored);
    };
  },
};

/** Gives the text of a member of an enum, and throws a `Mismatch` for everything else. */
export function enumText(definition: EnumDefinition): (value: unknown) => string {
  const values: ReadonlySet<unknown> = new Set(definition.values);
  const expected = oneOf(definition.values);
  return (value) => {
    if (values.has(value)) return value as string;
    throw new Mismatch(expected, describeValue(value));
  };
}

function oneOf(values: readonly string[]): string {
  return `one of ${values.map((value) => JSON.stringify(value)).join(", ")}`;
}
