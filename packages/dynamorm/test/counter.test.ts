import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel, DynamORM, type Middleware, ThrottledError } from "dynamorm";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const Counter = defineModel({
  name: "Counter",
  table: ownTable("counters"),
  attributes: { id: attr.string(), count: attr.number(), version: attr.version() },
  key: { partitionKey: "id" },
});

/** Each writer adds as often as this, one after the other, while the others do. */
const writers = 64;
const increments = 200;
const modifications = 50;

/** Throttles one request in ten before it is sent, and tries it again as a client does: nothing was done, so nothing is lost. */
const throttling: Middleware = (next) => async (request, options) => {
  for (;;) {
    try {
      if (Math.random() < 0.1) {
        throttled++;
        throw new ThrottledError("too fast", { operation: request.operation });
      }
      return await next(request, options);
    } catch (error) {
      if (!(error instanceof ThrottledError)) throw error;
    }
  }
};

let bed: TestBed;
let db: DynamORM;
let throttled = 0;
beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Counter);
  db = new DynamORM({ endpoint: bed.endpoint, middleware: [throttling] });
});
afterAll(async () => {
  db.close();
  await bed.stop();
});

describe("every increment counts", () => {
  test("W8: 64 writers that increment one item 200 times each, with throttling, end in the exact sum", async () => {
    const counters = db.model(Counter);
    await counters.create({ id: "incremented", count: 0 });
    await together(writers, async () => {
      for (let time = 0; time < increments; time++) {
        await counters.updateBuilder({ id: "incremented" }).increment("count").execute();
      }
    });
    expect(await counters.get({ id: "incremented" }, { consistent: true })).toEqual({
      id: "incremented",
      count: writers * increments,
      version: writers * increments,
    });
    expect(throttled).toBeGreaterThan(writers);
  }, 120_000);

  test("W7: 64 writers that modify one item 50 times each, with conflicts and throttling, end in the exact sum", async () => {
    const counters = db.model(Counter);
    await counters.create({ id: "modified", count: 0 });
    await together(writers, async () => {
      for (let time = 0; time < modifications; time++) {
        await counters.modify({ id: "modified" }, ({ count }) => ({ count: count + 1 }), { tries: 1000 });
      }
    });
    expect(await counters.get({ id: "modified" }, { consistent: true })).toEqual({
      id: "modified",
      count: writers * modifications,
      version: writers * modifications,
    });
  }, 120_000);
});

/** Runs some work several times at once. */
async function together(times: number, work: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: times }, work));
}
