import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel, DynamORM, isDynamORMError } from "dynamorm";
import { startFaultProxy } from "./fixtures/fault-proxy.ts";
import type { FaultProxyOptions } from "./fixtures/fault-proxy.ts";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

/** Nothing in it tells two writers apart that count the same version up. */
const Count = defineModel({
  name: "Count",
  table: ownTable("counts"),
  attributes: { id: attr.string(), count: attr.number(), version: attr.version() },
  key: { partitionKey: "id" },
});

const writers = 8;
const times = 15;

let bed: TestBed;
beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Count);
});
afterAll(() => bed.stop());

/** Has writers count an item up, all at once, through faults; gives how many were told that it was done, and that it may have been. */
async function countUp(
  id: string,
  faults: FaultProxyOptions,
): Promise<{ done: number; unknown: number; count: number }> {
  const proxy = await startFaultProxy(bed.endpoint, faults);
  const db = new DynamORM({ endpoint: proxy.endpoint, maxAttempts: 12 });
  let [done, unknown] = [0, 0];
  try {
    await bed.db.model(Count).create({ id, count: 0 });
    const write = async (): Promise<void> => {
      for (let time = 0; time < times; time++) {
        try {
          await db.model(Count).modify({ id }, ({ count }) => ({ count: count + 1 }), { tries: 1000 });
          done++;
        } catch (error) {
          if (!isDynamORMError(error, "CONNECTION")) throw error;
          unknown++;
        }
      }
    };
    await Promise.all(Array.from({ length: writers }, write));
    const counted = await bed.db.model(Count).get({ id }, { consistent: true });
    return { done, unknown, count: counted?.count ?? 0 };
  } finally {
    db.close();
    await proxy.close();
  }
}

describe("W7: modify, where requests are sent again by the client", () => {
  test("W7: throttled ones did nothing: each that is done counts once", async () => {
    const { done, unknown, count } = await countUp("throttled", { throttle: 0.15, seed: 5 });
    expect({ done, unknown, count }).toEqual({ done: writers * times, unknown: 0, count: writers * times });
  }, 60_000);

  test("W7: of those whose answer was lost, what is not known is an error, and never counted twice", async () => {
    const { done, unknown, count } = await countUp("cut", { cutBefore: 0.03, cutAfter: 0.03, seed: 5 });
    expect(done + unknown).toBe(writers * times);
    expect(unknown).toBeGreaterThan(0);
    expect(count).toBeGreaterThanOrEqual(done);
    expect(count).toBeLessThanOrEqual(done + unknown);
  }, 60_000);
});
