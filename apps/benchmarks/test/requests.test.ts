import { beforeAll, describe, expect, it } from "@jest/globals";
import type { RequestResults } from "../src/requests/results.ts";
import { requestNames, type RowName } from "../src/requests/rows.ts";
import type { SubjectName } from "../src/requests/subjects.ts";
import { runBenchmark } from "./run-benchmark.ts";

/** Those that something is asked of below. */
const measured: readonly SubjectName[] = ["lib-dynamodb", "dynamorm-fast", "dynamorm-sdk", "floor"];

// That all libraries are given the same, and ask for the same, is what the benchmark looks at before it measures: it ends where they do not.
describe("the benchmark of requests, in a hurry", () => {
  let output: string;
  let results: RequestResults;

  beforeAll(async () => {
    ({ output, results } = await runBenchmark<RequestResults>("requests", [], ["--subjects", measured.join(",")]));
  }, 600_000);

  function find(row: RowName, subject: SubjectName): RequestResults["rows"][number] {
    const found = results.rows.find((cell) => cell.row === row && cell.subject === subject);
    if (found === undefined) throw new Error(`${subject}, ${row} was not measured`);
    return found;
  }

  it("measures each library in every row of requests", () => {
    for (const row of requestNames) {
      for (const subject of measured) {
        const { processor, wall, bytes, ratio } = find(row, subject);
        for (const number of [processor, wall, bytes, ratio]) expect(number).toBeGreaterThan(0);
      }
    }
    expect(Object.values(results.versions)).toEqual(
      Object.keys(results.versions).map(() => expect.stringMatching(/^\d+\.\d+\.\d+$/)),
    );
  });

  // Ratios depend on the machine, and on what else that does: these are far from what is to be expected.
  it.each([
    ["get", "dynamorm-sdk", 2],
    ["get", "dynamorm-fast", 0.7],
    ["put", "dynamorm-fast", 0.7],
    ["query 1 MB", "dynamorm-fast", 0.7],
    ["marshal", "dynamorm-fast", 0.5],
    ["unmarshal", "dynamorm-fast", 0.5],
  ] as const)("finds %s by %s to take at most %p times the processor time of lib-dynamodb", (row, subject, most) => {
    expect(find(row, subject).ratio).toBeLessThanOrEqual(most);
  });

  it("finds half of the memory of lib-dynamodb to be enough for a large query", () => {
    expect(find("query 1 MB", "dynamorm-fast").bytes).toBeLessThan(find("query 1 MB", "lib-dynamodb").bytes / 2);
  });

  it("W10: finds no more requests of a batch under way at once than there may be", () => {
    const { concurrency, rows } = results.batchPut;
    for (const { mostInFlight, ofClient } of rows) {
      expect(mostInFlight).toBe(concurrency);
      expect(ofClient).toBeGreaterThan(0.3);
    }
  });

  it("prints tables, and draws a chart", () => {
    expect(output).toMatch(
      /^processor time, times lib-dynamodb\n +lib-dynamodb +dynamorm-fast +dynamorm-sdk +floor\nget +1\.00 × /,
    );
    expect(output).toMatch(/\n\nbatchPut of [\d,]+ items, 8 requests at once\n/);
    expect(output).toMatch(/written to \S+\.json and \S+\.svg\n$/);
  });
});
