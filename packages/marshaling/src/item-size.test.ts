import { describe, expect, it } from "@jest/globals";
import type { AttributeValue } from "@dynamorm/core";
import { itemSize } from "./item-size.ts";

describe("C3 limits: itemSize", () => {
  it.each<[AttributeValue, number]>([
    [{ S: "" }, 0],
    [{ S: "abc" }, 3],
    [{ S: "é€😀" }, 2 + 3 + 4],
    [{ N: "0" }, 1],
    [{ N: "1" }, 2],
    [{ N: "-1" }, 3],
    [{ N: "1200.50" }, 1 + 3],
    [{ N: "1E+25" }, 2],
    [{ N: "9".repeat(38) }, 20],
    [{ B: new Uint8Array(5) }, 5],
    [{ B: "AQI=" as unknown as Uint8Array }, 2],
    [{ B: "AQ" as unknown as Uint8Array }, 1],
    [{ BOOL: false }, 1],
    [{ NULL: true }, 1],
    [{ L: [] }, 3],
    [{ L: [{ S: "ab" }, { BOOL: true }] }, 3 + 2 + 1 + 2],
    [{ M: {} }, 3],
    [{ M: { ab: { S: "cd" } } }, 3 + 2 + 2 + 1],
    [{ SS: ["a", "bc"] }, 3],
    [{ NS: ["1", "23"] }, 4],
    [{ BS: [new Uint8Array(2), "AQ==" as unknown as Uint8Array] }, 3],
  ])("counts %j as DynamoDB's documentation does", (value, bytes) => {
    expect(itemSize({ value })).toBe("value".length + bytes);
  });

  it("adds names and values up", () => {
    expect(itemSize({})).toBe(0);
    expect(itemSize({ id: { S: "1" }, é: { N: "36" } })).toBe(2 + 1 + 2 + 2);
  });
});
