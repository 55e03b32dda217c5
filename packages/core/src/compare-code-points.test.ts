import { describe, expect, it } from "@jest/globals";
import { assert, property, string } from "fast-check";
import { compareCodePoints } from "./compare-code-points.ts";

describe("compareCodePoints", () => {
  it("orders as UTF-8 does, where UTF-16 does not", () => {
    expect(compareCodePoints("\u{1F600}", "\uFF5E")).toBeGreaterThan(0);
    expect(["\u{1F600}", "\uFF5E"].toSorted()).toEqual(["\u{1F600}", "\uFF5E"]);
  });

  it("agrees with the order of bytes for any texts", () => {
    assert(
      property(string({ unit: "binary" }), string({ unit: "binary" }), (one, other) => {
        expect(Math.sign(compareCodePoints(one, other))).toBe(
          Math.sign(Buffer.compare(Buffer.from(one), Buffer.from(other))),
        );
      }),
    );
  });
});
