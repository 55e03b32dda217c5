import { describe, expect, it } from "@jest/globals";
import { attr } from "@dynamorm/core";
import { oneAttribute } from "../../../test/one-attribute.ts";

const { write, read, refusal, mismatch } = oneAttribute(attr.record(attr.number()));

describe("M2 attribute types: record", () => {
  it("is an M of any names", () => {
    const stored = { M: { "a.b": { N: "1" }, "#": { N: "2" } } };
    expect(write({ "a.b": 1, "#": 2 })).toStrictEqual(stored);
    expect(read(stored)).toStrictEqual({ "a.b": 1, "#": 2 });
    expect(write({})).toStrictEqual({ M: {} });
  });

  it("leaves out what is undefined", () => {
    expect(write({ a: undefined, b: 1 })).toStrictEqual({ M: { b: { N: "1" } } });
  });

  it("has __proto__ and constructor as names like any other", () => {
    const value: unknown = JSON.parse('{ "__proto__": 1, "constructor": 2 }');
    const stored = write(value);
    expect(Object.entries(stored?.M ?? {})).toEqual([
      ["__proto__", { N: "1" }],
      ["constructor", { N: "2" }],
    ]);
    const found = read(stored) as object;
    expect(Object.entries(found)).toEqual([
      ["__proto__", 1],
      ["constructor", 2],
    ]);
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype);
  });

  it("is refused in a message of bearable length, however long a name is", () => {
    const name = "n".repeat(100_000);
    expect(refusal({ [name]: "1" })).toBe(`"value.${"n".repeat(294)}…" is the string "1"; expected a number`);
  });

  it.each<[unknown, string]>([
    [{ a: "1" }, '"value.a" is the string "1"; expected a number'],
    [{ "a.b": null }, '"value["a.b"]" is null; expected a number: leave it out, or make the elements nullable()'],
    [{ "": 1 }, '"value[""]" is an empty attribute name; expected a name of at least one character'],
    [{ "\uD800": 1 }, '"value.\uD800" is a name with half of a surrogate pair; expected Unicode text'],
    [[1], '"value" is an array; expected a plain object'],
    [
      new Map([["a", 1]]),
      '"value" is an instance of Map; expected a plain object: make an object of it: Object.fromEntries(map)',
    ],
  ])("refuses to write %p", (value, message) => {
    expect(refusal(value)).toBe(message);
  });

  it.each<[unknown, string]>([
    [
      { M: { a: { S: "1" } } },
      '"value.a" in the table is { S: "1" }; expected a number (N): correct the item, or the model',
    ],
    [{ L: [] }, '"value" in the table is { L: 0 elements }; expected a map (M): correct the item, or the model'],
  ])("refuses to read %j", (stored, message) => {
    expect(mismatch(stored)).toBe(message);
  });

  it("holds values of any kind, maps and null too", () => {
    const nested = oneAttribute(attr.record(attr.map({ city: attr.string().storedAs("c") }).nullable()));
    expect(nested.write({ home: { city: "Paris" }, work: null })).toStrictEqual({
      M: { home: { M: { c: { S: "Paris" } } }, work: { NULL: true } },
    });
    expect(nested.refusal({ home: {} })).toBe(
      '"value.home.city" is missing; expected a string: give it, or make the attribute optional()',
    );
  });
});
