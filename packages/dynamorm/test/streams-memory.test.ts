import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "@jest/globals";
import { attr, defineModel, DynamORM, type Query } from "dynamorm";
import { until } from "./fixtures/paging-executor.ts";

const Entry = defineModel({
  name: "Entry",
  table: "stream-entries",
  attributes: { log: attr.string(), number: attr.number(), text: attr.string() },
  key: { partitionKey: "log", sortKey: "number" },
});

const itemCount = 20_000;
/** As many as come on a page of 1 MB. */
const itemsOfPage = 250;
const bytesOfItem = 4_000;

/** A page or two out of hundreds stay where V8 compiled a function while they were in use. They do not become more. */
const pagesOfV8 = 4;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** A table of 80 MB that is made as it is read, and tells which of its pages are still in memory. */
function endlessTable(before: (segment: number | undefined) => Promise<void> = async () => {}): {
  readonly entries: Query<typeof Entry>;
  readonly pagesInMemory: () => Promise<number>;
  readonly requests: () => number;
} {
  const pages: WeakRef<object>[] = [];
  const execute = async ({ input }: { readonly input: object }): Promise<object> => {
    const { ExclusiveStartKey: last, Segment } = input as {
      readonly ExclusiveStartKey?: { readonly number: { readonly N: string } };
      readonly Segment?: number;
    };
    await before(Segment);
    const start = last === undefined ? 0 : Number(last.number.N) + 1;
    const Items = Array.from({ length: Math.min(itemsOfPage, itemCount - start) }, (_, n) => ({
      log: { S: "a" },
      number: { N: String(start + n) },
      // One byte for each character, and no two of them share their bytes.
      text: { S: Buffer.alloc(bytesOfItem, `${start + n} `).toString("latin1") },
    }));
    pages.push(new WeakRef(Items));
    const end = start + Items.length;
    const lastKey = { log: { S: "a" }, number: { N: String(end - 1) } };
    return {
      Items,
      Count: Items.length,
      ScannedCount: Items.length,
      ...(end < itemCount && { LastEvaluatedKey: lastKey }),
    };
  };
  const db = new DynamORM({ executor: execute });
  return {
    entries: db.model(Entry).where("log", "=", "a"),
    requests: () => pages.length,
    pagesInMemory: async () => {
      // A weak reference that was read keeps what it refers to until the turn is over.
      await new Promise((resolve) => setImmediate(resolve));
      collectGarbage();
      return pages.filter((page) => page.deref() !== undefined).length;
    },
  };
}

const heapMB = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

describe("Q6: a stream of 20,000 items, 80 MB", () => {
  test("Q6: has the page that is used in memory, and the one that was asked for", async () => {
    const { entries, pagesInMemory, requests } = endlessTable();
    const start = heapMB();
    let mostPages = 0;
    let mostMB = 0;
    let count = 0;
    for await (const { number } of entries) {
      expect(number).toBe(count++);
      if (count % 2_500 !== 0) continue;
      mostPages = Math.max(mostPages, await pagesInMemory());
      mostMB = Math.max(mostMB, heapMB() - start);
    }
    expect(count).toBe(itemCount);
    expect(requests()).toBe(itemCount / itemsOfPage);
    expect(mostPages).toBeLessThanOrEqual(2 + pagesOfV8);
    expect(mostPages).toBeGreaterThan(0);
    expect(mostMB).toBeLessThan(24);
  }, 60_000);

  test("Q6: while a list of them has all, so that the measure would tell", async () => {
    const { entries } = endlessTable();
    const start = heapMB();
    const all = await entries.limit(itemCount / 2).all();
    expect(heapMB() - start).toBeGreaterThan(32);
    expect(all).toHaveLength(itemCount / 2);
  }, 60_000);

  test("Q6: pages() has one page in memory", async () => {
    const { entries, pagesInMemory } = endlessTable();
    let mostPages = 0;
    let count = 0;
    for await (const { items } of entries.pages()) {
      count += items.length;
      mostPages = Math.max(mostPages, await pagesInMemory());
    }
    expect(count).toBe(itemCount);
    expect(mostPages).toBeLessThanOrEqual(1 + pagesOfV8);
  }, 60_000);

  test("Q15: a scan of eight segments at once has a page of each", async () => {
    const { entries, pagesInMemory } = endlessTable();
    // Each segment is the whole log here: only what is kept of it counts.
    const segments = entries.scan({ segments: 8 });
    let mostPages = 0;
    let count = 0;
    for await (const _ of segments) {
      count++;
      if (count % 10_000 === 0) mostPages = Math.max(mostPages, await pagesInMemory());
    }
    expect(count).toBe(itemCount * 8);
    expect(mostPages).toBeGreaterThan(1);
    expect(mostPages).toBeLessThanOrEqual(8 + pagesOfV8);
  }, 60_000);

  test("Q15: and no more while one of them is slow", async () => {
    let count = 0;
    const { entries, pagesInMemory } = endlessTable(async (segment) => {
      if (segment === 0) await until(() => count >= itemCount * 2);
    });
    let mostPages = 0;
    for await (const _ of entries.scan({ segments: 3 })) {
      count++;
      if (count % 10_000 === 0) mostPages = Math.max(mostPages, await pagesInMemory());
    }
    expect(count).toBe(itemCount * 3);
    expect(mostPages).toBeLessThanOrEqual(3 + pagesOfV8);
  }, 60_000);
});
