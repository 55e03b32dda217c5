import { describe, expect, it } from "@jest/globals";
import { attr } from "@dynamorm/core";
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
        "DynamoDB has no empty sets; leave the attribute out",
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
