import { describe, expect, test } from "@jest/globals";
import type { AttributeValue } from "@dynamorm/core";
import { compareStored, equalStored } from "./index.ts";

const binary = (...bytes: number[]): AttributeValue => ({ B: Uint8Array.from(bytes) });
const nines = "9".repeat(38);

describe("E1: the order of stored values", () => {
  test.each<[AttributeValue, AttributeValue, number]>([
    [{ N: "2" }, { N: "10" }, -1],
    [{ N: "-2" }, { N: "-10" }, 1],
    [{ N: "-1" }, { N: "0" }, -1],
    [{ N: "0.1" }, { N: "0" }, 1],
    [{ N: "1" }, { N: "1.0" }, 0],
    [{ N: "1" }, { N: "10e-1" }, 0],
    [{ N: "+001.50" }, { N: "1.5E0" }, 0],
    [{ N: "-0" }, { N: "0.000" }, 0],
    [{ N: ".5" }, { N: "5e-1" }, 0],
    [{ N: "1e125" }, { N: "9e124" }, 1],
    [{ N: "1e-130" }, { N: "0" }, 1],
    [{ N: "-1e-130" }, { N: "-2e-130" }, 1],
    [{ N: nines }, { N: `${nines.slice(1)}8` }, 1],
    [{ N: nines }, { N: "1e38" }, -1],
    [{ N: `0.${nines}` }, { N: "1" }, -1],
    [{ S: "" }, { S: "a" }, -1],
    [{ S: "Z" }, { S: "a" }, -1],
    [{ S: "\u{1F600}" }, { S: "\uFF5E" }, 1],
    [binary(), binary(0), -1],
    [binary(1, 255), binary(1, 0, 0), 1],
    [binary(128), binary(127), 1],
    [binary(7), binary(7), 0],
  ])("%j and %j: %d", (a, b, sign) => {
    expect(Math.sign(compareStored(a, b) ?? Number.NaN)).toBe(sign);
    expect(Math.sign(compareStored(b, a) ?? Number.NaN)).toBe(0 - sign);
    expect(equalStored(a, b)).toBe(sign === 0);
  });

  test.each<[AttributeValue, AttributeValue]>([
    [{ N: "1" }, { S: "1" }],
    [{ S: "a" }, binary(97)],
    [{ BOOL: false }, { BOOL: true }],
    [{ NULL: true }, { NULL: true }],
    [{ L: [] }, { L: [] }],
    [{ M: {} }, { M: {} }],
    [{ SS: ["a"] }, { SS: ["a"] }],
  ])("%j and %j have none", (a, b) => {
    expect(compareStored(a, b)).toBeUndefined();
  });

  test.each(["", "-", ".", "e5", "1e", "0x10", "Infinity", "NaN", "1_0", " 1", `1e${"9".repeat(10)}`])(
    "an N of %j is refused",
    (text) => {
      expect(() => compareStored({ N: text }, { N: "1" })).toThrow(/a number is stored as a text of digits/);
    },
  );

  test("a hostile number takes no time", () => {
    const started = performance.now();
    expect(compareStored({ N: `1${"0".repeat(200_000)}1` }, { N: "1" })).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe("E1: the equality of stored values", () => {
  test.each<[AttributeValue, AttributeValue]>([
    [{ BOOL: true }, { BOOL: true }],
    [{ NULL: true }, { NULL: true }],
    [{ L: [{ N: "1.0" }, { L: [{ S: "a" }] }] }, { L: [{ N: "1" }, { L: [{ S: "a" }] }] }],
    [{ M: { a: { N: "1" }, b: { NULL: true } } }, { M: { b: { NULL: true }, a: { N: "1e0" } } }],
    [{ SS: ["a", "b"] }, { SS: ["b", "a"] }],
    [{ NS: ["1", "2.50"] }, { NS: ["25e-1", "1.0"] }],
    [{ BS: [Uint8Array.of(1, 2), Uint8Array.of(3)] }, { BS: [Uint8Array.of(3), Uint8Array.of(1, 2)] }],
    [{ M: { toString: { S: "x" } } }, { M: { toString: { S: "x" } } }],
  ])("%j is %j", (a, b) => {
    expect([equalStored(a, b), equalStored(b, a)]).toEqual([true, true]);
  });

  test.each<[AttributeValue, AttributeValue]>([
    [{ BOOL: true }, { BOOL: false }],
    [{ BOOL: true }, { S: "true" }],
    [{ N: "1" }, { S: "1" }],
    [{ S: "a" }, binary(97)],
    [{ SS: ["1"] }, { NS: ["1"] }],
    [{ SS: ["a"] }, { L: [{ S: "a" }] }],
    [{ L: [] }, { M: {} }],
    [{ L: [{ S: "a" }, { S: "b" }] }, { L: [{ S: "b" }, { S: "a" }] }],
    [{ L: [{ S: "a" }] }, { L: [{ S: "a" }, { S: "b" }] }],
    [{ M: { a: { N: "1" } } }, { M: { a: { N: "1" }, b: { N: "1" } } }],
    [{ M: { a: { N: "1" } } }, { M: { b: { N: "1" } } }],
    [{ M: { toString: { S: "x" } } }, { M: { other: { S: "x" } } }],
    [{ SS: ["a", "b"] }, { SS: ["a"] }],
    [{ BS: [Uint8Array.of(1, 2)] }, { BS: [Uint8Array.of(12)] }],
  ])("%j is not %j", (a, b) => {
    expect([equalStored(a, b), equalStored(b, a)]).toEqual([false, false]);
  });
});
