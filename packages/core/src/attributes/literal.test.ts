import { describe, expect, it } from "@jest/globals";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { attr } from "./attr.ts";

describe("M2 attr.literal()", () => {
  it.each(["circle", "", 0, -0, 1, -1.5, 9.99e125, 1e-130, true, false])("takes %p", (value) => {
    expect(attr.literal(value).definition).toMatchObject({ type: "literal", value });
  });

  it.each<[unknown, string]>([
    [undefined, "nothing"],
    [null, "null"],
    [7n, "the bigint 7"],
    [Number.NaN, "the number NaN"],
    [Infinity, "the number Infinity"],
    [["circle"], "an array"],
    [{ kind: "circle" }, "an object"],
    [Symbol("circle"), "a symbol"],
  ])("refuses what is no text, number or boolean: %p", (value, words) => {
    expect(() => attr.literal(value as never)).toThrow(
      new InvalidModelError(
        `attr.literal() takes a text, a finite number, true or false, e.g. attr.literal("circle"), not ${words}`,
      ),
    );
  });

  it.each([1e126, -1e300, 1e-131, Number.MIN_VALUE])("refuses a number that no item can hold: %p", (value) => {
    expect(() => attr.literal(value)).toThrow(
      new InvalidModelError(`attr.literal(${value}): DynamoDB holds 0, and magnitudes from 1E-130 to 9.99E+125`),
    );
  });

  it("refuses a text that no item can hold", () => {
    expect(() => attr.literal("a\ud83d")).toThrow(
      new InvalidModelError(
        'attr.literal("a\\ud83d"): it holds half of a character (a lone surrogate), which cannot be stored',
      ),
    );
  });
});
