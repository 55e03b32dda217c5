import { describe, expect, test } from "@jest/globals";
import { operatorCondition } from "./operator-condition.ts";

const between = (low: unknown, high: unknown) => (): unknown => operatorCondition(["a", "b"], "between", [[low, high]]);

describe("E1: a between whose low end is above the high one is refused", () => {
  test.each<[unknown, unknown, string]>([
    [2, 1, "the number 2 is above the number 1"],
    [2n, 1n, "the bigint 2 is above the bigint 1"],
    [2n, 1.5, "the bigint 2 is above the number 1.5"],
    [new Date(1), new Date(0), "1970-01-01T00:00:00.001Z is above 1970-01-01T00:00:00.000Z"],
    ["b", "a", `the string "b" is above the string "a"`],
    ["ab", "a", `the string "ab" is above the string "a"`],
    ["\u{1F600}", "\uFFFD", `the string "\u{1F600}" is above the string "\uFFFD"`],
  ])("%p, %p", (low, high, ends) => {
    expect(between(low, high)).toThrow(
      expect.objectContaining({
        code: "INVALID_QUERY",
        attribute: "a.b",
        message: `"a.b" between takes [low, high]; ${ends}`,
      }),
    );
  });
});

describe("E1: other ranges are taken", () => {
  test.each<[string, unknown, unknown]>([
    ["of one number", 1, 1],
    ["of one text", "a", "a"],
    ["of one date", new Date(0), new Date(0)],
    ["of texts", "a", "ab"],
    ["of texts beyond UTF-16's first plane", "\uFFFD", "\u{1F600}"],
    ["of dates", new Date(0), new Date(1)],
    ["of an invalid date, which the codec refuses", new Date(Number.NaN), new Date(0)],
    ["of types that have no order", "2", 1],
    ["of binary", new Uint8Array([2]), new Uint8Array([1])],
  ])("%s", (_, low, high) => {
    expect(between(low, high)()).toMatchObject({ operands: [low, high] });
  });
});
