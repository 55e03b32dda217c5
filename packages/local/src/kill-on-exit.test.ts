import { describe, expect, test } from "@jest/globals";
import { killOnExit } from "./kill-on-exit.ts";

describe("killOnExit", () => {
  test("listens once for all engines, and not at all when there are none", () => {
    const before = process.listenerCount("exit");
    const forgets = [4_000_001, 4_000_002, 4_000_003].map((pid) => killOnExit(pid));
    expect(process.listenerCount("exit")).toBe(before + 1);
    for (const forget of forgets) forget();
    forgets[0]?.();
    expect(process.listenerCount("exit")).toBe(before);
  });
});
