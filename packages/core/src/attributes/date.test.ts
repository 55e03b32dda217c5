import { describe, expect, it } from "@jest/globals";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { attr } from "./attr.ts";

describe("M2 a date", () => {
  it.each([
    ["date", attr.date],
    ["createdAt", attr.createdAt],
    ["updatedAt", attr.updatedAt],
  ])("refuses a format that does not exist: attr.%s()", (_, make) => {
    expect(() => make({ format: "rfc2822" as never })).toThrow(
      new InvalidModelError('the format of a date is one of iso, epochSeconds, epochMilliseconds, not "rfc2822"'),
    );
  });

  it.each<[string, unknown]>([
    ['the string "epochSeconds"', "epochSeconds"],
    ["null", null],
    ["an array", ["iso"]],
    ["a function", attr.date],
    ['the option "formta"', { formta: "epochSeconds" }],
    ['the option ""', { "": "iso" }],
  ])("refuses what is no format by name: %s", (given, options) => {
    for (const make of [attr.date, attr.createdAt, attr.updatedAt]) {
      expect(() => make(options as never)).toThrow(
        new InvalidModelError(
          `a date takes { format }, with one of iso, epochSeconds, epochMilliseconds; it was given ${given}`,
        ),
      );
    }
  });

  it("takes a format that is left out, or undefined, as ISO-8601", () => {
    for (const options of [undefined, {}, { format: undefined as never }]) {
      expect(attr.date(options).definition).toMatchObject({ format: "iso" });
    }
  });
});
