import { beforeAll, describe, expect, it } from "@jest/globals";
import type { BundleRow } from "../src/bundle/measure-bundles.ts";
import { runBenchmark } from "./run-benchmark.ts";

interface Results {
  readonly machine: { readonly node: string };
  readonly versions: Readonly<Record<string, string>>;
  readonly rows: readonly BundleRow[];
}

describe("the benchmark of bundles, from sources", () => {
  let output: string;
  let results: Results;

  beforeAll(async () => {
    ({ output, results } = await runBenchmark<Results>("bundle"));
  }, 120_000);

  function rowOf(library: string): BundleRow {
    const row = results.rows.find((other) => other.library === library);
    if (row === undefined) throw new Error(`there is no row of ${library}`);
    return row;
  }

  it("bundles every library, and says which version", () => {
    expect(results.machine.node).toBe(process.version);
    expect(results.rows.map(({ library }) => library)).toEqual(
      expect.arrayContaining(["client-dynamodb", "lib-dynamodb", "electrodb", "dynamodb-toolbox", "dynamodb-onetable"]),
    );
    expect(results.versions).toMatchObject({
      electrodb: expect.stringMatching(/^\d+\.\d+\.\d+/),
      esbuild: expect.any(String),
    });
  });

  it("finds nothing of the SDK in bundles that it is no part of, and all that is needed of it in others", () => {
    const { program, programWithSdk } = rowOf("client-dynamodb");
    expect(program.raw).toBeLessThan(4_000);
    expect(programWithSdk.raw).toBeGreaterThan(200_000);
    for (const row of results.rows.filter(({ library }) => library !== "dynamorm/fast")) {
      expect(row.programWithSdk.gzip).toBeGreaterThan(row.program.gzip + 50_000);
    }
  });

  it("finds nothing of the SDK in what takes its place", () => {
    const { program, programWithSdk, get, getWithSdk } = rowOf("dynamorm/fast");
    expect([programWithSdk, getWithSdk]).toEqual([program, get]);
    expect(get.gzip).toBeLessThan(rowOf("client-dynamodb").getWithSdk.gzip * 0.5);
  });

  it("finds programs that only get no larger than programs that do more", () => {
    for (const { program, get } of results.rows) expect(get.raw).toBeLessThanOrEqual(program.raw);
  });

  // Budgets are those of .size-limit.json; this is for jumps of what programs have in their bundles.
  it("finds no more of dynamorm in a program than all of it", () => {
    const { whole, program } = rowOf("dynamorm");
    expect(program.gzip).toBeLessThan((whole?.gzip ?? 0) * 1.05);
    expect(program.gzip).toBeLessThan(140_000);
  });

  it("finds a fraction of dynamorm in a program that only gets", () => {
    const { program, get } = rowOf("dynamorm");
    expect(get.gzip).toBeLessThan(program.gzip * 0.3);
  });

  it("prints a table", () => {
    expect(output).toMatch(
      /^kB after gzip \(minified\)\n +whole +program +get only +program with SDK +get only with SDK\nclient-dynamodb +– +\d/,
    );
    expect(output).toContain("written to ");
  });
});
