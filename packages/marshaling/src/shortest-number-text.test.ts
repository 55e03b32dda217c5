import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { shortestNumberText } from "./shortest-number-text.ts";

describe("shortestNumberText", () => {
  it.each([
    0,
    -0,
    1,
    -1,
    0.1,
    -0.5,
    0.05,
    0.005,
    0.0005,
    0.00005,
    1.25,
    9.99,
    19.98,
    100.5,
    0.3,
    0.1 + 0.2,
    1 / 3,
    1e-7,
    123.4567,
    2 ** 31 - 1,
    2 ** 31,
    2 ** 31 + 0.5,
    -(2 ** 31),
    1_700_000_000_000,
    1_000_000_000_001,
    999_999_999_999_999,
    1e15,
    2 ** 53,
    1e21,
    1e22,
    Number.MAX_VALUE,
    Number.MIN_VALUE,
  ])("writes %p as String() does", (number) => {
    expect(shortestNumberText(number)).toBe(String(number));
  });

  it("writes numbers of any number of decimals as String() does", () => {
    const numbers = fc
      .tuple(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), fc.integer({ min: 0, max: 12 }))
      .map(([digits, decimals]) => digits / 10 ** decimals);
    fc.assert(
      fc.property(fc.oneof(numbers, fc.double({ noNaN: true, noDefaultInfinity: true })), (number) => {
        expect(shortestNumberText(number)).toBe(String(number));
      }),
      { numRuns: 3000 },
    );
  });
});
