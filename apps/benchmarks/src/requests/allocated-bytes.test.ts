import { describe, expect, it } from "@jest/globals";
import { allocatedBytes } from "./allocated-bytes.ts";

/** A list of so many numbers with decimals takes 8 bytes each, and a little. */
function allocate(times: number, doubles: number): void {
  const list = Array.from({ length: doubles }, () => 0.5);
  for (let index = 0; index < times; index++) list.slice();
}

describe("what is allocated while something runs", () => {
  it.each([
    ["1.6 MB in small pieces", 10_000, 20],
    ["80 MB, which are collected meanwhile", 10_000, 1000],
  ])("is told to a fifth: %s", async (_, times, doubles) => {
    const expected = times * doubles * 8;
    const bytes = await allocatedBytes(async () => allocate(times, doubles));
    expect(bytes).toBeGreaterThan(expected * 0.8);
    expect(bytes).toBeLessThan(expected * 1.4);
  });
});
