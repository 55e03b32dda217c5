import { describe, expect, it } from "@jest/globals";
import { attr } from "@dynamorm/core";
import { oneAttribute } from "../../../test/one-attribute.ts";
import { messageOf } from "../../../test/thrown-by.ts";
import { compileCodec } from "../compile-codec.ts";

const codec = compileCodec({
  attributes: {
    tags: attr.set(attr.string()).optional(),
    scores: attr.set(attr.number()).optional(),
    roles: attr.set(attr.enum(["admin", "author"])).optional(),
  },
});
const marshal = (item: unknown): unknown => codec.marshal(item as object);

describe("attr.set()", () => {
  it("is an SS of texts", () => {
    expect(codec.marshal({ tags: new Set(["a", ""]) })).toEqual({ tags: { SS: ["a", ""] } });
    expect(codec.unmarshal({ tags: { SS: ["a", ""] } })).toEqual({ tags: new Set(["a", ""]) });
  });

  it("is an NS of numbers", () => {
    expect(codec.marshal({ scores: new Set([1, 0.5]) })).toEqual({ scores: { NS: ["1", "0.5"] } });
    expect(codec.unmarshal({ scores: { NS: ["1", "0.5"] } })).toEqual({ scores: new Set([1, 0.5]) });
  });

  it("is an SS of the members of an enum", () => {
    expect(codec.marshal({ roles: new Set(["admin"] as const) })).toEqual({ roles: { SS: ["admin"] } });
    expect(codec.unmarshal({ roles: { SS: ["admin"] } })).toEqual({ roles: new Set(["admin"]) });
  });

  it("takes a ReadonlySet, and a Set of another realm", () => {
    const tags: ReadonlySet<string> = structuredClone(new Set(["a"]));
    expect(codec.marshal({ tags })).toEqual({ tags: { SS: ["a"] } });
  });

  it.each([
    [
      { tags: new Set() },
      '"tags" is an empty Set; expected a Set of strings with at least one: ' +
        "DynamoDB has no empty sets; leave the attribute out, or have omitEmpty() do it",
    ],
    [{ tags: ["a"] }, '"tags" is an array; expected a Set of strings: make a Set of it: new Set(values)'],
    [{ tags: "a" }, '"tags" is the string "a"; expected a Set of strings'],
    [{ tags: new Map() }, '"tags" is an instance of Map; expected a Set of strings'],
    [{ tags: new Set(["a", 1]) }, '"tags" holds the number 1; expected every member to be a string'],
    [{ scores: new Set([Number.NaN]) }, '"scores" holds the number NaN; expected every member to be a finite number'],
    [
      { roles: new Set(["editor"]) },
      '"roles" holds the string "editor"; expected every member to be one of "admin", "author"',
    ],
    [
      { roles: [] },
      '"roles" is an empty array; expected a Set of "admin", "author": make a Set of it: new Set(values)',
    ],
  ])("refuses to write %p", (item, message) => {
    expect(messageOf(() => marshal(item))).toBe(message);
  });

  it.each([
    [
      { tags: { L: [{ S: "a" }] } },
      '"tags" in the table is { L: 1 element }; expected a set of strings (SS): correct the item, or the model',
    ],
    [
      { scores: { NS: ["1", "12345678901234567890"] } },
      '"scores" in the table holds the string "12345678901234567890"; ' +
        "expected every member to be a number that JavaScript holds exactly: correct the item, or the model",
    ],
    [
      { roles: { SS: ["editor"] } },
      '"roles" in the table holds the string "editor"; expected every member to be one of "admin", "author": ' +
        "correct the item, or the model",
    ],
    [
      { tags: { SS: [1 as unknown as string] } },
      '"tags" in the table holds the number 1; expected every member to be a string: correct the item, or the model',
    ],
  ])("refuses to read %j", (stored, message) => {
    expect(messageOf(() => codec.unmarshal(stored))).toBe(message);
  });
});

describe("M2 attribute types: set of bigints", () => {
  const { write, read, refusal, mismatch } = oneAttribute(attr.set(attr.bigint()));

  it("is an NS, exact to the last digit", () => {
    const stored = { NS: ["1", "12345678901234567890"] };
    expect(write(new Set([1n, 12345678901234567890n]))).toStrictEqual(stored);
    expect(read(stored)).toStrictEqual(new Set([1n, 12345678901234567890n]));
    expect(read({ NS: ["1E+2"] })).toStrictEqual(new Set([100n]));
  });

  it("refuses what is no bigint", () => {
    expect(refusal(new Set([1n, 2]))).toBe(
      '"value" holds the number 2; expected every member to be a bigint: make a bigint of it: BigInt(value)',
    );
    expect(refusal(new Set([10n ** 38n + 1n]))).toBe(
      '"value" holds a bigint of 39 digits; expected every member to be at most 38 digits: ' +
        "DynamoDB holds no more; store it as text",
    );
    expect(mismatch({ NS: ["0.5"] })).toBe(
      '"value" in the table holds the string "0.5"; expected every member to be a whole number: correct the item, or the model',
    );
  });
});

describe("M2 attribute types: set of binaries", () => {
  const { write, read, refusal, mismatch } = oneAttribute(attr.set(attr.binary()));
  const [one, two] = [new Uint8Array([1]), new Uint8Array([2, 3])];

  it("is a BS, and is read from base64 too", () => {
    expect(write(new Set([one, two]))).toStrictEqual({ BS: [one, two] });
    expect(read({ BS: [one, two] })).toStrictEqual(new Set([one, two]));
    expect(read({ BS: ["AQ==", "AgM="] as unknown as Uint8Array[] })).toStrictEqual(new Set([one, two]));
  });

  it("C3: refuses the same bytes twice, which a Set takes for two and DynamoDB for one", () => {
    expect(refusal(new Set([one, new Uint8Array([1])]))).toBe(
      '"value" is a Set with the same bytes twice; expected every member once: ' +
        "for DynamoDB, two arrays of the same bytes are one member",
    );
  });

  it("refuses what are no bytes", () => {
    expect(refusal(new Set([[1]]))).toBe('"value" holds an array; expected every member to be a Uint8Array');
    expect(mismatch({ BS: ["AQ"] })).toBe(
      '"value" in the table holds the string "AQ"; expected every member to be bytes, or their base64: ' +
        "correct the item, or the model",
    );
    expect(mismatch({ SS: ["AQ=="] })).toBe(
      '"value" in the table is { SS: 1 element }; expected a set of Uint8Arrays (BS): correct the item, or the model',
    );
  });
});
