import * as fc from "fast-check";
import type { CursorScope } from "../src/index.ts";

/** Few different texts, so that two scopes often differ in one place alone, and such as could run into one another. */
const text = fc.oneof(
  fc.constantFrom("a", "b", "ab", "null", '"', '","', "a\n", "\ud800", "\udc00", "\ufffd"),
  fc.string({ unit: "binary", minLength: 1, maxLength: 6 }),
);

/** Scopes that can be. */
export const scope: fc.Arbitrary<CursorScope> = fc.record(
  {
    model: text,
    table: text,
    index: text,
    direction: fc.constantFrom("asc" as const, "desc" as const),
    conditions: fc.oneof(fc.constant(""), text),
  },
  { requiredKeys: ["model", "table"], noNullPrototype: true },
);
