import { describe, expect, it } from "@jest/globals";
import { attr, type LiteralValue } from "@dynamorm/core";
import { oneAttribute } from "../../../test/one-attribute.ts";
import { messageOf } from "../../../test/thrown-by.ts";
import { compileCodec } from "../compile-codec.ts";

describe("M2 attribute types: literal", () => {
  it.each<[LiteralValue, unknown]>([
    ["circle", { S: "circle" }],
    ["", { S: "" }],
    [2.5, { N: "2.5" }],
    [true, { BOOL: true }],
    [false, { BOOL: false }],
  ])("is one value and no other: %j", (value, stored) => {
    const { write, read } = oneAttribute(attr.literal(value));
    expect(write(value)).toStrictEqual(stored);
    expect(read(stored as never)).toBe(value);
  });

  it("is read in whichever notation a number is stored", () => {
    expect(oneAttribute(attr.literal(100)).read({ N: "1E+2" })).toBe(100);
  });

  it("is stored anew each time", () => {
    const codec = compileCodec({ attributes: { kind: attr.literal("circle") } });
    expect(codec.marshal({ kind: "circle" })["kind"]).not.toBe(codec.marshal({ kind: "circle" })["kind"]);
  });

  it.each<[LiteralValue, unknown, string]>([
    ["circle", "square", 'is the string "square"; expected "circle"'],
    [1, "1", 'is the string "1"; expected 1'],
    [true, false, "is false; expected true"],
    [true, null, "is null; expected true: give it, or make the attribute nullable()"],
  ])("refuses, where it is %j, to write %j", (literal, value, problem) => {
    expect(oneAttribute(attr.literal(literal)).refusal(value)).toBe(`"value" ${problem}`);
  });

  it.each<[LiteralValue, unknown, string]>([
    ["circle", { S: "square" }, '{ S: "square" }; expected "circle" (S)'],
    [1, { S: "1" }, '{ S: "1" }; expected 1 (N)'],
    [true, { BOOL: false }, "{ BOOL: false }; expected true (BOOL)"],
  ])("refuses, where it is %j, to read %j", (literal, stored, problem) => {
    expect(oneAttribute(attr.literal(literal)).mismatch(stored)).toBe(
      `"value" in the table is ${problem}: correct the item, or the model`,
    );
  });

  it("refuses a model with what DynamoDB does not hold", () => {
    expect(messageOf(() => compileCodec({ attributes: { value: attr.literal(1e300) } }))).toBe(
      "attr.literal(1e+300): DynamoDB holds 0, and magnitudes from 1E-130 to 9.99E+125",
    );
  });
});
