import type { BundleRow } from "../bundle/measure-bundles.ts";
import type { CodecRow } from "../codec/measure-codecs.ts";
import type { ReadRow } from "../read/measure-reads.ts";
import type { ReportedTable } from "../requests/report-requests.ts";
import type { RequestResults } from "../requests/results.ts";
import type { RowName } from "../requests/rows.ts";
import type { StartRow } from "../start/measure-start.ts";
import type { TypesRow } from "../types/measure-types.ts";

/** What the benchmarks that targets are about have measured. */
export interface AllResults {
  readonly codec: readonly CodecRow[];
  readonly read: readonly ReadRow[];
  readonly requests: RequestResults;
  readonly start: readonly StartRow[];
  readonly bundle: readonly BundleRow[];
  readonly types: readonly TypesRow[];
}

/** Something to reach: at least, or at most, so much. */
interface Target {
  readonly what: string;
  readonly limit: number;
  readonly bound: "at least" | "at most";
  readonly unit: string;
  /** The worst of what was measured of it. */
  readonly measured: number;
}

/** A line for each target: what it is, what was to be reached, what was measured, and how far that is from it. */
export function targetTable(results: AllResults): ReportedTable {
  const lines = targetsOf(results).map(({ what, limit, bound, unit, measured }) => {
    const isMet = bound === "at most" ? measured <= limit : measured >= limit;
    const distance = Math.abs(measured / limit - 1);
    const words = `${Math.round(distance * 100)} % ${measured > limit === (bound === "at least") ? "better" : "short"}`;
    return [
      what,
      `${bound} ${text(limit)}${unit}`,
      `${text(measured)}${unit}`,
      isMet ? `met, ${words}` : `**missed**, ${words}`,
    ];
  });
  return { title: "targets", rows: [["what", "target", "measured", ""], ...lines] };
}

function targetsOf(results: AllResults): readonly Target[] {
  const request = (row: RowName, subject: string): number =>
    numberOf(results.requests.rows.find((cell) => cell.row === row && cell.subject === subject)?.ratio);
  const read = (stage: "firstPlan" | "plan"): number =>
    Math.max(...results.read.map(({ nanoseconds }) => nanoseconds[stage])) / 1000;
  const start = (program: string, measure: "cpuOverSdk" | "timesSdk"): number =>
    numberOf(
      results.start.find((row) => row.program === program && row.sdk === "external" && row.format === "cjs")?.ready[
        measure
      ],
    );
  const bundled = (library: string, measure: "whole" | "get"): number =>
    numberOf(results.bundle.find((row) => row.library === library)?.[measure]?.gzip) / 1000;
  const batchPut = results.requests.batchPut.rows.find(({ way }) => way === "dynamorm-fast");
  const times = " × lib-dynamodb";
  return [
    atLeast("marshal, unmarshal by generated code", 20, " × util-dynamodb", codecSpeed(results.codec, "generated")),
    atLeast("marshal, unmarshal by closures", 7, " × util-dynamodb", codecSpeed(results.codec, "closures")),
    ...(["get", "put", "update"] as const).flatMap((row) => [
      atMost(`${row}, fast transport`, 0.35, times, request(row, "dynamorm-fast")),
      atMost(`${row}, SDK transport`, 1.05, times, request(row, "dynamorm-sdk")),
    ]),
    atMost("query of 100 items, fast transport", 0.4, times, request("query 100", "dynamorm-fast")),
    atMost("query of 1 MB, fast transport", 0.33, times, request("query 1 MB", "dynamorm-fast")),
    atMost("any request or plan, fast transport", 1, " × the best peer", worstOfPeers(results.requests)),
    atMost("first plan of a query, the dearest kind", 10, " µs", read("firstPlan")),
    atMost("plan of a known shape, the dearest kind", 1, " µs", read("plan")),
    atLeast("batchPut of 10,000 items, items a second", 0.9, " × the engine's own", numberOf(batchPut?.ofEngine)),
    atMost("start of a program, SDK external", 5, " ms over the SDK", start("dynamorm", "cpuOverSdk")),
    atMost(
      "start of a program that only gets, SDK external",
      5,
      " ms over the SDK",
      start("dynamorm, get only", "cpuOverSdk"),
    ),
    atMost("start of a program without the SDK", 0.5, " × the SDK", start("dynamorm/fast", "timesSdk")),
    atMost("bundle of the meta package, SDK external", 20, " kB", bundled("dynamorm", "whole")),
    atMost("bundle of a program that only gets, SDK external", 8, " kB", bundled("dynamorm", "get")),
    atMost(
      "instantiations of tsc at 30 models",
      113_000,
      "",
      numberOf(results.types.find((row) => row.library === "dynamorm" && row.models === 30)?.instantiations),
    ),
  ];
}

function atLeast(what: string, limit: number, unit: string, measured: number): Target {
  return { what, limit, bound: "at least", unit, measured };
}

function atMost(what: string, limit: number, unit: string, measured: number): Target {
  return { what, limit, bound: "at most", unit, measured };
}

/** Of all items and both directions. */
function codecSpeed(rows: readonly CodecRow[], library: CodecRow["library"]): number {
  const own = rows.filter((row) => row.library === library && /^(?:un)?marshal$/.test(row.direction));
  return Math.min(...own.map(({ timesAsFast }) => timesAsFast));
}

const peers: readonly string[] = ["electrodb", "dynamodb-toolbox", "dynamodb-onetable", "dynamoose"];

/** Where it is nearest to the quickest of the peers: its time as a part of that one's. */
function worstOfPeers({ rows }: RequestResults): number {
  const own = rows.filter(({ subject }) => subject === "dynamorm-fast");
  return Math.max(
    ...own.map(({ row, processor }) => {
      const theirs = rows.filter((cell) => cell.row === row && peers.includes(cell.subject));
      return theirs.length === 0 ? 0 : processor / Math.min(...theirs.map((cell) => cell.processor));
    }),
  );
}

function numberOf(value: number | undefined): number {
  if (value === undefined) throw new Error("a result that a target is about is not there");
  return value;
}

function text(number: number): string {
  return number.toLocaleString("en-US", { maximumFractionDigits: number < 10 ? 2 : number < 100 ? 1 : 0 });
}
