import { describe, expect, it } from "@jest/globals";
import { attr } from "@dynamorm/core";
import { messageOf } from "../../../test/thrown-by.ts";
import { compileCodec } from "../compile-codec.ts";

const codec = compileCodec({ attributes: { name: attr.string() } });
const marshal = (name: unknown): unknown => codec.marshal({ name } as { name: string });
const unmarshal = (name: unknown): unknown => codec.unmarshal({ name } as { name: { S: string } });

describe("attr.string()", () => {
  it.each(["Ada", "", "ﷺ 👩‍🚀 \0", "__proto__"])("is an S: %j", (name) => {
    expect(codec.marshal({ name })).toEqual({ name: { S: name } });
    expect(codec.unmarshal({ name: { S: name } })).toEqual({ name });
  });

  it.each([
    [3, '"name" is the number 3; expected a string'],
    [null, '"name" is null; expected a string: give it, or make the attribute nullable()'],
    [["Ada"], '"name" is an array; expected a string'],
    [new String("Ada"), '"name" is an instance of String; expected a string'],
    [undefined, '"name" is missing; expected a string: give it, or make the attribute optional()'],
    [
      "half \uD83D",
      '"name" is a string with half of a surrogate pair; expected Unicode text: ' +
        "DynamoDB holds UTF-8, which has no such thing; text.toWellFormed() replaces it",
    ],
  ])("refuses to write %p", (name, message) => {
    expect(messageOf(() => marshal(name))).toBe(message);
  });

  it.each([
    [{ N: "3" }, '"name" in the table is { N: "3" }; expected a string (S): correct the item, or the model'],
    [
      { NULL: true },
      '"name" in the table is { NULL: true }; expected a string (S): make it nullable(), or correct the item',
    ],
    [undefined, '"name" in the table is missing; expected a string (S): make it optional(), or backfill the table'],
    [
      "Ada",
      '"name" in the table is the string "Ada"; expected a string (S): ' +
        "give the item as the low-level client has it, not as a document client does",
    ],
  ])("refuses to read %j", (name, message) => {
    expect(messageOf(() => unmarshal(name))).toBe(message);
  });
});
