import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { fromBase64, toBase64 } from "./base64.ts";

describe("toBase64", () => {
  it("writes bytes of any length as Node does, also those of a view", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(4), (bytes, offset) => {
        const view = bytes.subarray(Math.min(offset, bytes.length));
        expect(toBase64(view)).toBe(Buffer.from(view).toString("base64"));
      }),
    );
  });
});

describe("fromBase64", () => {
  it("reads what is written", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        expect(fromBase64(Buffer.from(bytes).toString("base64"))).toEqual(bytes);
      }),
    );
  });

  it("takes no text but the one that some bytes have", () => {
    const texts = fc.oneof(fc.stringMatching(/^[A-Za-z0-9+/]{0,8}={0,3}$/), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = fromBase64(text);
        const isCanonical = Buffer.from(text, "base64").toString("base64") === text;
        expect(bytes === undefined).toBe(!isCanonical);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    "A",
    "AQ",
    "AQ=",
    "AQ===",
    "AR==",
    "AQI",
    "AQJ=",
    "=",
    "====",
    "A===",
    "AQ==AQ==",
    "AQ==\n",
    "A_-=",
    "AĀ==",
  ])("refuses %j", (text) => {
    expect(fromBase64(text)).toBeUndefined();
  });
});
