import { getEventListeners } from "node:events";
import { attr, defineModel, isDynamORMError, sleep } from "@dynamorm/core";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { callOptions, runCall } from "./call-options.ts";

const User = defineModel({
  name: "User",
  table: "users",
  attributes: { id: attr.string() },
  key: { partitionKey: "id" },
});

const forever = (): Promise<never> => new Promise(() => {});

describe("runCall", () => {
  it("Q17: gives what the call gives, and hands on one signal for both options", async () => {
    const { signal } = new AbortController();
    const given = await runCall(User, "all", { signal, timeoutMs: 1_000 }, async (call) => Object.keys(call));
    expect(given).toEqual(["signal"]);
    expect(await runCall(User, "all", {}, async (call) => call)).toEqual({});
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  it("Q17: ends after timeoutMs, and says after how long which call of which model ended", async () => {
    const call = runCall(User, "all", { timeoutMs: 20 }, ({ signal }) => sleep(60_000, signal));
    await expect(call).rejects.toMatchObject({
      name: "TimeoutError",
      code: "TIMEOUT",
      retryable: true,
      model: "User",
      table: "users",
      message: 'all of model "User": ended after 20 ms, its timeoutMs',
    });
  });

  it("Q17: ends when its signal aborts, with the signal's reason as the cause", async () => {
    const controller = new AbortController();
    const call = runCall(User, "all", { signal: controller.signal }, (inner) => sleep(60_000, inner.signal));
    controller.abort("enough");
    await expect(call).rejects.toMatchObject({
      name: "AbortedError",
      code: "ABORTED",
      retryable: false,
      cause: "enough",
      message: 'all of model "User": its signal ended it',
    });
  });

  it("Q17: leaves alone what does not look at the signal, and does not begin where the signal has aborted", async () => {
    await expect(runCall(User, "all", { timeoutMs: 10 }, forever)).rejects.toMatchObject({ code: "TIMEOUT" });
    const run = jest.fn(forever);
    const aborted = runCall(User, "all", { signal: AbortSignal.abort("before") }, run);
    await expect(aborted).rejects.toMatchObject({
      code: "ABORTED",
      cause: "before",
      message: 'all of model "User": its signal ended it before anything was sent',
    });
    expect(run).not.toHaveBeenCalled();
  });

  it("Q17: what knows better why it was ended says so", async () => {
    const controller = new AbortController();
    const call = runCall(User, "all", { signal: controller.signal }, async ({ signal }) => {
      await sleep(60_000, signal).catch(() => {});
      throw new Error("the request was cut off");
    });
    controller.abort();
    await expect(call).rejects.toThrow("the request was cut off");
  });

  it("Q17: a call that is a part of another ends with it, and the error is the other's", async () => {
    const first = runCall(User, "first", { timeoutMs: 20 }, (outer) =>
      runCall(User, "all", { ...outer, timeoutMs: 60_000 }, (inner) => sleep(60_000, inner.signal)),
    );
    await expect(first).rejects.toMatchObject({ message: 'first of model "User": ended after 20 ms, its timeoutMs' });
  });

  it("Q17: an error of the library that a caller aborts with is a reason like others", async () => {
    const other = await runCall(User, "count", { timeoutMs: 1 }, forever).catch((error: unknown) => error);
    expect(isDynamORMError(other, "TIMEOUT")).toBe(true);
    const call = runCall(User, "all", { signal: AbortSignal.abort(other) }, forever);
    await expect(call).rejects.toMatchObject({ code: "ABORTED", cause: other });
  });

  it.each<[object, string]>([
    [
      { timeoutMs: 0 },
      'the option "timeoutMs" takes a number of milliseconds, more than 0 and at most 2147483647, not the number 0',
    ],
    [{ timeoutMs: -1 }, "not the number -1"],
    [{ timeoutMs: Number.NaN }, "not the number NaN"],
    [{ timeoutMs: Number.POSITIVE_INFINITY }, "not the number Infinity"],
    [{ timeoutMs: 2_147_483_648 }, "not the number 2147483648"],
    [{ timeoutMs: "5" }, 'not the string "5"'],
    [{ timeoutMs: null }, "not null"],
    [{ signal: null }, 'the option "signal" takes an AbortSignal, not null'],
    [{ signal: new AbortController() }, 'the option "signal" takes an AbortSignal, not '],
    [
      { signal: { aborted: false, addEventListener: () => {} } },
      'the option "signal" takes an AbortSignal, not an object',
    ],
    [{ timeout: 5 }, 'there is no option "timeout"; it takes signal and timeoutMs'],
  ])("Q17: what cannot be is refused before anything is done: %p", async (options, message) => {
    const run = jest.fn(forever);
    await expect(runCall(User, "all", options, run)).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message: expect.stringContaining(message),
    });
    expect(() => callOptions(User, "all", options)).toThrow(message);
    expect(run).not.toHaveBeenCalled();
  });
});

async function* numbers(options: { signal?: AbortSignal; timeoutMs?: number }): AsyncGenerator<number> {
  const call = callOptions(User, "stream", options);
  try {
    for (let number = 0; ; number += 1) {
      call.signal.throwIfAborted();
      yield number;
    }
  } finally {
    call.end();
  }
}

describe("callOptions", () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it("Q17: the time of a stream runs on while the body of the loop does", async () => {
    const seen: number[] = [];
    const loop = async (): Promise<void> => {
      for await (const number of numbers({ timeoutMs: 100 })) {
        seen.push(number);
        jest.advanceTimersByTime(40);
      }
    };
    await expect(loop()).rejects.toThrow('stream of model "User": ended after 100 ms, its timeoutMs');
    expect(seen).toEqual([0, 1, 2]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it("Q17: a loop that is left leaves neither timer nor listener", async () => {
    const { signal } = new AbortController();
    for await (const number of numbers({ signal, timeoutMs: 100 })) {
      expect(jest.getTimerCount()).toBe(1);
      expect(getEventListeners(signal, "abort")).toHaveLength(1);
      if (number === 1) break;
    }
    expect(jest.getTimerCount()).toBe(0);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  it("Q17: it can be given to a call within, which has the same end", async () => {
    const call = callOptions(User, "first", { timeoutMs: 100 });
    const inner = callOptions(User, "all", call);
    jest.advanceTimersByTime(100);
    expect(inner.signal.reason).toBe(call.signal.reason);
    expect(jest.getTimerCount()).toBe(0);
  });

  it("Q17: what is on its way ends when nothing more is wanted of it", async () => {
    const call = callOptions(User, "stream", {});
    const page = sleep(60_000, call.signal);
    call.stop();
    await expect(page).rejects.toMatchObject({ code: "ABORTED", cause: "nothing more is wanted of it" });
    expect(jest.getTimerCount()).toBe(0);
  });

  it("Q17: to the executor it is a signal and no more", () => {
    const call = callOptions(User, "all", {});
    expect(Object.keys(call)).toEqual(["signal"]);
    call.end();
    expect(call.signal.aborted).toBe(false);
  });
});
