import { beforeAll, describe, expect, it } from "@jest/globals";
import type { CodecRow } from "../src/codec/measure-codecs.ts";
import { runBenchmark } from "./run-benchmark.ts";

interface Results {
  readonly machine: object;
  readonly versions: object;
  readonly rows: readonly CodecRow[];
}

describe("the benchmark of codecs, in a hurry", () => {
  let output: string;
  let results: Results;

  beforeAll(async () => {
    ({ output, results } = await runBenchmark<Results>("codec"));
  }, 120_000);

  it("measures every library in every direction, with every item", () => {
    expect(results.machine).toEqual({
      cpu: expect.any(String),
      cores: expect.any(Number),
      platform: expect.any(String),
      node: process.version,
    });
    expect(results.versions).toEqual({ "@aws-sdk/util-dynamodb": expect.stringMatching(/^\d+\.\d+\.\d+$/) });
    const cells = results.rows.map(({ subject, direction, library }) => `${subject} ${direction} ${library}`);
    expect(new Set(cells).size).toBe(3 * 4 * 3);
    for (const row of results.rows) {
      expect(row.nanoseconds).toBeGreaterThan(0);
      expect(row.bytes).toBeGreaterThan(0);
      expect(row.timesAsFast).toBeGreaterThan(0);
    }
  });

  // How many times as fast it is depends on the machine, and on what else that does: these are far below what is to be expected.
  it.each([
    ["generated", "marshal", 3],
    ["generated", "unmarshal", 3],
    ["generated", "toJson", 1.5],
    ["closures", "marshal", 1],
    ["closures", "unmarshal", 1],
    ["closures", "toJson", 1],
  ] as const)("finds %s code for %s at least %p times as fast", (library, direction, atLeast) => {
    const rows = results.rows.filter((row) => row.library === library && row.direction === direction);
    expect(Math.min(...rows.map(({ timesAsFast }) => timesAsFast))).toBeGreaterThan(atLeast);
  });

  it("finds less memory allocated than by util-dynamodb", () => {
    for (const { subject, direction, bytes } of results.rows.filter(({ library }) => library === "generated")) {
      const yardstick = results.rows.find(
        (row) => row.subject === subject && row.direction === direction && row.library === "util-dynamodb",
      );
      expect(bytes).toBeLessThan(yardstick?.bytes ?? 0);
    }
  });

  it("prints a table", () => {
    expect(output).toMatch(/^item +direction +library +ns +bytes +times as fast\nsmall +marshal +util-dynamodb +\d/);
    expect(output).toContain("written to ");
  });
});
