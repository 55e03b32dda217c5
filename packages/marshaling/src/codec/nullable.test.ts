import { describe, expect, it } from "@jest/globals";
import { attr } from "@dynamorm/core";
import { oneAttribute } from "../../test/one-attribute.ts";

describe("M3 modifiers: nullable", () => {
  const { write, read, refusal, mismatch } = oneAttribute(attr.string().nullable());

  it("stores null as NULL, and reads it back", () => {
    expect(write(null)).toStrictEqual({ NULL: true });
    expect(read({ NULL: true })).toBeNull();
    expect(read(write("a"))).toBe("a");
  });

  it("is not optional: nothing is no null", () => {
    expect(refusal(undefined)).toBe(
      '"value" is missing; expected a string or null: give it, or make the attribute optional()',
    );
  });

  it("says that null fits too, where something else does not", () => {
    expect(refusal(1)).toBe('"value" is the number 1; expected a string or null');
    expect(mismatch({ N: "1" })).toBe(
      '"value" in the table is { N: "1" }; expected a string (S) or null (NULL): correct the item, or the model',
    );
    expect(mismatch({ NULL: false })).toBe(
      '"value" in the table is { NULL: false }; expected a string (S) or null (NULL): correct the item, or the model',
    );
  });

  it("says it of the value alone, not of what is within it", () => {
    expect(oneAttribute(attr.list(attr.string()).nullable()).refusal([1])).toBe(
      '"value[0]" is the number 1; expected a string',
    );
    expect(refusal("\uD800")).toBe(
      '"value" is a string with half of a surrogate pair; expected Unicode text: ' +
        "DynamoDB holds UTF-8, which has no such thing; text.toWellFormed() replaces it",
    );
  });

  it("is for elements of lists and records too", () => {
    const list = oneAttribute(attr.list(attr.number().nullable()));
    expect(list.write([1, null])).toStrictEqual({ L: [{ N: "1" }, { NULL: true }] });
    expect(list.read({ L: [{ NULL: true }] })).toStrictEqual([null]);
    const record = oneAttribute(attr.record(attr.number().nullable()));
    expect(record.read(record.write({ a: null }))).toStrictEqual({ a: null });
  });

  it("is for unions and for what converters make, which then see no null", () => {
    const union = oneAttribute(attr.union([attr.string(), attr.number()]).nullable());
    expect(union.read(union.write(null))).toBeNull();
    const upper = attr.custom(attr.string(), {
      encode: (text: string) => text.toUpperCase(),
      decode: (text) => text.toLowerCase(),
    });
    const custom = oneAttribute(upper.nullable());
    expect(custom.write(null)).toStrictEqual({ NULL: true });
    expect(custom.read({ NULL: true })).toBeNull();
  });

  it("is named as the mend, where null is given and does not fit", () => {
    expect(oneAttribute(attr.list(attr.number())).refusal([null])).toBe(
      '"value[0]" is null; expected a number: leave it out, or make the elements nullable()',
    );
    expect(oneAttribute(attr.number()).mismatch({ NULL: true })).toBe(
      '"value" in the table is { NULL: true }; expected a number (N): make it nullable(), or correct the item',
    );
  });
});
