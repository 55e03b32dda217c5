import { describe, expect, it } from "@jest/globals";
import { describeName } from "./describe-name.ts";

describe("describeName", () => {
  it.each<[unknown, string]>([
    ["age", '"age"'],
    ["", '""'],
    ['a"b', '"a\\"b"'],
    ["x".repeat(41), `"${"x".repeat(40)}…"`],
    [`${"x".repeat(39)}😀`, `"${"x".repeat(39)}…"`],
    [7, "the number 7"],
    [undefined, "nothing"],
    [Object.create(null), "an object"],
    [Symbol("age"), "a symbol"],
  ])("shows a name, and says what is none: %p", (name, words) => {
    expect(describeName(name)).toBe(words);
  });
});
