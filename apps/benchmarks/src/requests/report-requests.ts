import { table } from "../table.ts";
import type { BatchPutResults } from "../batch-put/measure-batch-put.ts";
import type { RequestRow } from "./measure-requests.ts";
import { rowNames } from "./rows.ts";
import { subjectNames } from "./subjects.ts";

/** A table of the results, with what it shows. */
export interface ReportedTable {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/** What of a row is shown, as text; nothing where there is none. */
type Shown = (row: RequestRow) => string | undefined;

const shown: Readonly<Record<string, Shown>> = {
  "processor time, times lib-dynamodb": ({ ratio }) => (ratio === undefined ? undefined : `${ratio.toFixed(2)} ×`),
  "processor time, µs": ({ processor }) => micros(processor),
  "time that passes, µs": ({ wall }) => micros(wall),
  "allocated, kB": ({ bytes }) => micros(bytes / 1000),
};

/** The tables: a line for each row, a column for each library. */
export function requestTables(rows: readonly RequestRow[]): readonly ReportedTable[] {
  const subjects = subjectNames.filter((name) => rows.some(({ subject }) => subject === name));
  return Object.entries(shown).map(([title, text]) => {
    const lines = rowNames.map((name) => [
      name,
      ...subjects.map((subject) => {
        const found = rows.find((cell) => cell.row === name && cell.subject === subject);
        return (found && text(found)) ?? "–";
      }),
    ]);
    // What is nowhere is no line.
    return { title, rows: [["", ...subjects], ...lines.filter((line) => line.slice(1).some((cell) => cell !== "–"))] };
  });
}

/** The table of what a batch of many items gives. */
export function batchPutTable({ items, concurrency, rows }: BatchPutResults): ReportedTable {
  const header = ["", "items/s", "of client-dynamodb", "of the engine", "processor µs/item", "in flight"];
  const body = rows.map(({ way, itemsPerSecond, ofClient, ofEngine, processor, mostInFlight }) => [
    way,
    itemsPerSecond.toLocaleString("en-US"),
    `${ofClient.toFixed(2)} ×`,
    `${ofEngine.toFixed(2)} ×`,
    micros(processor),
    String(mostInFlight),
  ]);
  const title = `batchPut of ${items.toLocaleString("en-US")} items, ${concurrency} requests at once`;
  return { title, rows: [header, ...body] };
}

/** Tables as they are printed. */
export function printed(tables: readonly ReportedTable[]): string {
  return tables.map(({ title, rows }) => `${title}\n${table(rows)}`).join("\n\n");
}

/** Tables as Markdown. */
export function markdown(tables: readonly ReportedTable[]): string {
  return tables
    .map(({ title, rows: [header = [], ...rows] }) => {
      const align = header.map((_, column) => (column === 0 ? "---" : "---:"));
      return `${title[0]?.toUpperCase()}${title.slice(1)}:\n\n${[header, align, ...rows].map(markdownLine).join("\n")}`;
    })
    .join("\n\n");
}

function markdownLine(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function micros(time: number): string {
  const digits = time < 10 ? 2 : time < 100 ? 1 : 0;
  return time.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
