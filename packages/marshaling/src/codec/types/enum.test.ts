import { describe, expect, it } from "@jest/globals";
import { attr } from "@dynamorm/core";
import { messageOf } from "../../../test/thrown-by.ts";
import { compileCodec } from "../compile-codec.ts";

const codec = compileCodec({ attributes: { status: attr.enum(["active", "disabled"]) } });

describe("attr.enum()", () => {
  it.each(["active", "disabled"] as const)("is an S: %s", (status) => {
    expect(codec.marshal({ status })).toEqual({ status: { S: status } });
    expect(codec.unmarshal({ status: { S: status } })).toEqual({ status });
  });

  it("refuses to write another text", () => {
    expect(messageOf(() => codec.marshal({ status: "activ" as "active" }))).toBe(
      '"status" is the string "activ"; expected one of "active", "disabled"',
    );
  });

  it("refuses to read another text", () => {
    expect(messageOf(() => codec.unmarshal({ status: { S: "deleted" } }))).toBe(
      '"status" in the table is { S: "deleted" }; expected one of "active", "disabled" (S): correct the item, or the model',
    );
  });
});
