import { expect, test } from "@jest/globals";
import { writeBody } from "./wire-text.ts";

/** A value below so many maps. */
const below = (levels: number, value: object): object =>
  levels === 0 ? value : { M: { a: below(levels - 1, value) } };

test("bytes are found at every depth, and each value is looked at once", () => {
  // Looking at a value anew on each level above it would be two thousand million looks.
  expect(writeBody(below(31, { B: Uint8Array.of(1, 2, 3) }))).toBe(JSON.stringify(below(31, { B: "AQID" })));
});

test("what is given is not changed", () => {
  const given = { Item: { a: { B: Uint8Array.of(1) }, b: { L: [{ B: Uint8Array.of(2) }, { S: "x" }] } }, c: null };
  const before = structuredClone(given);
  expect(writeBody(given)).toBe('{"Item":{"a":{"B":"AQ=="},"b":{"L":[{"B":"Ag=="},{"S":"x"}]}}}');
  expect(given).toEqual(before);
});

test("an attribute named __proto__ stays one, beside bytes and beside null", () => {
  const item = JSON.parse('{"__proto__":{"S":"x"},"a":null,"b":{"B":1}}') as Record<string, unknown>;
  item["b"] = { B: Uint8Array.of(1) };
  expect(writeBody({ Item: item })).toBe('{"Item":{"__proto__":{"S":"x"},"b":{"B":"AQ=="}}}');
});
