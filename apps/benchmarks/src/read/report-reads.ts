import { table } from "../table.ts";
import type { ReadRow } from "./measure-reads.ts";

/** The rows as a table to be read: times in ns. */
export function reportReads(rows: readonly ReadRow[]): string {
  const header = ["query", "first request", "first plan", "request", "plan", "by hand", "times by hand"];
  const body = rows.map(({ subject, nanoseconds, timesByHand }) => [
    subject,
    ...[nanoseconds.firstRequest, nanoseconds.firstPlan, nanoseconds.request, nanoseconds.plan, nanoseconds.byHand].map(
      (time) => time.toLocaleString("en-US"),
    ),
    `${timesByHand.toFixed(2)} ×`,
  ]);
  return table([header, ...body]);
}
