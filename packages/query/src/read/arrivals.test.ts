import { describe, expect, test } from "@jest/globals";
import { Arrivals } from "./arrivals.ts";

const after = <Value>(ms: number, value: Value): Promise<Value> =>
  new Promise((resolve) => setTimeout(() => resolve(value), ms));

describe("arrivals", () => {
  test("Q15: are taken in the order in which they come, not in that in which they were added", async () => {
    const arrivals = new Arrivals<string>();
    arrivals.add(after(20, "slow"));
    arrivals.add(after(1, "quick"));
    arrivals.add(Promise.resolve("there"));
    expect(arrivals.size).toBe(3);
    expect([await arrivals.take(), await arrivals.take()]).toEqual(["there", "quick"]);
    expect(arrivals.size).toBe(1);
    arrivals.add(Promise.resolve("later, and quicker"));
    expect([await arrivals.take(), await arrivals.take()]).toEqual(["later, and quicker", "slow"]);
    expect(arrivals.size).toBe(0);
  });

  test("Q15: several that came at once are taken one by one", async () => {
    const arrivals = new Arrivals<number>();
    for (const n of [1, 2, 3]) arrivals.add(Promise.resolve(n));
    await after(1, undefined);
    expect([await arrivals.take(), await arrivals.take(), await arrivals.take()]).toEqual([1, 2, 3]);
  });

  test("Q15: an error is thrown when it is its turn, and one that nobody takes is nobody's", async () => {
    const arrivals = new Arrivals<number>();
    arrivals.add(Promise.resolve(1));
    arrivals.add(Promise.reject(new Error("torn")));
    arrivals.add(Promise.reject(new Error("torn too")));
    expect(await arrivals.take()).toBe(1);
    await expect(arrivals.take()).rejects.toThrow("torn");
    expect(arrivals.size).toBe(1);
  });
});
