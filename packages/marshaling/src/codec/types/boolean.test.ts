import { describe, expect, it } from "@jest/globals";
import { attr } from "@dynamorm/core";
import { messageOf } from "../../../test/thrown-by.ts";
import { compileCodec } from "../compile-codec.ts";

const codec = compileCodec({ attributes: { active: attr.boolean() } });

describe("attr.boolean()", () => {
  it.each([true, false])("is a BOOL: %p", (active) => {
    expect(codec.marshal({ active })).toEqual({ active: { BOOL: active } });
    expect(codec.unmarshal({ active: { BOOL: active } })).toEqual({ active });
  });

  it("refuses to write what is only true or false when asked", () => {
    expect(messageOf(() => codec.marshal({ active: 1 as unknown as boolean }))).toBe(
      '"active" is the number 1; expected true or false',
    );
  });

  it("refuses to read another type", () => {
    expect(messageOf(() => codec.unmarshal({ active: { N: "1" } }))).toBe(
      '"active" in the table is { N: "1" }; expected true or false (BOOL): correct the item, or the model',
    );
  });
});
