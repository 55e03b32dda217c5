import { describe, expect, it } from "@jest/globals";
import { NumberValueImpl } from "@aws-sdk/util-dynamodb";
import { messageOf, thrownBy } from "../../test/thrown-by.ts";
import { marshall } from "./marshall.ts";
import { NumberValue } from "./number-value.ts";

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
    [new Float32Array([1]), { B: new Uint8Array([0, 0, 128, 63]) }],
    [new DataView(new Uint8Array([1, 2, 3]).buffer, 1), { B: new Uint8Array([2, 3]) }],
    [new NumberValue("0.1234567890123456789"), { N: "0.1234567890123456789" }],
    [NumberValueImpl.from("1.50"), { N: "1.50" }],
    [new Number(1.5), { N: "1.5" }],
    [new String("text"), { S: "text" }],
    [new Boolean(false), { BOOL: false }],
    [new Map([["a", new Map([["b", 1]])]]), { M: { a: { M: { b: { N: "1" } } } } }],
    [new Set(["a", "b"]), { SS: ["a", "b"] }],
    [new Set([1, 2n ** 64n, new NumberValue("0.5")]), { NS: ["1", "18446744073709551616", "0.5"] }],
    [new Set([new Uint8Array([1]), new Uint8Array([2]).buffer]), { BS: [new Uint8Array([1]), new Uint8Array([2])] }],
    [[1, "a", [null]], { L: [{ N: "1" }, { S: "a" }, { L: [{ NULL: true }] }] }],
    [{ a: { b: 1 } }, { M: { a: { M: { b: { N: "1" } } } } }],
    [Object.assign(Object.create(null), { a: 1 }), { M: { a: { N: "1" } } }],
    [[], { L: [] }],
    [{}, { M: {} }],
  ])("C2 writes %p", (value, stored) => {
    expect(marshallValue(value)).toStrictEqual(stored);
  });

  it("C2 keeps bytes as they are, without a copy", () => {
    const bytes = new Uint8Array(8);
    expect(marshall({ bytes })["bytes"]?.B).toBe(bytes);
    expect(marshall({ bytes: bytes.buffer })["bytes"]?.B?.buffer).toBe(bytes.buffer);
  });

  it.each<[unknown, unknown]>([
    ["a", { S: "a" }],
    [null, { NULL: true }],
    [new Set([1]), { NS: ["1"] }],
    [
      [1, ["a"]],
      [{ N: "1" }, { L: [{ S: "a" }] }],
    ],
    [new Map([["a", 1]]), { a: { N: "1" } }],
    [{}, {}],
  ])("C2 writes the single value %p", (value, stored) => {
    expect(marshall(value)).toStrictEqual(stored);
  });

  it("C3 takes __proto__ for a name like any other", () => {
    const stored = marshall(JSON.parse('{ "__proto__": { "polluted": true }, "constructor": 1 }'));
    expect(Object.entries(stored)).toEqual([
      ["__proto__", { M: { polluted: { BOOL: true } } }],
      ["constructor", { N: "1" }],
    ]);
    expect(Object.getPrototypeOf(stored)).toBe(Object.prototype);
  });

  it("C2 takes the same object twice, side by side", () => {
    const shared = { a: 1 };
    expect(marshallValue([shared, shared])).toEqual({ L: [{ M: { a: { N: "1" } } }, { M: { a: { N: "1" } } }] });
  });

  it("C2 nests up to DynamoDB's 32 levels", () => {
    expect(() => marshallValue(atLevel(32))).not.toThrow();
    expect(messageOf(() => marshallValue(atLevel(33)))).toBe(
      `"value${"[0]".repeat(32)}" is a value at level 33; expected at most 32 levels of nesting: DynamoDB nests no deeper`,
    );
  });

  it.each([
    ["array", (inner: unknown): unknown => [inner], "[0]"],
    ["Map", (inner: unknown): unknown => new Map([["key", inner]]), ".key"],
  ])("C3 refuses what contains itself in an %s, where it does", (_, within, place) => {
    const parent: Record<string, unknown> = {};
    parent["children"] = within({ parent });
    expect(messageOf(() => marshallValue([parent]))).toBe(
      `"value[0].children${place}.parent" is an object that contains itself; expected no cycle`,
    );
  });

  it.each<[unknown, string]>([
    [
      undefined,
      "is nothing; expected a value that DynamoDB has a type for: leave it out, or give the option removeUndefinedValues",
    ],
    [() => 1, "is a function; expected a value that DynamoDB has a type for: leave it out"],
    [Symbol("s"), "is a symbol; expected a value that DynamoDB has a type for: leave it out"],
    [
      new Date(0),
      "is a Date; expected a value that DynamoDB has a type for: store date.toISOString() or date.getTime()",
    ],
    [
      new Error("x"),
      "is an instance of Error; expected a value that DynamoDB has a type for: " +
        "its properties do not show what it holds; make a text or a plain object of that",
    ],
    [
      new Blob(["a"]),
      "is an instance of Blob; expected a value that DynamoDB has a type for: " +
        "give its bytes: new Uint8Array(await value.arrayBuffer())",
    ],
    [
      new Money(),
      "is an instance of Money; expected a value that DynamoDB has a type for: " +
        "make a plain object of it: { ...value }, or give the option convertClassInstanceToMap",
    ],
    [
      new Map<unknown, unknown>([[1, "a"]]),
      "is a Map with the number 1 as a key; expected keys that are strings: attributes have texts as names; make one of it",
    ],
    [
      NumberValueImpl.from("three"),
      'is the string "three"; expected a number of at most 38 digits, from 1E-130 to 9.99E+125: DynamoDB holds no other numbers',
    ],
    [new Number(Number.NaN), "is the number NaN; expected a finite number"],
    [Number.NaN, "is the number NaN; expected a finite number"],
    [Infinity, "is the number Infinity; expected a finite number"],
    [
      2 ** 53,
      "is the number 9007199254740992; expected a number up to Number.MAX_SAFE_INTEGER: " +
        "give a bigint, which is exact, or give the option allowImpreciseNumbers",
    ],
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
      "is an empty Set; expected a Set with at least one member: " +
        "DynamoDB has no empty sets; leave the attribute out, or give the option convertEmptyValues",
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
    [
      new Set([new NumberValue("1.0"), new NumberValue("1")]),
      "is a Set with 1 twice; expected every number once: DynamoDB has one type for both",
    ],
    [
      new Set([new Uint8Array([1]), new Uint8Array([1])]),
      "is a Set with the same bytes twice; expected every member once: " +
        "for DynamoDB, two arrays of the same bytes are one member",
    ],
    [
      new Set(["a", undefined]),
      "is a Set with undefined; expected a value that DynamoDB has a type for: " +
        "leave it out, or give the option removeUndefinedValues",
    ],
    [new Set([Number.NaN]), "is the number NaN; expected a finite number"],
  ])("C3 refuses %p", (value, problem) => {
    expect(messageOf(() => marshallValue(value))).toBe(`"value" ${problem}`);
  });

  it.each<[unknown, string]>([
    [
      [1, undefined],
      '"value[1]" is nothing; expected a value that DynamoDB has a type for: ' +
        "leave it out, or give the option removeUndefinedValues",
    ],
    [{ "": 1 }, '"value[""]" is an empty attribute name; expected a name of at least one character'],
    [{ "a.b": Number.NaN }, '"value["a.b"]" is the number NaN; expected a finite number'],
    [{ "\uD800": 1 }, '"value.\uD800" is a name with half of a surrogate pair; expected Unicode text'],
  ])("C3 refuses %j, with the path", (value, message) => {
    expect(messageOf(() => marshallValue(value))).toBe(message);
  });

  it.each(["Date", "Set", "Map", "ArrayBuffer", "Uint8Array", "Blob", "Number"])(
    "C3 is not deceived by the tag of a %s",
    (tag) => {
      class Tagged {
        readonly [Symbol.toStringTag] = tag;
      }
      expect(messageOf(() => marshallValue(new Tagged()))).toBe(
        '"value" is an instance of Tagged; expected a value that DynamoDB has a type for: ' +
          "make a plain object of it: { ...value }, or give the option convertClassInstanceToMap",
      );
      expect(marshallValue({ [Symbol.toStringTag]: tag })).toEqual({ M: {} });
    },
  );

  it.each([Date, Set, Map, ArrayBuffer, Uint8Array, Blob, Number])(
    "C3 is not deceived by the prototype of %p",
    (type) => {
      const value: unknown = Object.create(type.prototype as object);
      expect(thrownBy(() => marshallValue(value)).code).toBe("INVALID_ITEM");
    },
  );

  it("C3 refuses bytes that were transferred away", () => {
    const bytes = new Uint8Array([1]);
    structuredClone(bytes, { transfer: [bytes.buffer] });
    for (const gone of [bytes, bytes.buffer]) {
      expect(messageOf(() => marshallValue(gone))).toBe(
        '"value" is bytes that were transferred away; expected bytes: store them before, or transfer a copy',
      );
    }
  });

  it("C3 throws errors that tell what is wrong as data", () => {
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
