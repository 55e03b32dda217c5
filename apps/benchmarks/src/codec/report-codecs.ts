import { table } from "../table.ts";
import type { CodecRow } from "./measure-codecs.ts";

/** The rows as a table to be read. */
export function reportCodecs(rows: readonly CodecRow[]): string {
  const header = ["item", "direction", "library", "ns", "bytes", "times as fast"];
  const body = rows.map(({ subject, direction, library, nanoseconds, bytes, timesAsFast }) => [
    subject,
    direction,
    library,
    nanoseconds.toFixed(0),
    bytes.toLocaleString("en-US"),
    `${timesAsFast.toFixed(1)} ×`,
  ]);
  return table([header, ...body]);
}
