import { describe, expect, it } from "@jest/globals";
import { backoffMs } from "./backoff.ts";

const within = { baseMs: 50, maxMs: 1_000 };
const attempts = [0, 1, 2, 3, 4, 5, 6, 60, 5_000, Number.MAX_SAFE_INTEGER];

describe("backoffMs", () => {
  it.each([
    [
      "almost 1: the longest waits double, up to the most",
      1,
      [50, 100, 200, 400, 800, 1_000, 1_000, 1_000, 1_000, 1_000],
    ],
    ["0.5: half of them", 0.5, [25, 50, 100, 200, 400, 500, 500, 500, 500, 500]],
    ["0: none at all", 0, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ])("Q17: with chance at %s", (_, chance, waits) => {
    expect(attempts.map((attempt) => backoffMs(attempt, { ...within, random: () => chance }))).toEqual(waits);
  });

  it("Q17: a base of 0 is no wait, after any number of attempts", () => {
    expect(attempts.map((attempt) => backoffMs(attempt, { baseMs: 0, maxMs: 1_000 }))).toEqual(attempts.map(() => 0));
  });

  it("Q17: waits are spread over their whole range", () => {
    const waits = Array.from({ length: 2_000 }, () => backoffMs(1, within));
    expect(Math.min(...waits)).toBeLessThan(10);
    expect(Math.max(...waits)).toBeGreaterThan(90);
    expect(Math.max(...waits)).toBeLessThan(100);
  });
});
