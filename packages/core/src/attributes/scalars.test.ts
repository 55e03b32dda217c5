import { describe, expect, it } from "@jest/globals";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { attr } from "./attr.ts";

describe("M2 attr.enum()", () => {
  it.each([undefined, null, "active", [], ["active", 1], [undefined]])(
    "refuses values that are no texts: %j",
    (values) => {
      expect(() => attr.enum(values as never)).toThrow(
        new InvalidModelError('attr.enum() takes a list of at least one text, e.g. attr.enum(["active", "disabled"])'),
      );
    },
  );

  it("refuses a value that is there twice", () => {
    expect(() => attr.enum(["active", "disabled", "active"])).toThrow(
      new InvalidModelError('attr.enum() was given "active" twice'),
    );
  });

  it("keeps its values from being changed", () => {
    const values: [string, ...string[]] = ["active"];
    const { definition } = attr.enum(values);
    values.push("disabled");
    expect(definition).toMatchObject({ values: ["active"] });
    expect(Object.isFrozen((definition as { values: unknown }).values)).toBe(true);
  });
});
