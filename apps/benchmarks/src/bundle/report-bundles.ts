import type { ReportedTable } from "../requests/report-requests.ts";
import type { BundleRow, Size } from "./measure-bundles.ts";

/** The rows as a table: kB (of 1,000 bytes), as they are sent, and as they are parsed. */
export function bundleTable(rows: readonly BundleRow[]): ReportedTable {
  const header = ["", "whole", "program", "get only", "program with SDK", "get only with SDK"];
  const body = rows.map(({ library, whole, program, get, programWithSdk, getWithSdk }) => [
    library,
    ...[whole, program, get, programWithSdk, getWithSdk].map(describeSize),
  ]);
  return { title: "kB after gzip (minified)", rows: [header, ...body] };
}

function describeSize(size: Size | undefined): string {
  if (size === undefined) return "–";
  return `${kilobytes(size.gzip)} (${kilobytes(size.raw)})`;
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
