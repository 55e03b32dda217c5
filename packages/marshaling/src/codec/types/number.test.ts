import { describe, expect, it } from "@jest/globals";
import { attr } from "@dynamorm/core";
import { messageOf } from "../../../test/thrown-by.ts";
import { compileCodec } from "../compile-codec.ts";

const codec = compileCodec({ attributes: { price: attr.number() } });
const marshal = (price: unknown): unknown => codec.marshal({ price } as { price: number });

describe("attr.number()", () => {
  it.each([
    [0, "0"],
    [-1.5, "-1.5"],
    [0.1, "0.1"],
    [0.1 + 0.2, "0.30000000000000004"],
    [Number.MAX_SAFE_INTEGER, "9007199254740991"],
    [1e21, "1e+21"],
    [1e-130, "1e-130"],
    [-9.99e125, "-9.99e+125"],
  ])("is an N: %p", (price, text) => {
    expect(codec.marshal({ price })).toEqual({ price: { N: text } });
    expect(codec.unmarshal({ price: { N: text } })).toEqual({ price });
  });

  it("writes -0 as 0, since DynamoDB has only the one", () => {
    expect(codec.marshal({ price: -0 })).toEqual({ price: { N: "0" } });
  });

  it.each([
    ["1.10", 1.1],
    ["1E+2", 100],
    ["-0.0", 0],
    ["1000000000000000000000", 1e21],
  ])("reads %s as DynamoDB, or other code, writes it", (text, price) => {
    expect(codec.unmarshal({ price: { N: text } })).toEqual({ price });
  });

  it.each([
    ["3", '"price" is the string "3"; expected a number'],
    [3n, '"price" is the bigint 3; expected a number'],
    [Number.NaN, '"price" is the number NaN; expected a finite number'],
    [-Infinity, '"price" is the number -Infinity; expected a finite number'],
    [
      1e126,
      '"price" is the number 1e+126; expected 0, or a magnitude from 1E-130 to 9.99E+125: DynamoDB holds no other numbers',
    ],
    [
      5e-324,
      '"price" is the number 5e-324; expected 0, or a magnitude from 1E-130 to 9.99E+125: DynamoDB holds no other numbers',
    ],
  ])("refuses to write %p", (price, message) => {
    expect(messageOf(() => marshal(price))).toBe(message);
  });

  it.each(["12345678901234567890", "0.10000000000000000001", "", "three"])("refuses to round %j", (text) => {
    expect(messageOf(() => codec.unmarshal({ price: { N: text } }))).toBe(
      `"price" in the table is { N: ${JSON.stringify(text)} }; expected a number that JavaScript holds exactly (N): ` +
        "unmarshall() gives such a number as a bigint where it is whole",
    );
  });

  it("refuses to read another type", () => {
    expect(messageOf(() => codec.unmarshal({ price: { S: "3" } }))).toBe(
      '"price" in the table is { S: "3" }; expected a number (N): correct the item, or the model',
    );
  });
});
