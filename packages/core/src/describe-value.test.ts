import { describe, expect, it } from "@jest/globals";
import { describeValue } from "./describe-value.ts";

class Account {
  readonly password = "secret";
}
const nameless = new (class {
  readonly password = "secret";
})();

describe("describeValue", () => {
  it.each<[unknown, string]>([
    [undefined, "nothing"],
    [null, "null"],
    ["abc", 'the string "abc"'],
    ["", 'the string ""'],
    ['say "hi"\n', 'the string "say \\"hi\\"\\n"'],
    ["x".repeat(40), `the string "${"x".repeat(40)}"`],
    ["x".repeat(41), `the string "${"x".repeat(40)}…"`],
    [`${"x".repeat(39)}😀`, `the string "${"x".repeat(39)}…"`],
    [`${"x".repeat(38)}😀!`, `the string "${"x".repeat(38)}😀…"`],
    ["\ud83d", 'the string "\\ud83d"'],
    [3, "the number 3"],
    [-0, "the number -0"],
    [Number.NaN, "the number NaN"],
    [-Infinity, "the number -Infinity"],
    [12n, "the bigint 12"],
    [true, "true"],
    [false, "false"],
    [() => {}, "a function"],
    [Account, "a function"],
    [Symbol("secret"), "a symbol"],
    [[1, 2], "an array"],
    [[], "an empty array"],
    [{ password: "secret" }, "an object"],
    [Object.create(null), "an object"],
    [nameless, "an object"],
    [new Date(0), "a Date"],
    [new Date("yesterday"), "an invalid Date"],
    [new Set(["secret"]), "an instance of Set"],
    [new Uint8Array(2), "an instance of Uint8Array"],
    [new Account(), "an instance of Account"],
    [Object.create({ constructor: "secret" }), "an object"],
  ])("says what a value is, without what is in it: %p", (value, words) => {
    expect(describeValue(value)).toBe(words);
  });

  it("does not take what has a date's prototype for a date", () => {
    expect(describeValue(Object.create(Date.prototype))).toBe("an instance of Date");
  });
});
