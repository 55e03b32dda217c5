import { beforeAll, describe, expect, it } from "@jest/globals";
import type { StreamResults } from "../src/stream/measure-stream.ts";
import { runBenchmark } from "./run-benchmark.ts";

describe("the benchmark of streams, in a hurry", () => {
  let output: string;
  let results: StreamResults;

  beforeAll(async () => {
    ({ output, results } = await runBenchmark<StreamResults>("stream", ["--expose-gc"]));
  }, 120_000);

  it("Q6: finds a stream to stay within 64 MB, garbage included", () => {
    const [stream] = results.memory;
    expect(stream?.way).toBe("for await");
    expect(stream?.most).toBeLessThan(64);
  });

  it("Q6: finds no request sent but those of the pages used, and the one that is fetched ahead", () => {
    expect(results.stopping.map(({ items }) => items)).toEqual([1, 4000, 10_000]);
    for (const { pages, requests } of results.stopping) {
      expect(requests).toBeGreaterThanOrEqual(pages);
      expect(requests).toBeLessThanOrEqual(pages + 1);
    }
  });

  it("prints two tables", () => {
    expect(output).toMatch(/^the whole table by +MB held +MB at most +seconds\nfor await +[\d.]+ /);
    expect(output).toMatch(/\n\nbreak after items +of pages +requests\n/);
    expect(output).toContain("written to ");
  });
});
