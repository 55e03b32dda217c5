import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { attr, defineModel, DynamORM, key, type Middleware } from "dynamorm";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const table = ownTable("consistency");
const Ticket = defineModel({
  name: "Ticket",
  table,
  attributes: {
    id: attr.string(),
    owner: attr.string().optional(),
    title: attr.string(),
    version: attr.version(),
  },
  key: { partitionKey: "id" },
  indexes: {
    byOwner: { partitionKey: "owner", projection: ["title"] },
    byTitle: { partitionKey: key("gsi1pk", "T#{title}"), sortKey: "id" },
  },
});
let bed: TestBed;
/** The engine's indexes are never behind; with these connections they are, as DynamoDB's may be. */
const connections: DynamORM[] = [];
const lagging = (lagMs: number) => {
  const db = new DynamORM({ endpoint: bed.endpoint, middleware: [laggingIndexes(lagMs)] });
  connections.push(db);
  return db.model(Ticket);
};

/** Hides from every index for a while that something was written: it gives what it gave before. */
function laggingIndexes(lagMs: number): Middleware {
  const shown = new Map<string, object>();
  let writtenAt = Number.NEGATIVE_INFINITY;
  return (next) => async (request, options) => {
    const { operation, input } = request;
    const asked = JSON.stringify(input);
    if (operation === "PutItem" || operation === "UpdateItem") {
      const output = await next(request, options);
      writtenAt = Date.now();
      return output;
    }
    if (!("IndexName" in input) || input.IndexName === undefined) return next(request, options);
    if (Date.now() - writtenAt < lagMs) return shown.get(asked) ?? { Items: [], Count: 0, ScannedCount: 0 };
    const output = await next(request, options);
    shown.set(asked, output);
    return output;
  };
}

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Ticket);
});
afterAll(async () => {
  for (const db of connections) db.close();
  await bed.stop();
});

describe("Q16 read after write, on an engine", () => {
  test("Q16: consistentRead() is what DynamoDB is asked for, and never of a global index", async () => {
    await bed.db.model(Ticket).create({ id: "c", owner: "ada", title: "one" });
    bed.sent.length = 0;
    const tickets = bed.db.model(Ticket);
    await tickets.get({ id: "c" }, { consistent: true });
    await tickets.where("id", "=", "c").consistentRead().all();
    await tickets.where("owner", "=", "ada").consistentRead().fullScan("allow").all();
    expect(bed.sent).toMatchObject([
      { operation: "GetItem", input: { ConsistentRead: true } },
      { operation: "GetItem", input: { ConsistentRead: true } },
      { operation: "Scan", input: { ConsistentRead: true } },
    ]);
    expect(bed.sent.map(({ input }) => "IndexName" in input)).toEqual([false, false, false]);
  });

  test("Q16: waitUntilIndexed() waits until the indexes show what was written", async () => {
    const tickets = lagging(150);
    const byOwner = tickets.where("owner", "=", "bob").index("byOwner");
    const created = await tickets.create({ id: "w", owner: "bob", title: "one" });
    expect(await byOwner.all()).toEqual([]);
    await tickets.waitUntilIndexed(created);
    expect(await byOwner.all()).toEqual([{ id: "w", owner: "bob", title: "one" }]);
    const updated = await tickets.update({ id: "w" }, { title: "two" });
    await tickets.waitUntilIndexed(updated, { index: ["byOwner", "byTitle"] });
    expect(await byOwner.all()).toEqual([{ id: "w", owner: "bob", title: "two" }]);
  });

  test("Q16: an earlier version is not enough, and a later one is", async () => {
    const tickets = bed.db.model(Ticket);
    const first = await tickets.create({ id: "v", owner: "eve", title: "one" });
    const second = await tickets.update({ id: "v" }, { owner: "eve2" });
    await tickets.waitUntilIndexed(second);
    await expect(
      tickets.waitUntilIndexed({ ...second, version: 7 }, { index: "byTitle", timeoutMs: 100 }),
    ).rejects.toMatchObject({
      code: "TIMEOUT",
      key: { id: "v" },
      message: expect.stringContaining('index "byTitle" shows version 1, not 7'),
    });
    await tickets.waitUntilIndexed({ ...first, owner: "eve2" }, { index: "byTitle" });
  });

  test("Q16: an item that left an index is waited for to be gone from it", async () => {
    const tickets = lagging(150);
    const created = await tickets.create({ id: "g", owner: "kim", title: "one" });
    await tickets.waitUntilIndexed(created);
    const byOwner = tickets.where("owner", "=", "kim").index("byOwner");
    expect(await byOwner.all()).toHaveLength(1);
    const updated = await tickets.update({ id: "g" }, { owner: null });
    expect(await byOwner.all()).toHaveLength(1);
    await tickets.waitUntilIndexed(updated, { index: "byOwner", previous: created });
    expect(await byOwner.all()).toEqual([]);
  });

  test("Q16: an index that does not follow in time is told of", async () => {
    const tickets = lagging(60_000);
    const created = await tickets.create({ id: "t", owner: "tom", title: "one" });
    await expect(tickets.waitUntilIndexed(created, { timeoutMs: 100 })).rejects.toMatchObject({
      code: "TIMEOUT",
      message: expect.stringContaining(
        'after 100 ms, index "byOwner" does not show the item and index "byTitle" does not show the item',
      ),
    });
  });

  test("Q16: retryUntil() reads until the items are as they should be", async () => {
    const tickets = lagging(150);
    const created = await tickets.create({ id: "r", owner: "rob", title: "one" });
    const query = tickets.where("owner", "=", "rob").index("byOwner");
    const found = await query.retryUntil((items) => items.some(({ id }) => id === created.id));
    expect(found).toEqual([{ id: "r", owner: "rob", title: "one" }]);
    await expect(query.retryUntil((items) => items.length > 1, { timeoutMs: 100, baseMs: 5 })).rejects.toMatchObject({
      code: "TIMEOUT",
      message: expect.stringMatching(/after 100 ms and \d+ reads, .* the last read gave 1$/),
    });
  });

  test("Q16: retryUntil() with consistentRead() waits for what is there already: refused", async () => {
    const query = bed.db.model(Ticket).where("id", "=", "r").consistentRead();
    await expect(query.retryUntil(() => true)).rejects.toMatchObject({
      code: "INVALID_QUERY",
      message: 'Model "Ticket": retryUntil() waits for what consistentRead() sees at once; leave one of them out',
    });
  });
});
