import { startLocal } from "@dynamorm/local";
import { DynamORM } from "dynamorm";
import { fillTable } from "./fill-table.ts";
import { memoryOfList, memoryOfStream, type MemoryRow } from "./measure-memory.ts";
import { measureStopping, type StoppingRow } from "./measure-stopping.ts";
import { Reading, storedReading } from "./reading.ts";
import { RequestLog } from "./request-log.ts";

/** What reading a large table takes, and what a loop that ends early leaves undone. */
export interface StreamResults {
  readonly memory: readonly MemoryRow[];
  readonly stopping: readonly StoppingRow[];
}

/** Fills a table of a local engine with so many items, and reads it. */
export async function measureStream(count: number): Promise<StreamResults> {
  await using engine = await startLocal();
  const log = new RequestLog();
  // An engine that somebody else started may have a table of this name.
  const tablePrefix = `benchmark-${process.pid}-`;
  const client = engine.client();
  const db = new DynamORM({ client, tablePrefix, middleware: [log.middleware] });
  await db.createTable(Reading);
  try {
    await fillTable(engine.endpoint, `${tablePrefix}${Reading.table}`, count, storedReading);
    const readings = db.model(Reading);
    // What is made once for a model, and code that gets compiled, is no part of what a stream takes.
    await readings.scan().limit(1000).all();
    const memory = [await memoryOfStream(readings, count), await memoryOfList(readings, count)];
    const stopping: StoppingRow[] = [];
    for (const items of [1, 4000, 10_000]) stopping.push(await measureStopping(readings, log, items));
    return { memory, stopping };
  } finally {
    await db.deleteTable(Reading);
    client.destroy();
  }
}
