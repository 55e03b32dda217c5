import { startLocal } from "@dynamorm/local";
import { DynamORM } from "dynamorm";
import { MeasuringProcess } from "../measuring-process.ts";
import { median } from "../median.ts";
import { orderModel } from "../requests/order-model.ts";
import { concurrency, type WayName, ways } from "./ways.ts";

/** What one run of a way gives. */
export interface WayResult {
  readonly itemsPerSecond: number;
  /** Time of its processors for an item, in µs. */
  readonly processor: number;
  /** How many requests were under way at once, at most. */
  readonly mostInFlight: number;
}

/** What a way gives: medians of the rounds. */
export interface BatchPutRow extends WayResult {
  readonly way: WayName;
  /** Items in a second, as a part of those by the SDK's client with prebuilt requests: median of what each round gives. */
  readonly ofClient: number;
  /** The same, as a part of what the engine takes at most. */
  readonly ofEngine: number;
}

export interface BatchPutResults {
  readonly items: number;
  readonly concurrency: number;
  readonly rounds: number;
  readonly rows: readonly BatchPutRow[];
}

/** Stores so many items on a local engine by each way, in turns. Two rounds go before, in which the engine stores new items and code gets compiled. */
export async function measureBatchPut(
  names: readonly WayName[],
  items: number,
  rounds: number,
): Promise<BatchPutResults> {
  await using engine = await startLocal();
  const client = engine.client();
  const db = new DynamORM({ client });
  // An engine that somebody else started may have a table of this name.
  const model = orderModel(`benchmark-${process.pid}-orders`);
  await db.createTable(model);
  const script = new URL("measure-way.ts", import.meta.url);
  const cells = names.map((way) => ({
    way,
    process: new MeasuringProcess<object, WayResult>(script, [way, engine.endpoint, model.table, String(items)]),
    rounds: [] as WayResult[],
  }));
  try {
    for (let round = -2; round < rounds; round++) {
      for (const cell of cells) {
        const result = await cell.process.measure({});
        if (round >= 0) cell.rounds.push(result);
      }
    }
  } finally {
    for (const { process } of cells) process.end();
    await db.deleteTable(model);
    client.destroy();
  }
  const speeds = (way: WayName): readonly number[] =>
    cells.find((cell) => cell.way === way)?.rounds.map(({ itemsPerSecond }) => itemsPerSecond) ?? [];
  const rows = cells.map(({ way, rounds: results }) => ({
    way,
    itemsPerSecond: Math.round(median(speeds(way))),
    processor: Number(median(results.map(({ processor }) => processor)).toFixed(1)),
    mostInFlight: Math.max(...results.map(({ mostInFlight }) => mostInFlight)),
    ofClient: partOf(speeds(way), speeds("client-dynamodb")),
    ofEngine: partOf(speeds(way), speeds("engine")),
  }));
  return { items, concurrency, rounds, rows };
}

/** All ways, in the order of tables. */
export const wayNames = Object.keys(ways) as WayName[];

function partOf(some: readonly number[], others: readonly number[]): number {
  return Number(median(some.map((speed, round) => speed / (others[round] ?? Number.NaN))).toFixed(2));
}
