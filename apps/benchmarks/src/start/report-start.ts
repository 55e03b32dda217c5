import type { ReportedTable } from "../requests/report-requests.ts";
import type { Cost, StartRow } from "./measure-start.ts";

const formats = { cjs: "CommonJS", esm: "ES module" } as const;
const sdks = { external: "the SDK beside the bundle", bundled: "the SDK in the bundle" } as const;

const header: readonly string[] = [
  "",
  "ready ms",
  "over SDK",
  "times SDK",
  "on the clock",
  "first item ms",
  "over SDK",
  "times SDK",
  "on the clock",
];

/** The rows as tables, one for each way to bundle. */
export function startTables(rows: readonly StartRow[]): readonly ReportedTable[] {
  return [...new Set(rows.map(titleOf))].map((title) => {
    const own = rows.filter((row) => titleOf(row) === title);
    return {
      title,
      rows: [header, ...own.map(({ program, ready, answered }) => [program, ...cells(ready), ...cells(answered)])],
    };
  });
}

function titleOf({ sdk, format }: StartRow): string {
  return `${sdks[sdk]}, ${formats[format]}`;
}

function cells({ cpu, wall, cpuOverSdk, timesSdk }: Cost): readonly string[] {
  return [cpu.toFixed(1), difference(cpuOverSdk), `${timesSdk.toFixed(2)} ×`, wall.toFixed(1)];
}

/** With no sign where it rounds to nothing. */
function difference(milliseconds: number): string {
  return milliseconds.toFixed(1).replace(/^-(?=0\.0$)/, "");
}
