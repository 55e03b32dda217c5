import { getEventListeners } from "node:events";
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { attr, type CallOptions, defineModel } from "dynamorm";
import {
  type CancellingBed,
  drain,
  expectSilence,
  failureOf,
  listed,
  Note,
  soonMs,
  startCancellingBed,
} from "./fixtures/cancelling-bed.ts";

const Draft = defineModel({
  name: "Draft",
  table: "cancelling-drafts",
  attributes: { id: attr.string() },
  key: { partitionKey: "id" },
});

let bed: CancellingBed;
beforeAll(async () => {
  bed = await startCancellingBed();
});
afterAll(() => bed?.stop());
beforeEach(() => {
  bed.proxy.operations.length = 0;
  bed.proxy.decide = () => "forward";
});

const notes = () => bed.db.model(Note);

const calls: readonly [name: string, call: (options: CallOptions) => Promise<unknown>][] = [
  ["get", (options) => notes().get({ list: "a", number: 1 }, options)],
  ["create", (options) => notes().create({ list: "b", number: 1, text: "new" }, options)],
  ["put", (options) => notes().put({ list: "b", number: 1, text: "new" }, options)],
  ["update", (options) => notes().update({ list: "a", number: 1 }, { text: "changed" }, options)],
  ["delete", (options) => notes().delete({ list: "b", number: 2 }, options)],
  ["all", (options) => listed(bed).all(options)],
  ["first", (options) => listed(bed).first(options)],
  ["firstOrThrow", (options) => listed(bed).firstOrThrow(options)],
  ["allPaginated", (options) => listed(bed).limit(3).allPaginated(options)],
  ["count", (options) => listed(bed).count(options)],
  ["stream", (options) => drain(listed(bed).stream(options))],
  ["update", (options) => listed(bed).where("number", "=", 1).update({ text: "changed" }, options)],
  ["delete", (options) => notes().where("list", "=", "b").where("number", "=", 2).delete(options)],
  ["all", (options) => bed.db.collection([Note]).where("list", "=", "a").all(options)],
  ["describeTable", (options) => bed.db.describeTable(Note, options)],
  ["ensureTable", (options) => bed.db.ensureTable(Note, options)],
  ["createTable", (options) => bed.db.createTable(Draft, options)],
  ["deleteTable", (options) => bed.db.deleteTable(Draft, options)],
];

describe.each(calls)("%s", (name, call) => {
  test("Q17: with a signal that has aborted, it sends nothing", async () => {
    const { error } = await failureOf(call({ signal: AbortSignal.abort("enough") }));
    expect(error).toMatchObject({ name: "AbortedError", code: "ABORTED", retryable: false, cause: "enough" });
    await expectSilence(bed);
    expect(bed.proxy.operations).toEqual([]);
  });

  test("Q17: it ends as soon as its signal aborts, while it waits for an answer that never comes", async () => {
    bed.proxy.decide = () => "stall";
    const controller = new AbortController();
    const failure = failureOf(call({ signal: controller.signal }));
    await bed.proxy.arrival(1);
    const start = performance.now();
    controller.abort("enough");
    const { error } = await failure;
    expect(performance.now() - start).toBeLessThan(soonMs);
    expect(error).toMatchObject({ name: "AbortedError", code: "ABORTED", cause: "enough" });
    await expectSilence(bed);
    expect(bed.proxy.operations).toHaveLength(1);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  test("Q17: it ends after timeoutMs, and says after how long, and which call of what it was", async () => {
    bed.proxy.decide = () => "stall";
    const { error, ms } = await failureOf(call({ timeoutMs: 80 }));
    expect(ms).toBeLessThan(80 + soonMs);
    expect(ms).toBeGreaterThan(60);
    expect(error).toMatchObject({ name: "TimeoutError", code: "TIMEOUT", retryable: true });
    const { message } = error as Error;
    expect(message).toContain("after 80 ms");
    const ofTable = /^(?:ensure|create|delete)Table$/.test(name);
    expect(message).toMatch(ofTable ? /^Table "cancelling-/ : new RegExp(`^${name} of model "Note": `));
    // What was on its way when the time was over may come later.
    await bed.proxy.arrival(1);
    await expectSilence(bed);
    expect(bed.proxy.operations).toHaveLength(1);
  });
});

describe("Q17: what a call leaves", () => {
  const timeoutMs = 54_321;

  /** The timers of calls that have this timeoutMs, and those of them that were cleared. */
  function watchTimers(): () => { readonly started: number; readonly running: number } {
    const started = jest.spyOn(globalThis, "setTimeout");
    const cleared = jest.spyOn(globalThis, "clearTimeout");
    return () => {
      const timers = started.mock.calls.flatMap(([, ms], index): unknown[] =>
        ms === timeoutMs ? [started.mock.results[index]?.value] : [],
      );
      const ends: unknown[] = cleared.mock.calls.map(([timer]) => timer);
      started.mockRestore();
      cleared.mockRestore();
      return { started: timers.length, running: timers.filter((timer) => !ends.includes(timer)).length };
    };
  }

  test.each(calls.slice(0, -2))(
    "Q17: %s: no timer and no listener, when it has done what it should",
    async (_, call) => {
      const { signal } = new AbortController();
      const timers = watchTimers();
      await call({ signal, timeoutMs });
      expect(timers()).toEqual({ started: 1, running: 0 });
      expect(getEventListeners(signal, "abort")).toHaveLength(0);
      await notes().delete({ list: "b", number: 1 });
    },
  );

  test("Q17: nothing, when it has failed, and when a loop was left", async () => {
    const { signal } = new AbortController();
    const timers = watchTimers();
    await failureOf(notes().update({ list: "nobody", number: 1 }, { text: "" }, { signal, timeoutMs }));
    for await (const _ of listed(bed).pageSize(5).stream({ signal, timeoutMs })) break;
    expect(timers()).toEqual({ started: 2, running: 0 });
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("Q17: a signal that a hundred calls share is listened to once, and Node.js sees no leak", async () => {
    const warned = jest.fn();
    process.on("warning", warned);
    const { signal } = new AbortController();
    const all = Array.from({ length: 100 }, () => notes().get({ list: "a", number: 1 }, { signal }));
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    await Promise.all(all);
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", warned);
    expect(warned).not.toHaveBeenCalled();
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});
