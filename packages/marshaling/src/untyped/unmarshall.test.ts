import { describe, expect, it } from "@jest/globals";
import type { AttributeValue, StoredItem } from "@dynamorm/core";
import { messageOf, thrownBy } from "../../test/thrown-by.ts";
import { unmarshall } from "./unmarshall.ts";

const unmarshallValue = (value: unknown): unknown => unmarshall({ value } as StoredItem)["value"];

function nested(levels: number): AttributeValue {
  return levels === 1 ? { BOOL: true } : { L: [nested(levels - 1)] };
}

describe("unmarshall", () => {
  it.each<[AttributeValue, unknown]>([
    [{ S: "text" }, "text"],
    [{ N: "1.50" }, 1.5],
    [{ N: "-9007199254740991" }, Number.MIN_SAFE_INTEGER],
    [{ N: "9007199254740992" }, 9007199254740992n],
    [{ N: "-12345678901234567890" }, -12345678901234567890n],
    [{ N: "1E+30" }, 10n ** 30n],
    [{ B: new Uint8Array([1]) }, new Uint8Array([1])],
    [{ BOOL: false }, false],
    [{ NULL: true }, null],
    [{ L: [{ S: "a" }, { L: [] }] }, ["a", []]],
    [{ M: { a: { N: "1" } } }, { a: 1 }],
    [{ SS: ["a", "b"] }, new Set(["a", "b"])],
    [{ NS: ["1", "12345678901234567890"] }, new Set([1, 12345678901234567890n])],
    [{ BS: [new Uint8Array([1])] }, new Set([new Uint8Array([1])])],
  ])("reads %p", (stored, value) => {
    expect(unmarshallValue(stored)).toStrictEqual(value);
  });

  it("reads the type that is given, where others stand as undefined", () => {
    expect(unmarshallValue({ S: undefined, N: "3" })).toBe(3);
  });

  it("takes __proto__ for a name like any other", () => {
    const item = unmarshall(JSON.parse('{ "__proto__": { "M": { "polluted": { "BOOL": true } } } }'));
    expect(Object.entries(item)).toEqual([["__proto__", { polluted: true }]]);
    expect(Object.getPrototypeOf(item)).toBe(Object.prototype);
    expect(item["polluted"]).toBeUndefined();
  });

  it.each([
    [{ X: 1 }, "is an object with X; expected one of S, N, B, BOOL, NULL, L, M, SS, NS, BS"],
    [{}, "is an object; expected one of S, N, B, BOOL, NULL, L, M, SS, NS, BS"],
    ["text", 'is the string "text"; expected one of S, N, B, BOOL, NULL, L, M, SS, NS, BS'],
    [null, "is null; expected one of S, N, B, BOOL, NULL, L, M, SS, NS, BS"],
    [{ S: 1 }, "is { S: the number 1 }; expected a string"],
    [
      { N: "0.1234567890123456789" },
      'is { N: "0.1234567890123456789" }; expected a number that a JavaScript number or bigint holds exactly',
    ],
    [
      { N: "1E+999999999" },
      'is { N: "1E+999999999" }; expected a number that a JavaScript number or bigint holds exactly',
    ],
    [{ N: "NaN" }, 'is { N: "NaN" }; expected a number that a JavaScript number or bigint holds exactly'],
    [{ NS: ["1", "x"] }, 'is { N: "x" }; expected a number that a JavaScript number or bigint holds exactly'],
    [{ B: "AQ==" }, 'is { B: the string "AQ==" }; expected bytes, as a Uint8Array'],
    [{ BOOL: "true" }, 'is { BOOL: "true" }; expected true or false (BOOL)'],
    [{ L: {} }, "is { L: an object }; expected an array of elements"],
    [{ M: [] }, "is { M: an empty array }; expected a map (M)"],
    [{ NULL: "yes" }, 'is { NULL: "yes" }; expected null (NULL)'],
    [{ S: "a", N: "1" }, "is an object with S and N; expected one type"],
    [[{ S: "a" }], "is an array; expected one of S, N, B, BOOL, NULL, L, M, SS, NS, BS"],
    [{ M: "x" }, 'is { M: the string "x" }; expected a map (M)'],
    [{ SS: "x" }, 'is { SS: the string "x" }; expected an array of elements'],
  ])("refuses %j", (stored, problem) => {
    expect(messageOf(() => unmarshallValue(stored))).toBe(`"value" ${problem}`);
  });

  it("refuses what is nested deeper than DynamoDB nests", () => {
    expect(() => unmarshallValue(nested(32))).not.toThrow();
    expect(messageOf(() => unmarshallValue(nested(33)))).toBe(
      `"value${"[0]".repeat(32)}" is a value at level 33; expected at most 32 levels of nesting: ` +
        "DynamoDB nests no deeper",
    );
    expect(thrownBy(() => unmarshallValue(nested(5000))).code).toBe("ITEM_MISMATCH");
  });

  it("gives the path of what it refuses", () => {
    expect(thrownBy(() => unmarshall({ a: { L: [{ M: { b: { N: "x" } } }] } }))).toMatchObject({
      name: "ItemMismatchError",
      code: "ITEM_MISMATCH",
      attribute: "a",
      path: "a[0].b",
      received: '{ N: "x" }',
    });
  });

  it.each([
    [null, "null"],
    [[{ S: "a" }], "an array"],
  ])("refuses what is no item: %j", (item, words) => {
    expect(messageOf(() => unmarshall(item as unknown as StoredItem))).toBe(
      `what was given is ${words}; expected an item: give the item as the low-level client has it, not as a document client does`,
    );
  });
});
