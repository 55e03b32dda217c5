import { describe, expect, it } from "@jest/globals";
import type { AttributeValue, StoredItem } from "@dynamorm/core";
import { messageOf, thrownBy } from "../../test/thrown-by.ts";
import { NumberValue } from "./number-value.ts";
import { unmarshall } from "./unmarshall.ts";
import type { UnmarshallOptions } from "./unmarshall-options.ts";

const unmarshallValue = (value: unknown, options?: UnmarshallOptions<false>): unknown =>
  unmarshall({ value } as StoredItem, options)["value"];

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
    [{ B: "AQI=" } as unknown as AttributeValue, new Uint8Array([1, 2])],
    [{ BS: ["AQI=", ""] } as unknown as AttributeValue, new Set([new Uint8Array([1, 2]), new Uint8Array(0)])],
  ])("C2 reads %p", (stored, value) => {
    expect(unmarshallValue(stored)).toStrictEqual(value);
  });

  it("C2 gives bytes as they are, without a copy", () => {
    const bytes = Buffer.from("ab");
    expect(unmarshallValue({ B: bytes })).toBe(bytes);
  });

  it("C2 reads numbers as NumberValues with wrapNumbers, with every digit", () => {
    const wrapNumbers = true;
    expect(unmarshallValue({ N: "0.1234567890123456789" }, { wrapNumbers })).toEqual(
      new NumberValue("0.1234567890123456789"),
    );
    expect(unmarshallValue({ L: [{ NS: ["1"] }] }, { wrapNumbers })).toEqual([new Set([new NumberValue("1")])]);
  });

  it("C2 reads numbers as what the function makes of them with wrapNumbers", () => {
    const wrapNumbers = String.prototype.concat.bind("number ");
    expect(unmarshallValue({ N: "1.50" }, { wrapNumbers })).toBe("number 1.50");
    expect(unmarshallValue({ NS: ["1", "2"] }, { wrapNumbers })).toEqual(new Set(["number 1", "number 2"]));
    expect(unmarshall({ a: { N: "1" } }, { wrapNumbers: () => undefined })).toStrictEqual({ a: undefined });
  });

  it("C3 tells where the function given as wrapNumbers throws, and what", () => {
    expect(thrownBy(() => unmarshallValue({ L: [{ N: "1.5" }] }, { wrapNumbers: BigInt }))).toMatchObject({
      code: "ITEM_MISMATCH",
      path: "value[0]",
      message: expect.stringMatching(
        /^"value\[0\]" is \{ N: "1.5" \}; expected a number that the function wrapNumbers takes: .*1\.5/,
      ),
    });
  });

  it("C3 refuses members of a set that the function given as wrapNumbers makes the same", () => {
    const stored = { NS: ["0.1", "0.10000000000000000001"] };
    expect(messageOf(() => unmarshallValue(stored, { wrapNumbers: Number }))).toBe(
      '"value" is a set whose 2 members are read as 1; expected members that stay apart',
    );
  });

  it("C2 reads a value with convertWithoutMapWrapper", () => {
    expect(unmarshall({ S: "a" }, { convertWithoutMapWrapper: true })).toBe("a");
    expect(unmarshall({ L: [{ N: "1" }] }, { convertWithoutMapWrapper: true })).toEqual([1]);
    expect(messageOf(() => unmarshall({ X: 1 } as never, { convertWithoutMapWrapper: true }))).toBe(
      "what was given is an object with X; expected one of S, N, B, BOOL, NULL, L, M, SS, NS, BS",
    );
  });

  it.each<[unknown, string]>([
    [{ wrap: true }, 'there is no option "options.wrap"; it takes wrapNumbers and convertWithoutMapWrapper'],
    [{ wrapNumbers: "N" }, 'the option "options.wrapNumbers" takes true, false or a function, not the string "N"'],
    [1, 'the option "options" takes an object of options, not the number 1'],
  ])("C2 refuses the options %p", (options, problem) => {
    expect(thrownBy(() => unmarshall({}, options as UnmarshallOptions<false>))).toMatchObject({
      code: "INVALID_OPTION",
      message: `unmarshall: ${problem}`,
    });
  });

  it("C2 reads the type that is given, where others stand as undefined", () => {
    expect(unmarshallValue({ S: undefined, N: "3" })).toBe(3);
  });

  it("C3 takes __proto__ for a name like any other", () => {
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
      'is { N: "0.1234567890123456789" }; expected a number that a JavaScript number or bigint holds exactly: ' +
        "give the option wrapNumbers",
    ],
    [{ N: "1E+999999999" }, 'is { N: "1E+999999999" }; expected a number that DynamoDB holds'],
    [{ N: "NaN" }, 'is { N: "NaN" }; expected a number that DynamoDB holds'],
    [{ NS: ["1", "x"] }, 'is { N: "x" }; expected a number that DynamoDB holds'],
    [{ N: 1 }, "is { N: the number 1 }; expected the text of a number"],
    [{ B: "AQ" }, 'is { B: the string "AQ" }; expected bytes, or the base64 text of some'],
    [{ BS: ["AQI=", "AQJ="] }, "is { BS: 2 elements }; expected bytes, or the base64 text of some"],
    [{ SS: ["a", "a"] }, "is a set whose 2 members are read as 1; expected members that stay apart"],
    [{ BOOL: "true" }, 'is { BOOL: "true" }; expected true or false (BOOL)'],
    [{ L: {} }, "is { L: an object }; expected an array of elements"],
    [{ M: [] }, "is { M: an empty array }; expected a map (M)"],
    [{ NULL: "yes" }, 'is { NULL: "yes" }; expected null (NULL)'],
    [{ S: "a", N: "1" }, "is an object with S and N; expected one type"],
    [[{ S: "a" }], "is an array; expected one of S, N, B, BOOL, NULL, L, M, SS, NS, BS"],
    [{ M: "x" }, 'is { M: the string "x" }; expected a map (M)'],
    [{ SS: "x" }, 'is { SS: the string "x" }; expected an array of elements'],
  ])("C3 refuses %j", (stored, problem) => {
    expect(messageOf(() => unmarshallValue(stored))).toBe(`"value" ${problem}`);
  });

  it("C3 refuses what is nested deeper than DynamoDB nests", () => {
    expect(() => unmarshallValue(nested(32))).not.toThrow();
    expect(messageOf(() => unmarshallValue(nested(33)))).toBe(
      `"value${"[0]".repeat(32)}" is a value at level 33; expected at most 32 levels of nesting: ` +
        "DynamoDB nests no deeper",
    );
    expect(thrownBy(() => unmarshallValue(nested(5000))).code).toBe("ITEM_MISMATCH");
  });

  it("C3 gives the path of what it refuses", () => {
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
  ])("C3 refuses what is no item: %j", (item, words) => {
    expect(messageOf(() => unmarshall(item as unknown as StoredItem))).toBe(
      `what was given is ${words}; expected an item: give the item as the low-level client has it, not as a document client does`,
    );
  });
});
