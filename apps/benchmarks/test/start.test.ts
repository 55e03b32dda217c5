import { beforeAll, describe, expect, it } from "@jest/globals";
import type { StartRow } from "../src/start/measure-start.ts";
import { runBenchmark } from "./run-benchmark.ts";

interface Results {
  readonly machine: { readonly node: string };
  readonly rows: readonly StartRow[];
}

describe("the benchmark of starts, in a hurry", () => {
  let output: string;
  let results: Results;

  beforeAll(async () => {
    ({ output, results } = await runBenchmark<Results>("start"));
  }, 240_000);

  /** How many times the SDK's time a program takes, for each way to bundle it. */
  function timesOf(name: string): readonly number[] {
    return results.rows.filter(({ program }) => program === name).map(({ ready }) => ready.timesSdk);
  }

  it("starts every program, which reads an item then", () => {
    expect(results.machine.node).toBe(process.version);
    expect(results.rows.length).toBeGreaterThanOrEqual(18);
    for (const { ready, answered } of results.rows) {
      expect(ready.cpu).toBeGreaterThan(0);
      expect(answered.cpu).toBeGreaterThan(ready.cpu);
      expect(answered.wall).toBeGreaterThan(ready.wall);
    }
  });

  // How long it takes depends on the machine, and on what else that does: these are far from what is to be expected.
  it("finds programs with dynamorm to start in less than three times the SDK's time", () => {
    expect(Math.max(...timesOf("dynamorm"))).toBeLessThan(3);
  });

  it("finds programs without the SDK to start sooner than the SDK", () => {
    expect(timesOf("dynamorm/fast")[0]).toBeLessThan(0.7);
    expect(Math.max(...timesOf("dynamorm/fast, get only"))).toBeLessThan(0.6);
  });

  it("finds one bundle with the SDK in it quicker to start than the files of the SDK", () => {
    const [external, bundled] = results.rows.filter(
      ({ program, format }) => program === "client-dynamodb" && format === "cjs",
    );
    expect([external?.sdk, bundled?.sdk]).toEqual(["external", "bundled"]);
    expect(bundled?.ready.cpu).toBeLessThan(external?.ready.cpu ?? 0);
  });

  it("prints a table for each way to bundle", () => {
    expect(output).toMatch(/^the SDK beside the bundle, CommonJS\n +ready ms .*\nclient-dynamodb +\d/);
    expect(output).toContain("\n\nthe SDK in the bundle, CommonJS\n");
    expect(output).toContain("written to ");
  });
});
