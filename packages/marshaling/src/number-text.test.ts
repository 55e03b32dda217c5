import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { parseDecimal } from "./decimal.ts";
import { exactNumber, numberText } from "./number-text.ts";

/** Numbers over DynamoDB's whole range. */
const storable = fc
  .oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.maxSafeInteger())
  .filter((number) => number === 0 || (Math.abs(number) >= 1e-130 && Math.abs(number) < 1e126));

/** Texts of numbers, of any length and in any notation, as DynamoDB may hold them. */
const decimals = fc.stringMatching(/^-?\d{1,38}(\.\d{1,38})?([eE][+-]?\d{1,2})?$/);

/** A decimal as a fraction of whole numbers: what is exact about it whatever a double can hold. */
function fractionOf(text: string): readonly [bigint, bigint] {
  const { negative, digits, exponent } = parseDecimal(text) ?? { negative: false, digits: "", exponent: Number.NaN };
  const whole = BigInt(digits) * (negative ? -1n : 1n);
  return exponent >= 0 ? [whole * 10n ** BigInt(exponent), 1n] : [whole, 10n ** BigInt(-exponent)];
}

function isSameNumber(left: string, right: string): boolean {
  const [[above, below], [otherAbove, otherBelow]] = [fractionOf(left), fractionOf(right)];
  return above * otherBelow === otherAbove * below;
}

describe("numbers", () => {
  it("come back the same, over DynamoDB's whole range", () => {
    fc.assert(fc.property(storable, (number) => expect(exactNumber(numberText(number))).toBe(number + 0)));
  });

  it("are read as the very decimal that is stored, or not at all", () => {
    fc.assert(
      fc.property(decimals, (text) => {
        const number = exactNumber(text);
        const exact = isSameNumber(text, String(Number(text)));
        expect(number).toBe(exact ? Number(text) + 0 : undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it("of up to 15 digits are always read", () => {
    const short = fc.stringMatching(/^-?\d{1,8}(\.\d{1,7})?$/);
    fc.assert(fc.property(short, (text) => expect(exactNumber(text)).toBe(Number(text) + 0)));
  });

  it.each([
    ["0", 0],
    ["-0", 0],
    ["007", 7],
    [".5", 0.5],
    ["5.", 5],
    ["+5", 5],
    ["-12.50", -12.5],
    ["999999999999999", 999_999_999_999_999],
    ["9007199254740993", undefined],
    ["9007199254740994", 9_007_199_254_740_994],
    ["1E+125", 1e125],
    ["1E-130", 1e-130],
    ["1E+400", undefined],
    ["1E-400", undefined],
    ["0E+400", 0],
    ["0.1", 0.1],
    ["0.30000000000000004", 0.30000000000000004],
    ["0.300000000000000040", 0.30000000000000004],
    ["0.30000000000000003", undefined],
  ])("read %s as %p", (text, number) => {
    expect(exactNumber(text)).toBe(number);
  });

  it.each(["", "-", ".", "1.2.3", "1e", "0x10", " 1", "1 ", "Infinity", "NaN", "--1", "1_000", "٣"])(
    "are not read out of %j",
    (text) => {
      expect(exactNumber(text)).toBeUndefined();
    },
  );

  it("take no time to speak of, however hostile the text", () => {
    const text = `1${"0".repeat(100_000)}1`;
    expect(exactNumber(text)).toBeUndefined();
  });
});
