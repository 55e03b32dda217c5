import { describe, expect, it } from "@jest/globals";
import { attr } from "@dynamorm/core";
import { oneAttribute } from "../../../test/one-attribute.ts";

const { write, read, refusal, mismatch } = oneAttribute(attr.bigint());

describe("M2 attribute types: bigint", () => {
  it.each([
    [0n, "0"],
    [-1n, "-1"],
    [12345678901234567890n, "12345678901234567890"],
    [10n ** 38n - 1n, "9".repeat(38)],
    [-(10n ** 125n), `-1${"0".repeat(125)}`],
  ])("is an N, exact to the last digit: %p", (value, text) => {
    expect(write(value)).toStrictEqual({ N: text });
    expect(read({ N: text })).toBe(value);
  });

  it.each([
    ["1E+25", 10n ** 25n],
    ["-1.5e3", -1500n],
    ["12.00", 12n],
    ["-0", 0n],
    ["0012", 12n],
    ["9.99E+125", 999n * 10n ** 123n],
  ])("reads %s as DynamoDB, or other code, writes it", (text, value) => {
    expect(read({ N: text })).toBe(value);
  });

  it.each([
    [3, "is the number 3; expected a bigint: make a bigint of it: BigInt(value)"],
    [1.5, "is the number 1.5; expected a bigint"],
    ["3", 'is the string "3"; expected a bigint'],
    [null, "is null; expected a bigint: give it, or make the attribute nullable()"],
    [10n ** 38n + 1n, "is a bigint of 39 digits; expected at most 38 digits: DynamoDB holds no more; store it as text"],
    [10n ** 126n, "is a bigint of 127 digits; expected at most 38 digits: DynamoDB holds no more; store it as text"],
  ])("refuses to write %p", (value, problem) => {
    expect(refusal(value)).toBe(`"value" ${problem}`);
  });

  it.each(["1.5", "1E-1", "1E+126", "1E+999999999", "twelve", "", "0x10", "1n"])("refuses to read %j", (text) => {
    expect(mismatch({ N: text })).toBe(
      `"value" in the table is { N: ${JSON.stringify(text)} }; expected a whole number (N): attr.number() has fractions`,
    );
  });

  it("refuses to read another type", () => {
    expect(mismatch({ S: "3" })).toBe(
      '"value" in the table is { S: "3" }; expected a whole number (N): correct the item, or the model',
    );
  });
});
