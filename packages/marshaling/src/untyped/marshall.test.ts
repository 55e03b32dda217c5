import { describe, expect, it } from "@jest/globals";
import { messageOf, thrownBy } from "../../test/thrown-by.ts";
import { marshall } from "./marshall.ts";

const marshallValue = (value: unknown): unknown => marshall({ value })["value"];

/** A value at the given level of nesting, in lists. */
function atLevel(level: number): unknown {
  return level === 1 ? "leaf" : [atLevel(level - 1)];
}

class Money {
  amount = 1;
}

describe("marshall", () => {
  it.each<[unknown, unknown]>([
    ["text", { S: "text" }],
    ["", { S: "" }],
    [1.5, { N: "1.5" }],
    [-0, { N: "0" }],
    [Number.MIN_SAFE_INTEGER, { N: "-9007199254740991" }],
    [12345678901234567890n, { N: "12345678901234567890" }],
    [10n ** 125n, { N: `1${"0".repeat(125)}` }],
    [true, { BOOL: true }],
    [null, { NULL: true }],
    [new Uint8Array([1, 2]), { B: new Uint8Array([1, 2]) }],
    [Buffer.from("ab"), { B: Buffer.from("ab") }],
    [new Uint8Array([1, 2]).buffer, { B: new Uint8Array([1, 2]) }],
    [new Set(["a", "b"]), { SS: ["a", "b"] }],
    [new Set([1, 2n ** 64n]), { NS: ["1", "18446744073709551616"] }],
    [new Set([new Uint8Array([1]), new Uint8Array([2]).buffer]), { BS: [new Uint8Array([1]), new Uint8Array([2])] }],
    [[1, "a", [null]], { L: [{ N: "1" }, { S: "a" }, { L: [{ NULL: true }] }] }],
    [{ a: { b: 1 } }, { M: { a: { M: { b: { N: "1" } } } } }],
    [Object.assign(Object.create(null), { a: 1 }), { M: { a: { N: "1" } } }],
    [[], { L: [] }],
    [{}, { M: {} }],
  ])("writes %p", (value, stored) => {
    expect(marshallValue(value)).toStrictEqual(stored);
  });

  it("keeps bytes as they are, without a copy", () => {
    const bytes = new Uint8Array(8);
    expect(marshall({ bytes })["bytes"]?.B).toBe(bytes);
  });

  it("takes __proto__ for a name like any other", () => {
    const stored = marshall(JSON.parse('{ "__proto__": { "polluted": true }, "constructor": 1 }'));
    expect(Object.entries(stored)).toEqual([
      ["__proto__", { M: { polluted: { BOOL: true } } }],
      ["constructor", { N: "1" }],
    ]);
    expect(Object.getPrototypeOf(stored)).toBe(Object.prototype);
  });

  it("takes the same object twice, side by side", () => {
    const shared = { a: 1 };
    expect(marshallValue([shared, shared])).toEqual({ L: [{ M: { a: { N: "1" } } }, { M: { a: { N: "1" } } }] });
  });

  it("nests up to DynamoDB's 32 levels", () => {
    expect(() => marshallValue(atLevel(32))).not.toThrow();
    expect(messageOf(() => marshallValue(atLevel(33)))).toBe(
      `"value${"[0]".repeat(32)}" is a value at level 33; expected at most 32 levels of nesting: DynamoDB nests no deeper`,
    );
  });

  it("refuses what contains itself, where it does", () => {
    const parent: Record<string, unknown> = { children: [] };
    (parent["children"] as unknown[]).push({ parent });
    expect(messageOf(() => marshallValue(parent))).toBe(
      '"value.children[0].parent" is an object that contains itself; expected no cycle',
    );
  });

  it.each<[unknown, string]>([
    [undefined, "is nothing; expected a value that DynamoDB has a type for: leave it out"],
    [() => 1, "is a function; expected a value that DynamoDB has a type for: leave it out"],
    [Symbol("s"), "is a symbol; expected a value that DynamoDB has a type for: leave it out"],
    [
      new Date(0),
      "is a Date; expected a value that DynamoDB has a type for: store date.toISOString() or date.getTime()",
    ],
    [
      new Map([["a", 1]]),
      "is an instance of Map; expected a value that DynamoDB has a type for: make an object of it: Object.fromEntries(map)",
    ],
    [
      new Money(),
      "is an instance of Money; expected a value that DynamoDB has a type for: make a plain object of it: { ...value }",
    ],
    [
      new Float64Array(1),
      "is an instance of Float64Array; expected a value that DynamoDB has a type for: " +
        "give its bytes: new Uint8Array(view.buffer, view.byteOffset, view.byteLength)",
    ],
    [Number.NaN, "is the number NaN; expected a finite number"],
    [Infinity, "is the number Infinity; expected a finite number"],
    [
      2 ** 53,
      "is the number 9007199254740992; expected a number up to Number.MAX_SAFE_INTEGER: give a bigint, which is exact",
    ],
    [-1e300, "is the number -1e+300; expected a number up to Number.MAX_SAFE_INTEGER: give a bigint, which is exact"],
    [
      1e-131,
      "is the number 1e-131; expected 0, or a magnitude from 1E-130 to 9.99E+125: DynamoDB holds no other numbers",
    ],
    [
      BigInt("1".repeat(39)),
      "is a bigint of 39 digits; expected at most 38 digits: DynamoDB holds no more; store it as text",
    ],
    [-(10n ** 126n), "is a bigint of 127 digits; expected at most 38 digits: DynamoDB holds no more; store it as text"],
    [
      "\uDC00",
      "is a string with half of a surrogate pair; expected Unicode text: " +
        "DynamoDB holds UTF-8, which has no such thing; text.toWellFormed() replaces it",
    ],
    [
      new Set(),
      "is an empty Set; expected a Set with at least one member: DynamoDB has no empty sets; leave the attribute out",
    ],
    [
      new Set([1, "a"]),
      'is a Set with the number 1 and the string "a"; expected a Set of strings, of numbers or of bytes: ' +
        "use an array for anything else",
    ],
    [
      new Set([true]),
      "is a Set with true; expected a Set of strings, of numbers or of bytes: use an array for anything else",
    ],
    [
      new Set([1, 2, 1n]),
      "is a Set with 1 as a number and as a bigint; expected every number once: DynamoDB has one type for both",
    ],
    [new Set([Number.NaN]), "is the number NaN; expected a finite number"],
  ])("refuses %p", (value, problem) => {
    expect(messageOf(() => marshallValue(value))).toBe(`"value" ${problem}`);
  });

  it.each<[unknown, string]>([
    [[1, undefined], '"value[1]" is nothing; expected a value that DynamoDB has a type for: leave it out'],
    [{ "": 1 }, '"value[""]" is an empty attribute name; expected a name of at least one character'],
    [{ "a.b": Number.NaN }, '"value["a.b"]" is the number NaN; expected a finite number'],
    [{ "\uD800": 1 }, '"value.\uD800" is a name with half of a surrogate pair; expected Unicode text'],
  ])("refuses %j, with the path", (value, message) => {
    expect(messageOf(() => marshallValue(value))).toBe(message);
  });

  it.each(["Date", "Set", "ArrayBuffer", "Uint8Array"])("is not deceived by the tag of a %s", (tag) => {
    class Tagged {
      readonly [Symbol.toStringTag] = tag;
    }
    expect(messageOf(() => marshallValue(new Tagged()))).toBe(
      '"value" is an instance of Tagged; expected a value that DynamoDB has a type for: make a plain object of it: { ...value }',
    );
    expect(marshallValue({ [Symbol.toStringTag]: tag })).toEqual({ M: {} });
  });

  it.each([Date, Set, ArrayBuffer, Uint8Array])("is not deceived by the prototype of %p", (type) => {
    const value: unknown = Object.create(type.prototype as object);
    expect(thrownBy(() => marshallValue(value)).code).toBe("INVALID_ITEM");
  });

  it("refuses what is no item", () => {
    expect(messageOf(() => marshall([] as unknown as Record<string, unknown>))).toBe(
      "what was given is an empty array; expected a plain object",
    );
    expect(messageOf(() => marshall(new Money() as unknown as Record<string, unknown>))).toBe(
      "what was given is an instance of Money; expected a plain object: make a plain object of it: { ...value }",
    );
  });

  it("throws errors that tell what is wrong as data", () => {
    expect(thrownBy(() => marshall({ a: [{ b: Number.NaN }] }))).toMatchObject({
      name: "InvalidItemError",
      code: "INVALID_ITEM",
      attribute: "a",
      path: "a[0].b",
      expected: "a finite number",
      received: "the number NaN",
    });
  });
});
