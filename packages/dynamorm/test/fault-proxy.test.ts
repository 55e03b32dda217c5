import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import {
  attr,
  defineModel,
  type DynamoDBRequest,
  DynamORM,
  DynamORMError,
  type StoredItem,
  type TransactionCanceledError,
} from "dynamorm";
import { type FaultProxy, type FaultProxyOptions, startFaultProxy } from "./fixtures/fault-proxy.ts";
import { badDay } from "./fixtures/fault-proxy-settings.ts";
import { ownTable, startTestBed, type TestBed } from "./fixtures/test-bed.ts";

const Part = defineModel({
  name: "Part",
  table: ownTable("fault-proxy"),
  attributes: { id: attr.string(), count: attr.number() },
  key: { partitionKey: "id" },
});
const { table: TableName } = Part;

let bed: TestBed;
let proxy: FaultProxy;
let db: DynamORM;

beforeAll(async () => {
  bed = await startTestBed();
  await bed.db.createTable(Part);
}, 60_000);
afterAll(() => bed.stop());

let disconnect = async (): Promise<void> => {};

/** Connects through faults, in place of what was connected before. Nothing is tried again, unless it is asked for. */
async function connect(faults: FaultProxyOptions, maxAttempts = 1): Promise<void> {
  await disconnect();
  proxy = await startFaultProxy(bed.endpoint, faults);
  db = new DynamORM({ endpoint: proxy.endpoint, maxAttempts });
  disconnect = async () => {
    disconnect = async () => {};
    db.close();
    await proxy.close();
    if (proxy.counts.engineFailures > 0)
      throw new Error("something went wrong that was no fault of the proxy's making");
  };
}
afterEach(() => disconnect());

const item = (id: string): StoredItem => ({ id: { S: id }, count: { N: "1" } });
const put = (id: string): DynamoDBRequest<"PutItem"> => ({
  operation: "PutItem",
  input: { TableName, Item: item(id) },
});
const get = (id: string): DynamoDBRequest<"GetItem"> => ({
  operation: "GetItem",
  input: { TableName, Key: { id: { S: id } } },
});
const transaction = (...ids: string[]): DynamoDBRequest<"TransactWriteItems"> => ({
  operation: "TransactWriteItems",
  input: { TransactItems: ids.map((id) => ({ Put: { TableName, Item: item(id) } })) },
});
const batchOf = (ids: readonly string[]): DynamoDBRequest<"BatchWriteItem"> => ({
  operation: "BatchWriteItem",
  input: { RequestItems: { [TableName]: ids.map((id) => ({ PutRequest: { Item: item(id) } })) } },
});
const names = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${prefix} ${n}`);

/** The error of a request, which has to fail. */
async function errorOf(request: DynamoDBRequest, timeoutMs?: number): Promise<DynamORMError> {
  const thrown = await db.executor(request, timeoutMs === undefined ? {} : { timeoutMs }).then(
    () => new Error("it was answered"),
    (error: unknown) => error,
  );
  if (thrown instanceof DynamORMError) return thrown;
  throw thrown;
}

const isThere = async (id: string): Promise<boolean> => (await bed.raw(TableName).get({ id: { S: id } })) !== undefined;

describe("A1: what goes wrong on the way to DynamoDB, and what it is to a caller", () => {
  test("A1: without faults, everything arrives as it is", async () => {
    await connect({});
    await db.executor(put("plain"));
    expect((await db.executor(get("plain"))).Item).toEqual(item("plain"));
    await db.executor(transaction("plain a", "plain b"));
    expect(await isThere("plain b")).toBe(true);
    expect(proxy.counts).toMatchObject({ requests: 3, throttle: 0, cutBefore: 0, cutAfter: 0, unprocessed: 0 });
  });

  test("A1: throttled: THROTTLED for either exception, and nothing is done", async () => {
    await connect({ throttle: 1 });
    const causes = new Set<unknown>();
    for (const id of names("throttled", 12)) {
      const error = await errorOf(put(id));
      expect(error).toMatchObject({ code: "THROTTLED", retryable: true, operation: "PutItem", table: TableName });
      causes.add((error.cause as Error).name);
      expect(await isThere(id)).toBe(false);
    }
    expect(causes).toEqual(new Set(["ProvisionedThroughputExceededException", "ThrottlingException"]));
    expect(proxy.counts.throttle).toBe(12);
  });

  test("A1: cut before the engine sees it: CONNECTION, and nothing is done", async () => {
    await connect({ cutBefore: 1 });
    expect(await errorOf(put("cut before"))).toMatchObject({ code: "CONNECTION", retryable: true });
    expect(await isThere("cut before")).toBe(false);
    expect(proxy.counts.cutBefore).toBe(1);
  });

  test("A1: cut after the engine did it: CONNECTION, and it is done", async () => {
    await connect({ cutAfter: 1 });
    expect(await errorOf(put("cut after"))).toMatchObject({ code: "CONNECTION", retryable: true });
    expect(await isThere("cut after")).toBe(true);
    expect(proxy.counts.cutAfter).toBe(1);
  });

  test("A1: done, and the answer never comes: TIMEOUT", async () => {
    await connect({ timeoutAfter: 1 });
    expect(await errorOf(put("timed out"), 500)).toMatchObject({ code: "TIMEOUT" });
    expect(await isThere("timed out")).toBe(true);
    expect(proxy.counts.timeoutAfter).toBe(1);
  });

  test("A1: faults can be changed meanwhile, and what is done to tables suffers none", async () => {
    await connect({ throttle: 1 });
    expect(await db.describeTable(Part)).toMatchObject({ name: TableName });
    expect((await errorOf(get("any"))).code).toBe("THROTTLED");
    proxy.faults.throttle = 0;
    expect((await db.executor(get("any"))).Item).toBeUndefined();
  });

  test("A1: a request may come late", async () => {
    await connect({ delayMs: 60 });
    const start = performance.now();
    for (const id of names("late", 10)) await db.executor(get(id));
    // On average half of it each: 300 ms together.
    expect(performance.now() - start).toBeGreaterThan(100);
  });
});

describe("W11: transactions that DynamoDB does not do", () => {
  test("W11: a conflict: one action has the reason, the others none; nothing is done", async () => {
    await connect({ conflict: 1 });
    const places = new Set<number>();
    for (const id of names("conflict", 12)) {
      const error = await errorOf(transaction(`${id} a`, `${id} b`, `${id} c`));
      expect(error).toMatchObject({ code: "TRANSACTION_CANCELED", retryable: true });
      const codes = (error as TransactionCanceledError).reasons.map(({ code }) => code);
      expect(codes.toSorted()).toEqual(["None", "None", "TransactionConflict"]);
      places.add(codes.indexOf("TransactionConflict"));
      expect(await isThere(`${id} a`)).toBe(false);
    }
    expect(places).toEqual(new Set([0, 1, 2]));
    expect(proxy.counts.conflict).toBe(12);
  });

  test("W11: a single write meets a conflict too, as an exception of its own; a read does not", async () => {
    await connect({ conflict: 1 });
    expect(await errorOf(put("conflict"))).toMatchObject({ code: "TRANSACTION_CONFLICT", retryable: true });
    expect((await db.executor(get("conflict"))).Item).toBeUndefined();
  });

  test("W11: an action that was throttled", async () => {
    await connect({ throttleAction: 1 });
    const error = await errorOf(transaction("a", "b"));
    expect(error).toMatchObject({ code: "TRANSACTION_CANCELED", retryable: true });
    expect((error as TransactionCanceledError).failures).toMatchObject([{ code: "ThrottlingError" }]);
  });

  test("W11: a transaction that is under way already", async () => {
    await connect({ inProgress: 1 });
    expect(await errorOf(transaction("a"))).toMatchObject({ code: "TRANSACTION_IN_PROGRESS", retryable: true });
  });
});

describe("W10: batches that are not done in full", () => {
  test("W10: some writes are left unprocessed: exactly those are not done", async () => {
    await connect({ unprocessed: 0.3 });
    const ids = names("batch", 25);
    const { UnprocessedItems = {} } = await db.executor(batchOf(ids));
    const left = (UnprocessedItems[TableName] ?? []).map(({ PutRequest }) => PutRequest?.Item?.["id"]?.S);
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBe(proxy.counts.unprocessed);
    for (const id of ids) expect(await isThere(id)).toBe(!left.includes(id));
  });

  test("W10: some keys are left unprocessed, with how they are to be read", async () => {
    await connect({});
    const ids = names("key", 25);
    await db.executor(batchOf(ids));
    proxy.faults.unprocessed = 0.3;
    const asked = { ConsistentRead: true, Keys: ids.map((id) => ({ id: { S: id } })) };
    const { Responses = {}, UnprocessedKeys = {} } = await db.executor({
      operation: "BatchGetItem",
      input: { RequestItems: { [TableName]: asked } },
    });
    const found = (Responses[TableName] ?? []).map(({ id }) => id?.S);
    const { Keys = [], ConsistentRead } = UnprocessedKeys[TableName] ?? {};
    expect(ConsistentRead).toBe(true);
    expect(Keys.length).toBe(proxy.counts.unprocessed);
    expect(Keys.length).toBeGreaterThan(0);
    expect(new Set([...found, ...Keys.map(({ id }) => id?.S)])).toEqual(new Set(ids));
    expect(found.length + Keys.length).toBe(ids.length);
  });

  test("W10: a batch of which nothing is done is throttled", async () => {
    await connect({ unprocessed: 1 });
    expect((await errorOf(batchOf(names("none", 3)))).code).toBe("THROTTLED");
    expect(await isThere("none 0")).toBe(false);
    expect(proxy.counts).toMatchObject({ throttle: 1, unprocessed: 0 });
  });

  test("W10: a batch that is too large is refused, whatever would be held back of it", async () => {
    await connect({ unprocessed: 0.9 });
    expect((await errorOf(batchOf(names("too many", 26)))).code).toBe("REQUEST_REJECTED");
  });
});

/** What becomes of puts, one after the other. */
async function outcomes(seed: number): Promise<readonly string[]> {
  await connect({ seed, throttle: 0.2, cutBefore: 0.2, cutAfter: 0.2, conflict: 0.2 });
  const met: string[] = [];
  for (const id of names("chance", 40)) {
    const outcome = db.executor(put(id)).then(
      () => "done",
      (error: unknown) => (error as DynamORMError).code,
    );
    met.push(await outcome);
  }
  const { throttle, cutBefore, cutAfter, conflict } = proxy.counts;
  expect(throttle + cutBefore + cutAfter + conflict).toBe(met.filter((fate) => fate !== "done").length);
  return met;
}

describe("A1: faults by chance", () => {
  test("A1: the same seed has the same faults, another one others", async () => {
    const first = await outcomes(7);
    expect(new Set(first)).toEqual(new Set(["done", "THROTTLED", "CONNECTION", "TRANSACTION_CONFLICT"]));
    expect(await outcomes(7)).toEqual(first);
    expect(await outcomes(8)).not.toEqual(first);
  });

  test("A1: on a bad day, what the SDK tries again comes through", async () => {
    await connect({ ...badDay, unprocessed: 0, conflict: 0 }, 10);
    const ids = names("bad day", 200);
    await Promise.all(ids.map((id) => db.executor(put(id))));
    for (const id of ids) expect(await isThere(id)).toBe(true);
    const { throttle, cutBefore, cutAfter, requests } = proxy.counts;
    expect(requests).toBe(ids.length + throttle + cutBefore + cutAfter);
    // About 20 of 200, and of those that are sent again.
    expect(throttle).toBeGreaterThan(8);
    expect(throttle).toBeLessThan(45);
  }, 60_000);
});
