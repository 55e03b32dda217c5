import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { attr, type CallOptions, defineModel, DynamORM } from "dynamorm";
import {
  type CancellingBed,
  drain,
  expectSilence,
  failureOf,
  listed,
  Note,
  pause,
  soonMs,
  startCancellingBed,
} from "./fixtures/cancelling-bed.ts";

let bed: CancellingBed;
beforeAll(async () => {
  bed = await startCancellingBed();
});
afterAll(() => bed?.stop());
beforeEach(() => {
  bed.proxy.operations.length = 0;
  bed.proxy.decide = () => "forward";
});

/** A read by whole keys, which is one batch. */
function twoOf(options: CallOptions): Promise<unknown> {
  return listed(bed).where("number", "in", [1, 2]).all(options);
}

describe("Q17: between pages", () => {
  test.each<[string, (options: CallOptions) => Promise<unknown>]>([
    ["all", (options) => listed(bed).pageSize(5).all(options)],
    ["count", (options) => listed(bed).pageSize(5).count(options)],
    ["stream", (options) => drain(listed(bed).pageSize(5).stream(options))],
  ])("Q17: %s sends no request for the next one", async (_, call) => {
    const controller = new AbortController();
    bed.proxy.decide = () => {
      if (bed.proxy.operations.length === 3) controller.abort("enough");
      return "forward";
    };
    const { error } = await failureOf(call({ signal: controller.signal }));
    expect(error).toMatchObject({ code: "ABORTED", cause: "enough" });
    await expectSilence(bed);
    expect(bed.proxy.operations).toHaveLength(3);
  });

  test("Q17: the time of a stream is that of the whole loop, and nothing is read when it is over", async () => {
    const seen: number[] = [];
    const loop = async (): Promise<void> => {
      for await (const { number } of listed(bed).pageSize(5).stream({ timeoutMs: 60 })) {
        seen.push(number);
        await pause(20);
      }
    };
    const { error } = await failureOf(loop());
    expect(error).toMatchObject({ code: "TIMEOUT" });
    expect((error as Error).message).toMatch(/^stream of model "Note": ended after 60 ms, its timeoutMs/);
    expect(seen.length).toBeLessThan(30);
    await expectSilence(bed);
  });
});

describe("Q17: in a wait before the next attempt", () => {
  const throttling = {
    status: 400,
    body: { __type: "com.amazonaws.dynamobed.db.v20120810#ThrottlingException", message: "slow down" },
  };

  test("Q17: of the SDK's, when it was throttled", async () => {
    const patient = new DynamORM({ endpoint: bed.proxy.endpoint, maxAttempts: 1_000 });
    const get = (options: CallOptions): Promise<unknown> => patient.model(Note).get({ list: "a", number: 1 }, options);
    try {
      bed.proxy.decide = () => throttling;
      const controller = new AbortController();
      const aborted = failureOf(get({ signal: controller.signal }));
      await bed.proxy.arrival(2);
      await pause(20);
      const start = performance.now();
      controller.abort("enough");
      expect((await aborted).error).toMatchObject({ code: "ABORTED", cause: "enough" });
      expect(performance.now() - start).toBeLessThan(soonMs);
      const timedOut = await failureOf(get({ timeoutMs: 100 }));
      expect(timedOut.error).toMatchObject({ code: "TIMEOUT", operation: "GetItem" });
      expect(timedOut.ms).toBeLessThan(100 + soonMs);
      // The SDK sleeps on, for a second at most after so few attempts, and then finds the signal aborted.
      await expectSilence(bed, 1_100);
    } finally {
      patient.close();
    }
  });

  test("Q17: of the library's, for keys that DynamoDB did not get to", async () => {
    const Keys = [{ list: { S: "a" }, number: { N: "1" } }];
    const unprocessed = { Responses: {}, UnprocessedKeys: { [Note.table]: { Keys } } };
    bed.proxy.decide = () => ({ status: 200, body: unprocessed });
    const controller = new AbortController();
    const aborted = failureOf(twoOf({ signal: controller.signal }));
    await bed.proxy.arrival(3);
    const start = performance.now();
    controller.abort("enough");
    expect((await aborted).error).toMatchObject({ code: "ABORTED", cause: "enough" });
    expect(performance.now() - start).toBeLessThan(soonMs);
    const timedOut = await failureOf(twoOf({ timeoutMs: 100 }));
    expect(timedOut.error).toMatchObject({ code: "TIMEOUT", message: expect.stringContaining("after 100 ms") });
    await expectSilence(bed);
    expect(new Set(bed.proxy.operations)).toEqual(new Set(["BatchGetItem"]));
  });

  test("Q17: of a table that is not ready", async () => {
    const status = { Table: { TableName: Note.table, TableStatus: "CREATING" } };
    bed.proxy.decide = () => ({ status: 200, body: status });
    const controller = new AbortController();
    const failure = failureOf(bed.db.ensureTable(Note, { signal: controller.signal }));
    await bed.proxy.arrival(4);
    const start = performance.now();
    controller.abort("enough");
    const { error } = await failure;
    expect(performance.now() - start).toBeLessThan(soonMs);
    expect(error).toMatchObject({ code: "ABORTED", cause: "enough" });
    await expectSilence(bed);
  });
});

describe("Q17: what does not look at the signal", () => {
  test("Q17: a middleware that waits", async () => {
    const waiting = new DynamORM({ endpoint: bed.proxy.endpoint, middleware: [() => () => new Promise(() => {})] });
    try {
      const { error } = await failureOf(waiting.model(Note).get({ list: "a", number: 1 }, { timeoutMs: 30 }));
      expect(error).toMatchObject({
        code: "TIMEOUT",
        operation: "GetItem",
        message: `get of model "Note": ended after 30 ms, its timeoutMs. GetItem on table "${Note.table}" (model Note) was under way.`,
      });
    } finally {
      waiting.close();
    }
  });

  test("Q17: a validator that waits for somebody else", async () => {
    const never = new Promise<never>(() => {});
    const validate = { "~standard": { version: 1, vendor: "test", validate: () => never } } as const;
    const Checked = defineModel({
      name: "Checked",
      table: "cancelling-checked",
      attributes: { id: attr.string().validate(validate) },
      key: { partitionKey: "id" },
    });
    const { error } = await failureOf(bed.db.model(Checked).create({ id: "1" }, { timeoutMs: 30 }));
    expect(error).toMatchObject({ message: 'create of model "Checked": ended after 30 ms, its timeoutMs' });
    expect(bed.proxy.operations).toEqual([]);
  });

  test("Q17: a request of the executor alone", async () => {
    bed.proxy.decide = () => "stall";
    const input = { TableName: Note.table, Key: { list: { S: "a" }, number: { N: "1" } } };
    const { error } = await failureOf(bed.db.executor({ operation: "GetItem", input }, { timeoutMs: 40 }));
    expect(error).toMatchObject({
      code: "TIMEOUT",
      message: `GetItem on table "${Note.table}": ended after 40 ms, its timeoutMs.`,
    });
  });
});
