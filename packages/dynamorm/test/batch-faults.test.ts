import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { type DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { attr, BatchError, defineModel, DynamORM, type Repository } from "dynamorm";
import { type FaultProxy, type FaultProxyOptions, startFaultProxy } from "./fixtures/fault-proxy.ts";
import { ownTable } from "./fixtures/test-bed.ts";

const attributes = { id: attr.string(), number: attr.number(), text: attr.string() };
const Thing = defineModel({ name: "Thing", table: "things", attributes, key: { partitionKey: "id" } });
type Thing = typeof Thing;
/** Only the moment of a write tells an item of one's own, whose answer was lost, from an equal one of another. */
const Stamped = defineModel({
  name: "Stamped",
  table: "things",
  attributes: { ...attributes, updatedAt: attr.updatedAt() },
  key: { partitionKey: "id" },
});

const things = Array.from({ length: 10_000 }, (_, n) => ({ id: `thing-${n}`, number: n, text: `text of ${n}` }));
const keys = things.map(({ id }) => ({ id }));
/** Much of the time is spent in waits: many at once keep the tests short. */
const wide = { concurrency: 50 } as const;
const badDay = { throttle: 0.1, cutBefore: 0.01, cutAfter: 0.01, unprocessed: 0.2 } as const;

let engine: LocalEngine;
let client: DynamoDBClient;
let bed: FaultBed | undefined;
beforeAll(async () => {
  engine = await startLocal();
  client = engine.client();
});
afterAll(() => engine?.stop());
afterEach(() => bed?.close());

/** A table of its own, behind a proxy where things go wrong. */
interface FaultBed {
  readonly items: Repository<Thing>;
  readonly stamped: Repository<typeof Stamped>;
  readonly proxy: FaultProxy;
  /** The ids of all items of the table, from the engine itself. */
  readonly stored: () => Promise<Set<string | undefined>>;
  readonly close: () => Promise<void>;
}

async function startBed(faults: FaultProxyOptions): Promise<FaultBed> {
  const TableName = ownTable(`faults${Math.random()}`.replace(".", ""));
  const proxy = await startFaultProxy(engine.endpoint, faults);
  const db = new DynamORM({
    endpoint: proxy.endpoint,
    tableName: () => TableName,
    // The client tries nothing again: every fault is the batch's to deal with.
    maxAttempts: 1,
  });
  await db.createTable(Thing);
  bed = {
    items: db.model(Thing),
    stamped: db.model(Stamped),
    proxy,
    stored: async () => {
      const ids = new Set<string | undefined>();
      for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true })) {
        for (const { id } of Items) ids.add(id?.S);
      }
      return ids;
    },
    close: async () => {
      db.close();
      await proxy.close();
    },
  };
  return bed;
}

/** What a batch did not do: nothing, or what its error has. */
async function notDone(batch: Promise<unknown>): Promise<BatchError | undefined> {
  try {
    await batch;
    return undefined;
  } catch (error) {
    if (error instanceof BatchError) return error;
    throw error;
  }
}

const missingIn = (stored: ReadonlySet<string | undefined>): string[] =>
  things.filter(({ id }) => !stored.has(id)).map(({ id }) => id);
const namedBy = (error: BatchError | undefined): unknown[] => error?.failures.map(({ key }) => key["id"]) ?? [];

/** Gives what was not done again, until nothing is left. */
async function putRemaining(items: Repository<Thing>, error: BatchError | undefined): Promise<void> {
  let left = error;
  for (let round = 0; left !== undefined; round++) {
    if (round === 5) throw left;
    left = await notDone(items.batchPut(left.remaining as typeof things, wide));
  }
}

describe("10,000 items, where 10 % of requests are throttled, 2 % of connections cut, and 20 % of items left unprocessed", () => {
  test("W10: all are written and then deleted, or the error names exactly those that are not", async () => {
    const { items, proxy, stored } = await startBed({ seed: 5, ...badDay });
    const failed = namedBy(await notDone(items.batchPut(things, wide)));
    const missing = missingIn(await stored());
    expect(missing.filter((id) => !failed.includes(id))).toEqual([]);
    // On such a day nothing is tried ten times in vain: all of it is there.
    expect({ failed, missing }).toEqual({ failed: [], missing: [] });
    expect(await items.batchGet(keys, { ...wide, consistent: true })).toEqual(things);
    await items.batchDelete(keys, wide);
    expect(await stored()).toEqual(new Set());
    expect(proxy.counts).toMatchObject({ engineFailures: 0 });
    for (const fault of ["throttle", "cutBefore", "cutAfter", "unprocessed"] as const) {
      expect({ fault, count: proxy.counts[fault] }).not.toEqual({ fault, count: 0 });
    }
  }, 60_000);

  test("W10: batchCreate makes all of them, and takes none of its own for another's", async () => {
    const { stamped, stored } = await startBed({ seed: 6, ...badDay });
    const some = things.slice(0, 2000);
    expect(await stamped.batchCreate(some, wide)).toMatchObject(some);
    expect((await stored()).size).toBe(some.length);
  }, 60_000);
});

describe("10,000 items, where nothing goes any more", () => {
  test("W10: when the table takes nothing more half-way, the error has exactly what is not there, and that can be given again", async () => {
    const { items, proxy, stored } = await startBed({ seed: 7, throttle: 0.1, cutBefore: 0.01, unprocessed: 0.2 });
    const breakDown = ({ done }: { readonly done: number }): void => {
      if (done > 5000) proxy.faults.throttle = 1;
    };
    const error = await notDone(items.batchPut(things, { ...wide, onProgress: breakDown }));
    const missing = missingIn(await stored());
    expect(missing.length).toBeGreaterThan(1000);
    expect(namedBy(error)).toEqual(missing);
    expect(error).toMatchObject({ retryable: true, done: things.length - missing.length, total: things.length });
    expect(error?.results.filter((item) => item !== undefined)).toHaveLength(things.length - missing.length);
    proxy.faults.throttle = 0;
    await putRemaining(items, error);
    expect(missingIn(await stored())).toEqual([]);
  }, 60_000);

  test("W10: when time is over half-way, whatever is not there is named, and can be given again", async () => {
    // 400 requests, 50 at a time, take 4 seconds however fast the machine is; a slow one has begun after 3.
    const { items, stored } = await startBed({ seed: 8, ...badDay, delayMs: 500 });
    const start = performance.now();
    const error = await notDone(items.batchPut(things, { ...wide, timeoutMs: 3000 }));
    expect(performance.now() - start).toBeLessThan(3500);
    const missing = missingIn(await stored());
    expect(missing.length).toBeGreaterThan(0);
    const named = new Set(namedBy(error));
    expect(missing.filter((id) => !named.has(id))).toEqual([]);
    // Besides, what was under way, of which nobody knows.
    expect(named.size - missing.length).toBeLessThanOrEqual(50 * 25);
    expect(error).toMatchObject({ cause: { code: "TIMEOUT" } });
    await putRemaining(items, error);
    expect(missingIn(await stored())).toEqual([]);
  }, 60_000);
});
