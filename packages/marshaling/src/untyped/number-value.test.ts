import { marshall as marshallOfTheSdk, NumberValueImpl } from "@aws-sdk/util-dynamodb";
import { describe, expect, it } from "@jest/globals";
import { messageOf } from "../../test/thrown-by.ts";
import { NumberValue, type NumberSource, type NumberText } from "./number-value.ts";

describe("C2 NumberValue", () => {
  it.each<[Exclude<NumberSource, NumberText>, string]>([
    ["0.1234567890123456789", "0.1234567890123456789"],
    ["1.50", "1.50"],
    [1.5, "1.5"],
    [12345678901234567890n, "12345678901234567890"],
    [{ N: "-1E-130" }, "-1E-130"],
  ])("holds %p as the SDK's does", (source, text) => {
    for (const number of [NumberValue.from(source), NumberValueImpl.from(source)]) {
      expect(number.value).toBe(text);
      expect(String(number)).toBe(text);
      expect(number.valueOf()).toBe(text);
      expect(number.toAttributeValue()).toEqual({ N: text });
    }
  });

  it("is a bigint where it is whole", () => {
    expect(NumberValue.from("12345678901234567890").toBigInt()).toBe(12345678901234567890n);
    expect(() => NumberValue.from("1.5").toBigInt()).toThrow(SyntaxError);
  });

  it("is made of the SDK's, and the SDK's of it", () => {
    const text = "0.1234567890123456789";
    expect(NumberValue.from(NumberValueImpl.from(text))).toEqual(NumberValue.from(text));
    expect(marshallOfTheSdk(NumberValueImpl.from(String(NumberValue.from(text))))).toEqual({ N: text });
  });

  it.each<[unknown, string]>([
    [
      2 ** 53,
      "the number 9007199254740992; expected a number up to Number.MAX_SAFE_INTEGER: give a bigint, which is exact",
    ],
    [Number.NaN, "the number NaN; expected a finite number"],
    [
      "1".repeat(39),
      `the string "${"1".repeat(39)}"; expected a number of at most 38 digits, from 1E-130 to 9.99E+125: DynamoDB holds no other numbers`,
    ],
    [
      "1e126",
      'the string "1e126"; expected a number of at most 38 digits, from 1E-130 to 9.99E+125: DynamoDB holds no other numbers',
    ],
    [
      "9e-131",
      'the string "9e-131"; expected a number of at most 38 digits, from 1E-130 to 9.99E+125: DynamoDB holds no other numbers',
    ],
    [
      undefined,
      "nothing; expected a number of at most 38 digits, from 1E-130 to 9.99E+125: DynamoDB holds no other numbers",
    ],
  ])("C3 refuses %p", (source, problem) => {
    expect(messageOf(() => new NumberValue(source as NumberSource))).toBe(`what was given is ${problem}`);
  });
});
