import {
  attr,
  defineModel,
  TransactionCanceledError,
  TransactionConflictError,
  TransactionInProgressError,
} from "@dynamorm/core";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { transactions } from "../index.ts";

const Note = defineModel({
  name: "Note",
  table: "notes",
  attributes: { id: attr.string() },
  key: { partitionKey: "id" },
});

const canceled = (...codes: readonly string[]): TransactionCanceledError =>
  new TransactionCanceledError("canceled", { reasons: codes.map((code) => ({ code })) });
const conflict = (): TransactionCanceledError => canceled("TransactionConflict", "None");

function start(
  answers: readonly (object | Error)[],
  options: { tries?: number; signal?: AbortSignal; timeoutMs?: number } = {},
) {
  const { execute, requests } = recordingExecutor(...answers);
  const db = transactions(execute);
  const done = db.transaction((tx) => {
    tx.create(Note, { id: "1" });
    tx.create(Note, { id: "2" });
  }, options);
  const outcome = done.then(
    () => "done",
    (error: unknown) => error,
  );
  return { db, outcome, requests };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe("W11: a transaction is tried again", () => {
  test.each([
    ["conflicts", conflict()],
    ["throttling of an action", canceled("None", "ThrottlingError")],
    ["a table without capacity", canceled("ProvisionedThroughputExceeded", "TransactionConflict")],
    ["an earlier attempt that is under way", new TransactionInProgressError("in progress", {})],
    ["another transaction", new TransactionConflictError("conflict", {})],
  ])("W11: after %s, with the same token", async (_, error) => {
    const { outcome, requests } = start([error, error, {}]);
    await jest.advanceTimersByTimeAsync(100);
    expect(await outcome).toBe("done");
    expect(requests).toHaveLength(3);
    expect(requests[1]).toEqual(requests[0]);
    expect(requests[2]).toEqual(requests[0]);
  });

  test("W11: ten times, after waits that can be twice as long each time, and then fails with what it met last", async () => {
    jest.spyOn(Math, "random").mockReturnValue(0.999);
    const { outcome, requests } = start(Array.from({ length: 12 }, conflict));
    let ms = 0;
    const at: number[] = [];
    for (let seen = 0; requests.length < 10 && ms < 20_000; ms++) {
      if (requests.length > seen) at.push(ms);
      seen = requests.length;
      await jest.advanceTimersByTimeAsync(1);
    }
    expect(await outcome).toMatchObject({ code: "TRANSACTION_CANCELED", retryable: true });
    expect(requests).toHaveLength(10);
    const waits = at.slice(1).map((time, place) => time - (at[place] ?? 0));
    for (const [place, wait] of waits.entries()) {
      const most = Math.min(25 * 2 ** place, 2000);
      expect(wait).toBeGreaterThan(most * 0.9);
      expect(wait).toBeLessThanOrEqual(most + 2);
    }
    jest.restoreAllMocks();
  });

  test("W11: as often as is said", async () => {
    const { outcome, requests } = start([conflict(), conflict(), {}], { tries: 2 });
    await jest.advanceTimersByTimeAsync(1000);
    expect(await outcome).toMatchObject({ code: "TRANSACTION_CANCELED" });
    expect(requests).toHaveLength(2);
  });

  test.each([
    ["a condition that does not hold", canceled("ConditionalCheckFailed", "None")],
    ["one beside a conflict: time does not mend it", canceled("ConditionalCheckFailed", "TransactionConflict")],
    ["a reason that nobody knows", canceled("None", "SolarFlare")],
    ["no reasons", canceled()],
    ["an error of the way there, of which the client knows more", new Error("no connection")],
  ])("W11: but not after %s", async (_, error) => {
    const { outcome, requests } = start([error, {}]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await outcome).not.toBe("done");
    expect(requests).toHaveLength(1);
  });

  test("W11: within its time", async () => {
    const { outcome, requests } = start(Array.from({ length: 99 }, conflict), { timeoutMs: 300, tries: 100 });
    await jest.advanceTimersByTimeAsync(301);
    expect(await outcome).toMatchObject({ code: "TIMEOUT", message: "transaction: ended after 300 ms, its timeoutMs" });
    const sent = requests.length;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(sent);
    expect(jest.getTimerCount()).toBe(0);
  });

  test("W11: until its signal aborts", async () => {
    jest.spyOn(Math, "random").mockReturnValue(0.999);
    const abort = new AbortController();
    const { outcome, requests } = start([conflict(), {}], { signal: abort.signal });
    await jest.advanceTimersByTimeAsync(10);
    abort.abort();
    await jest.advanceTimersByTimeAsync(0);
    expect(await outcome).toMatchObject({ code: "ABORTED" });
    expect(requests).toHaveLength(1);
    expect(jest.getTimerCount()).toBe(0);
    jest.restoreAllMocks();
  });
});
