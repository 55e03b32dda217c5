import { beforeAll, describe, expect, it } from "@jest/globals";
import type { TypesResults } from "../src/types/measure-types.ts";
import { runBenchmark } from "./run-benchmark.ts";

interface Results extends TypesResults {
  readonly machine: { readonly node: string };
  readonly versions: object;
}

describe("the benchmark of types, from sources", () => {
  let output: string;
  let results: Results;

  beforeAll(async () => {
    ({ output, results } = await runBenchmark<Results>("types"));
  }, 240_000);

  it("compiles the same models with every library", () => {
    expect(results.machine.node).toBe(process.version);
    expect(results.rows.map(({ library }) => library)).toEqual([
      "electrodb",
      "dynamodb-toolbox",
      "dynamodb-onetable",
      "dynamoose",
      "dynamorm",
    ]);
    for (const { instantiations, checkMilliseconds } of results.rows) {
      expect(instantiations).toBeGreaterThan(0);
      expect(checkMilliseconds).toBeGreaterThan(0);
    }
  });

  it("finds every mistake refused by the types of dynamorm", () => {
    const own = results.refusals.find(({ library }) => library === "dynamorm");
    expect(Object.keys(own?.mistakes ?? {}).length).toBeGreaterThanOrEqual(8);
    expect(Object.values(own?.mistakes ?? {})).not.toContain("accepted");
  });

  it("finds the types of attributes refused where they are not those of the model, by every library", () => {
    for (const { mistakes } of results.refusals) expect(mistakes["attribute"]).toBe("refused");
  });

  // From sources, whose own types are checked as well: the budget is that of scripts/type-budget.mjs.
  it("finds types of dynamorm cheaper than those of a library that infers as much", () => {
    const counts = new Map(results.rows.map(({ library, instantiations }) => [library, instantiations]));
    expect(counts.get("dynamorm")).toBeLessThan((counts.get("dynamodb-toolbox") ?? 0) * 0.6);
  });

  it("prints two tables", () => {
    expect(output).toMatch(
      /^what checking so many models takes\n +instantiations, 10 +ms, 10 +MB, 10\nelectrodb +[\d,]+ /,
    );
    expect(output).toMatch(/\n\na mistake in\n +attribute +choice +/);
    expect(output).toContain("written to ");
  });
});
