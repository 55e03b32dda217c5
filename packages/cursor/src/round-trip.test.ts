import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { cursor, name } from "../test/arbitrary-cursor.ts";
import { goJson } from "./go-json.ts";
import { decodeCursor, encodeCursor } from "./index.ts";

describe("P1: what is encoded", () => {
  test("is decoded the same, from URL-safe text", () => {
    fc.assert(
      fc.property(cursor, (given) => {
        const encoded = encodeCursor(given);
        expect(encoded).toMatch(/^(?:[\w-]{4})+(?:[\w-]{2}==|[\w-]{3}=)?$/);
        expect(decodeCursor(encoded)).toEqual(given);
        expect(encodeCursor(decodeCursor(encoded))).toBe(encoded);
      }),
      { numRuns: 2_000 },
    );
  });

  test("has its names in the order of their UTF-8 bytes", () => {
    fc.assert(
      fc.property(fc.uniqueArray(name), (names) => {
        const written = goJson(Object.fromEntries(names.map((each) => [each, true])));
        const sorted = names.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
        expect(written).toBe(`{${sorted.map((each) => `${goJson(each)}:true`).join(",")}}`);
      }),
    );
  });
});
