import { describe, expect, test } from "@jest/globals";
import { refusalOf } from "../test/refusal-of.ts";
import { decodeCursor } from "./index.ts";

const url = (text: string): string => Buffer.from(text).toString("base64url");
const json = (value: unknown): string => url(JSON.stringify(value));
const raw = (...bytes: number[]): string => Buffer.from(bytes).toString("base64url");
const key = (value: unknown): string => json({ lastKey: { secret: value } });
/** A value of `{"L":[…]}` so many levels deep. */
const deep = (levels: number): string =>
  url(`{"lastKey":{"secret":${`{"L":[`.repeat(levels)}{"S":"x"}${"]}".repeat(levels)}}}`);

const shape = "lastKey is an object with attributes";
const value = "an attribute value is an object such as { S: … }";
const oneType = "an attribute value has one type";
const types = "there are the types S, N, B, BOOL, NULL, L, M, SS, NS, BS";
const fields = "a cursor has lastKey, index and sort, nothing else";
const depth = "L and M nest at most 32 levels deep";
const number = "N takes a number written as text";
const brokenText = "index is text, without lone surrogates";
const S = { S: "secret" };

describe("P2: decodeCursor refuses everything else, and quotes nothing of it", () => {
  test.each<[string, unknown, string]>([
    ["nothing", undefined, "a cursor is text"],
    ["a list of cursors, as a query string may give", [json({ lastKey: { a: S } })], "a cursor is text"],
    ["an object that becomes text", { toString: () => json({ lastKey: { a: S } }) }, "a cursor is text"],
    ["empty text", "", "it is empty"],
    ["too much text", "A".repeat(65_537), "it has more than 65536 characters"],
    ["as much text as may be", "A".repeat(65_536), "its content is not JSON"],
    ["characters that are not base64url's", "secret!secret", "it is not base64url"],
    ["standard base64", btoa(`{"lastKey":{"a":{"S":"~~~???>>>"}}}`), "it is not base64url"],
    ["white space", ` ${key(S)}`, "it is not base64url"],
    ["a line break in the middle", key(S).replace("e", "e\n"), "it is not base64url"],
    ["a length that cannot be", "AAAAA", "it is not base64url"],
    ["half of the padding", "AA=", "it is not base64url"],
    ["padding that is too long", "AAA==", "it is not base64url"],
    ["padding alone", "====", "it is not base64url"],
    ["text after the padding", "AA==AAAA", "it is not base64url"],
    ["stray bits at the end", "AB", "it is not base64url"],
    ["text beyond ASCII", "sécret", "it is not base64url"],
    ["a lone surrogate", "AAA\ud800", "it is not base64url"],
    ["bytes that are not UTF-8", raw(0x22, 0xff, 0x22), "its content is not UTF-8"],
    ["UTF-8 cut short", raw(0x22, 0xe2, 0x82), "its content is not UTF-8"],
    ["a surrogate in UTF-8", raw(0x22, 0xed, 0xa0, 0x80, 0x22), "its content is not UTF-8"],
    ["a byte order mark", url(`\ufeff{"lastKey":{"a":{"S":"1"}}}`), "its content is not JSON"],
    ["no JSON", url("secret"), "its content is not JSON"],
    ["JSON cut short", url(`{"lastKey":{"secret":{"S":"1"}}`), "its content is not JSON"],
    ["two JSON texts", url(`{"lastKey":{"a":{"S":"1"}}}{}`), "its content is not JSON"],
    ["null", json(null), "a cursor is an object"],
    ["a text", json("secret"), "a cursor is an object"],
    ["a list", json([{ lastKey: { a: S } }]), "a cursor is an object"],
    ["an empty object", json({}), shape],
    ["an unknown field", json({ lastKey: { a: S }, secret: 1 }), fields],
    ["a field in another case", json({ LastKey: { a: S } }), fields],
    ["a field __proto__", url(`{"__proto__":{"lastKey":{"a":{"S":"1"}}}}`), fields],
    ["a key that is null", json({ lastKey: null }), shape],
    ["a key that is a list", json({ lastKey: [S] }), shape],
    ["a key that is text", json({ lastKey: "secret" }), shape],
    ["a key without attributes", json({ lastKey: {} }), shape],
    ["an index that is null", json({ lastKey: { a: S }, index: null }), brokenText],
    ["an index that is an object", json({ lastKey: { a: S }, index: {} }), brokenText],
    ["an index of broken text", url(String.raw`{"lastKey":{"a":{"S":"1"}},"index":"\ud800"}`), brokenText],
    ["a direction that is none", json({ lastKey: { a: S }, sort: "secret" }), "sort is ASC or DESC"],
    ["a direction that is true", json({ lastKey: { a: S }, sort: true }), "sort is ASC or DESC"],
    ["a direction that only upper case makes one", json({ lastKey: { a: S }, sort: "aſc" }), "sort is ASC or DESC"],
    ["a name of broken text", url(String.raw`{"lastKey":{"\udc00":{"S":"1"}}}`), "names have no lone surrogates"],
    [
      "a name of broken text in a map",
      url(String.raw`{"lastKey":{"a":{"M":{"\udc00":{"S":"1"}}}}}`),
      "names have no lone surrogates",
    ],
    ["a value that is text", key("secret"), value],
    ["a value that is null", key(null), value],
    ["a value that is a list", key([S]), value],
    ["a value of no type", key({}), oneType],
    ["a value of two types", key({ S: "1", N: "1" }), oneType],
    ["an unknown type", key({ secret: "1" }), types],
    ["a type in another case", key({ s: "1" }), types],
    ["a type that objects have", key({ constructor: "1" }), types],
    ["a type __proto__", url(`{"lastKey":{"a":{"__proto__":{"S":"1"}}}}`), types],
    ["S of a number", key({ S: 1 }), "S takes text, without lone surrogates"],
    ["S of null", key({ S: null }), "S takes text, without lone surrogates"],
    ["S of half a pair", url(String.raw`{"lastKey":{"a":{"S":"\ud83d"}}}`), "S takes text, without lone surrogates"],
    ["N of a number", key({ N: 1 }), number],
    ["N of nothing", key({ N: "" }), number],
    ["N of text", key({ N: "secret" }), number],
    ["N of a number with space", key({ N: "1 " }), number],
    ["N of a number with a line break", key({ N: "1\n" }), number],
    ["N in hexadecimal", key({ N: "0x10" }), number],
    ["N of other digits", key({ N: "१" }), number],
    ["N of infinity", key({ N: "Infinity" }), number],
    ["N of a dot", key({ N: "." }), number],
    ["N of half an exponent", key({ N: "1e" }), number],
    ["N of very many digits and a letter", key({ N: `${"1".repeat(40_000)}x` }), number],
    ["B of a number", key({ B: 1 }), "B takes base64 text"],
    ["B of other text", key({ B: "secret!" }), "B takes base64 text"],
    ["B in base64url", key({ B: "-_-_" }), "B takes base64 text"],
    ["B without padding", key({ B: "AA" }), "B takes base64 text"],
    ["B with white space", key({ B: "AA==\n" }), "B takes base64 text"],
    ["B with stray bits", key({ B: "AB==" }), "B takes base64 text"],
    ["BOOL of text", key({ BOOL: "true" }), "BOOL takes true or false"],
    ["NULL of null", key({ NULL: null }), "NULL takes true or false"],
    ["SS of text", key({ SS: "secret" }), "SS takes a list of texts, without lone surrogates"],
    ["SS of null, a nil slice in Go", key({ SS: null }), "SS takes a list of texts, without lone surrogates"],
    ["SS of numbers", key({ SS: ["a", 1] }), "SS takes a list of texts, without lone surrogates"],
    ["NS of texts", key({ NS: ["1", "secret"] }), "NS takes a list of numbers written as text"],
    ["BS of other texts", key({ BS: ["AA==", "secret!"] }), "BS takes a list, each base64 text"],
    ["L of an object", key({ L: { 0: S, length: 1 } }), "L takes a list"],
    ["L of text", key({ L: ["secret"] }), value],
    ["M of a list", key({ M: [S] }), "M takes an object"],
    ["M of null", key({ M: null }), "M takes an object"],
    ["33 levels of lists", deep(33), depth],
    ["as many levels of lists as there is room for", deep(6_000), depth],
    ["33 levels of maps", url(`{"lastKey":${`{"a":{"M":`.repeat(33)}{}${"}}".repeat(33)}}`), depth],
    ["very many levels of JSON", url(`${"[".repeat(24_000)}${"]".repeat(24_000)}`), "a cursor is an object"],
    [
      "very many levels in a value",
      url(`{"lastKey":{"a":{"S":${"[".repeat(24_000)}${"]".repeat(24_000)}}}}`),
      "S takes text, without lone surrogates",
    ],
    ["very many levels, open", url("[".repeat(49_000)), "its content is not JSON"],
  ])("%s", (_, text, rule) => {
    const error = refusalOf(decodeCursor, text);
    expect(error.message).toBe(`not a valid cursor: ${rule}`);
    expect(error).not.toHaveProperty("cause");
    expect(error).not.toHaveProperty("attribute");
  });
});
