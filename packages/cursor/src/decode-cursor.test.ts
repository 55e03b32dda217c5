import { describe, expect, test } from "@jest/globals";
import { decodeCursor, encodeCursor } from "./index.ts";

const url = (text: string): string => Buffer.from(text).toString("base64url");
const json = (value: unknown): string => url(JSON.stringify(value));
const key = (value: unknown): string => json({ lastKey: { secret: value } });
/** A value of `{"L":[…]}` so many levels deep. */
const deep = (levels: number): string =>
  url(`{"lastKey":{"secret":${`{"L":[`.repeat(levels)}{"S":"x"}${"]}".repeat(levels)}}}`);

describe("P1: decodeCursor", () => {
  test.each(["1", "12", "123", "1234"])("takes padding or none: %s", (S) => {
    const padded = encodeCursor({ lastKey: { id: { S } } });
    expect(decodeCursor(padded.replaceAll("=", ""))).toEqual({ lastKey: { id: { S } } });
    expect(decodeCursor(padded)).toEqual({ lastKey: { id: { S } } });
  });

  test("takes JSON with white space, other escapes and another order, as other writers have it", () => {
    const text = url(
      String.raw`{ "sort": "DESC", "index": "i<", "lastKey": { "\u0069d": { "S": "\/\ud83d\ude00" } } }`,
    );
    expect(decodeCursor(text)).toEqual({ lastKey: { id: { S: "/😀" } }, index: "i<", sort: "DESC" });
  });

  test("leaves out an empty index and an empty direction", () => {
    expect(decodeCursor(json({ lastKey: { id: { S: "1" } }, index: "", sort: "" }))).toStrictEqual({
      lastKey: { id: { S: "1" } },
    });
  });

  test("of a name that stands twice, the last counts", () => {
    expect(decodeCursor(url(`{"lastKey":{"a":{"S":"1"},"a":{"N":"2"}}}`))).toEqual({ lastKey: { a: { N: "2" } } });
  });

  test.each(["0", "-0", "+1", "12.50", ".5", "5.", "1e3", "1E+125", "-1.5e-130"])("takes the number %s", (N) => {
    expect(decodeCursor(key({ N }))).toEqual({ lastKey: { secret: { N } } });
  });

  test("names that objects have are data", () => {
    const { lastKey } = decodeCursor(
      url(`{"lastKey":{"__proto__":{"M":{"__proto__":{"S":"x"}}},"constructor":{"S":"y"}}}`),
    );
    expect(Object.getPrototypeOf(lastKey)).toBe(Object.prototype);
    expect(Object.keys(lastKey)).toEqual(["__proto__", "constructor"]);
    const inner = Object.values(lastKey)[0]?.M ?? {};
    expect(Object.getPrototypeOf(inner)).toBe(Object.prototype);
    expect(Object.keys(inner)).toEqual(["__proto__"]);
    expect(Object.hasOwn(Object.prototype, "S")).toBe(false);
  });

  test("takes 32 levels of lists", () => {
    expect(JSON.stringify(decodeCursor(deep(32)))).toContain(`{"S":"x"}`);
  });
});
