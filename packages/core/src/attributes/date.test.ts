import { describe, expect, it } from "@jest/globals";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { attr } from "./attr.ts";

describe("a date", () => {
  it.each([
    ["date", attr.date],
    ["createdAt", attr.createdAt],
    ["updatedAt", attr.updatedAt],
  ])("refuses a format that does not exist: attr.%s()", (_, make) => {
    expect(() => make({ format: "rfc2822" as never })).toThrow(
      new InvalidModelError('date format "rfc2822" does not exist; there are iso, epochSeconds, epochMilliseconds'),
    );
  });
});
