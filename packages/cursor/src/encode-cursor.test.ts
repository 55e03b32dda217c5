import { describe, expect, test } from "@jest/globals";
import type { StoredItem } from "@dynamorm/core";
import { refusalOf } from "../test/refusal-of.ts";
import { type Cursor, decodeCursor, encodeCursor } from "./index.ts";

/** An attribute value within so many lists and maps. */
function nested(levels: number): StoredItem[string] {
  let value: StoredItem[string] = { S: "x" };
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? { L: [value] } : { M: { a: value } };
  return value;
}

const lastKey = { id: { S: "1" } };

describe("P1: encodeCursor", () => {
  test.each([
    ["an empty index and direction", { lastKey, index: "", sort: "" }],
    ["an undefined index and direction", { lastKey, index: undefined, sort: undefined }],
    ["the types that a value does not have", { lastKey: { id: { S: "1", N: undefined } } }],
  ])("leaves out %s", (_, cursor) => {
    expect(Reflect.apply(encodeCursor, undefined, [cursor])).toBe(encodeCursor({ lastKey }));
  });

  test("takes a Buffer, and a part of one, for bytes", () => {
    const B = Buffer.from("a hello b").subarray(2, 7);
    expect(decodeCursor(encodeCursor({ lastKey: { id: { B } } }))).toEqual({
      lastKey: { id: { B: new TextEncoder().encode("hello") } },
    });
  });

  test("leaves its argument as it is", () => {
    const cursor = Object.freeze({ lastKey: Object.freeze({ b: { S: "1" }, a: { S: "2" } }) });
    encodeCursor(cursor);
    expect(Object.keys(cursor.lastKey)).toEqual(["b", "a"]);
  });

  test("takes 32 levels of lists and maps", () => {
    const cursor = { lastKey: { id: nested(32) } };
    expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
  });

  test("takes the longest key of DynamoDB's, in the characters that take the most room", () => {
    const key = Object.fromEntries(
      ["a", "b", "c", "d"].map((name, index) => [
        name + "<".repeat(254),
        { S: "\u0000".repeat(index % 2 ? 2048 : 1024) },
      ]),
    );
    const cursor: Cursor = { lastKey: key, index: "i".repeat(255), sort: "DESC" };
    expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
  });
});

const surrogate = "a\ud800";
const loop: { L: unknown[] } = { L: [] };
loop.L.push(loop);

describe("P1: encodeCursor refuses what decodeCursor would not take back", () => {
  test.each<[string, unknown, string]>([
    ["nothing", undefined, "a cursor is an object"],
    ["a list", [lastKey], "a cursor is an object"],
    ["an unknown field", { lastKey, indexName: "x" }, "a cursor has lastKey, index and sort, nothing else"],
    ["no key", {}, "lastKey is an object with attributes"],
    ["an empty key: there is no next page", { lastKey: {} }, "lastKey is an object with attributes"],
    ["an index that is no text", { lastKey, index: 1 }, "index is text, without lone surrogates"],
    ["an index of broken text", { lastKey, index: surrogate }, "index is text, without lone surrogates"],
    ["a direction that is none", { lastKey, sort: "UP" }, "sort is ASC or DESC"],
    ["too much", { lastKey: { pk: { S: "x".repeat(50_000) } } }, "it has at most 65536 characters"],
  ])("%s", (_, cursor, rule) => {
    const error = refusalOf(encodeCursor, cursor);
    expect(error.message).toBe(`a cursor cannot be made: ${rule}`);
    expect(error).not.toHaveProperty("attribute");
  });

  test.each<[string, unknown, string]>([
    ["a plain value", "1", "an attribute value is an object such as { S: … }"],
    ["a value of no type", {}, "an attribute value has one type"],
    ["a value of two types", { S: "1", N: "1" }, "an attribute value has one type"],
    ["a newer SDK's type", { $unknown: ["X", 1] }, "there are the types S, N, B, BOOL, NULL, L, M, SS, NS, BS"],
    ["half of a surrogate pair", { S: surrogate }, "S takes text, without lone surrogates"],
    ["the other half", { M: { a: { SS: ["\udc00a"] } } }, "SS takes a list of texts, without lone surrogates"],
    ["a name with half a pair", { M: { [surrogate]: { S: "1" } } }, "names have no lone surrogates"],
    ["a number that is one", { N: 1 }, "N takes a number written as text"],
    ["a number that is none", { N: "NaN" }, "N takes a number written as text"],
    ["bytes as text", { B: "AA==" }, "B takes a Uint8Array"],
    ["bytes as a list", { BS: [[1]] }, "BS takes a list, each a Uint8Array"],
    ["a list with a hole", { L: Array.from({ length: 1 }) }, "an attribute value is an object such as { S: … }"],
    ["33 levels", nested(33), "L and M nest at most 32 levels deep"],
    ["a list within itself", loop, "L and M nest at most 32 levels deep"],
  ])("names the attribute with %s", (_, value, rule) => {
    const error = refusalOf(encodeCursor, { lastKey: { id: { S: "1" }, pk: value } });
    expect(error.message).toBe(`a cursor cannot be made of "pk": ${rule}`);
    expect(error.attribute).toBe("pk");
  });

  test("names the attribute whose name is broken text", () => {
    const error = refusalOf(encodeCursor, { lastKey: { [surrogate]: { S: "1" } } });
    expect(error.message).toBe(String.raw`a cursor cannot be made of "a\ud800": names have no lone surrogates`);
  });
});
