import { beforeAll, describe, expect, it } from "@jest/globals";
import type { ReadRow } from "../src/read/measure-reads.ts";
import { runBenchmark } from "./run-benchmark.ts";

interface Results {
  readonly machine: { readonly node: string };
  readonly versions: object;
  readonly rows: readonly ReadRow[];
}

describe("the benchmark of reads, in a hurry", () => {
  let output: string;
  let results: Results;

  beforeAll(async () => {
    ({ output, results } = await runBenchmark<Results>("read"));
  }, 120_000);

  it("measures every stage of every query", () => {
    expect(results.machine.node).toBe(process.version);
    expect(results.versions).toEqual({ "@aws-sdk/util-dynamodb": expect.stringMatching(/^\d+\.\d+\.\d+$/) });
    expect(results.rows.map(({ subject }) => subject)).toEqual(["get", "index", "composite", "groups", "page"]);
    for (const { nanoseconds, timesByHand } of results.rows) {
      expect(Object.keys(nanoseconds)).toEqual(["firstRequest", "firstPlan", "request", "plan", "byHand"]);
      expect(Math.min(...Object.values(nanoseconds))).toBeGreaterThan(0);
      expect(timesByHand).toBeGreaterThan(0);
    }
  });

  // How long it takes depends on the machine, and on what else that does: these are far from what is to be expected.
  it("Q18: finds the plan of a known shape at least twice as fast as one of a new shape", () => {
    for (const { nanoseconds } of results.rows) expect(nanoseconds.plan * 2).toBeLessThan(nanoseconds.firstPlan);
  });

  it("Q12: finds a query of a new shape planned and written in less than 0.1 ms", () => {
    for (const { nanoseconds } of results.rows) expect(nanoseconds.firstRequest).toBeLessThan(100_000);
  });

  it("prints a table", () => {
    expect(output).toMatch(/^query +first request +first plan +request +plan +by hand +times by hand\nget +[\d,]+ /);
    expect(output).toContain("written to ");
  });
});
