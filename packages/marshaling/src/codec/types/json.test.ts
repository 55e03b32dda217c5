import { describe, expect, it } from "@jest/globals";
import { attr } from "@dynamorm/core";
import { oneAttribute } from "../../../test/one-attribute.ts";

const { write, read, refusal, mismatch } = oneAttribute(attr.json());

class Money {
  amount = 1;
}

describe("M2 attribute types: json", () => {
  it.each<[unknown, string]>([
    [{ theme: "dark", sizes: [1, 2.5] }, '{"theme":"dark","sizes":[1,2.5]}'],
    ["text", '"text"'],
    [null, "null"],
    [false, "false"],
    [{ "": { a: null } }, '{"":{"a":null}}'],
  ])("is the text of any JSON value: %j", (value, text) => {
    expect(write(value)).toStrictEqual({ S: text });
    expect(read({ S: text })).toStrictEqual(value);
  });

  it("keeps what DynamoDB's own texts could not hold", () => {
    expect(read(write("\uD800"))).toBe("\uD800");
  });

  it("has __proto__ as a name like any other", () => {
    const value: unknown = JSON.parse('{ "__proto__": { "polluted": true } }');
    const found = read(write(value)) as object;
    expect(Object.entries(found)).toEqual([["__proto__", { polluted: true }]]);
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype);
  });

  it("nests without end", () => {
    let deep: unknown = "leaf";
    for (let level = 0; level < 100; level++) deep = [deep];
    expect(read(write(deep))).toStrictEqual(deep);
  });
});

describe("C3 no silent damage: what JSON would drop or change", () => {
  it("refuses what is nested so deep that nothing can follow", () => {
    const deep: unknown = JSON.parse("[".repeat(100_000) + "]".repeat(100_000));
    expect(refusal(deep)).toBe(
      '"value" is an array, too deep or too large to be written as JSON; expected what JSON.stringify can write: ' +
        "an item holds no more than 400 KB",
    );
  });

  it.each<[unknown, string]>([
    [{ a: undefined }, '"value.a" is nothing; expected a value that JSON has: leave it out'],
    [[1, undefined], '"value[1]" is nothing; expected a value that JSON has: leave it out'],
    [{ a: () => 1 }, '"value.a" is a function; expected a value that JSON has: leave it out'],
    [{ a: Symbol("s") }, '"value.a" is a symbol; expected a value that JSON has: leave it out'],
    [{ a: [Number.NaN] }, '"value.a[0]" is the number NaN; expected a finite number'],
    [-Infinity, '"value" is the number -Infinity; expected a finite number'],
    [{ a: -0 }, '"value.a" is the number -0; expected a number that JSON has: value + 0 makes 0 of it'],
    [{ a: 1n }, '"value.a" is the bigint 1; expected a value that JSON has: store it as text: String(value)'],
    [
      { at: new Date(0) },
      '"value.at" is a Date; expected a value that JSON has: store date.toISOString() or date.getTime()',
    ],
    [
      new Map(),
      '"value" is an instance of Map; expected a value that JSON has: make an object of it: Object.fromEntries(map)',
    ],
    [
      { a: new Money() },
      '"value.a" is an instance of Money; expected a value that JSON has: make a plain object of it: { ...value }',
    ],
  ])("is refused: %p", (value, message) => {
    expect(refusal(value)).toBe(message);
  });

  it("is refused where something contains itself", () => {
    const parent: Record<string, unknown> = { children: [] };
    (parent["children"] as unknown[]).push({ parent });
    expect(refusal(parent)).toBe('"value.children[0].parent" is an object that contains itself; expected no cycle');
  });

  it("is let pass where something stands in two places", () => {
    const shared = { a: 1 };
    expect(write([shared, shared])).toStrictEqual({ S: '[{"a":1},{"a":1}]' });
  });

  it.each([
    [{ S: "{" }, '{ S: "{" }'],
    [{ M: {} }, "{ M: 0 attributes }"],
  ])("is found when it is read: %j", (stored, received) => {
    expect(mismatch(stored)).toBe(
      `"value" in the table is ${received}; expected JSON text (S): correct the item, or the model`,
    );
  });
});
