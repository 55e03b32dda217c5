import type { AnyAttribute, attr } from "@dynamorm/core";
import * as fc from "fast-check";

/** An attribute, and values of it that come back as they were written. */
export interface Sample {
  readonly attribute: AnyAttribute;
  readonly values: fc.Arbitrary<unknown>;
}

/** The types of samples are not known; whatever they are, they take modifiers and can stand in containers. */
export type PlainAttribute = ReturnType<typeof attr.string>;

/** An attribute as the builders take it. */
export function plain({ attribute }: Pick<Sample, "attribute">): PlainAttribute {
  return attribute as PlainAttribute;
}

/** Any text that DynamoDB holds. */
export const texts: fc.Arbitrary<string> = fc.string({ unit: "binary" });

/** Names that are easily mistaken for something else, and any others. */
export const names: fc.Arbitrary<string> = fc.oneof(
  texts.filter((name) => name !== ""),
  fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty", "size", "a.b", "a[0]", "#a", ":a", "0"),
);
