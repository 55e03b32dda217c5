import { setTimeout } from "node:timers/promises";
import type { Repository } from "dynamorm";
import type { Reading } from "./reading.ts";
import type { RequestLog } from "./request-log.ts";

/** What a loop that ends early has asked for. */
export interface StoppingRow {
  /** After how many items it ended by `break`. */
  readonly items: number;
  /** How many pages these are of. */
  readonly pages: number;
  /** How many requests were sent, until long after the end. */
  readonly requests: number;
}

/** Longer than a page takes, in ms: what is not sent by then is never sent. */
const longAfter = 300;

/** Reads some items, breaks, waits, and counts. */
export async function measureStopping(
  readings: Repository<typeof Reading>,
  log: RequestLog,
  items: number,
): Promise<StoppingRow> {
  log.clear();
  let read = 0;
  for await (const { sensorId } of readings.scan()) {
    if (sensorId !== "") read += 1;
    if (read === items) break;
  }
  await setTimeout(longAfter);
  return { items, pages: log.pagesOf(items), requests: log.requests };
}
