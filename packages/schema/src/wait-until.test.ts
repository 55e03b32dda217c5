import { getEventListeners } from "node:events";
import {
  type CallOptions,
  ConnectionError,
  RequestRejectedError,
  ThrottledError,
  withinDeadline,
} from "@dynamorm/core";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { waitUntil } from "./wait-until.ts";

/** Waits as tables are waited for, within a time. */
function waitFor<Result>(
  look: (signal: AbortSignal) => Promise<Result | undefined>,
  options: CallOptions = {},
): Promise<Result> {
  const errors = {
    timedOut: () => new Error("timed out"),
    aborted: (reason: unknown) => new Error("aborted", { cause: reason }),
  };
  return withinDeadline({ timeoutMs: 60_000, ...options }, errors, ({ signal }) =>
    waitUntil(() => look(signal), signal),
  );
}

const throttled = new ThrottledError("slow down", {});

/** A look that plays answers, the last one again and again: errors are thrown. */
function looks(...answers: unknown[]): jest.Mock<() => Promise<unknown>> {
  let count = 0;
  return jest.fn(async () => {
    const answer = answers[Math.min(count, answers.length - 1)];
    count += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  });
}

describe("waitUntil", () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => {
    // Whatever came, no timer is left.
    const timers = jest.getTimerCount();
    jest.useRealTimers();
    jest.restoreAllMocks();
    if (timers > 0) throw new Error(`${timers} timers are left`);
  });

  it("looks at once, and gives what it finds", async () => {
    const look = looks("there");
    expect(await waitFor(look)).toBe("there");
    expect(look).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["shortest", 0, [0, 10, 20, 40, 80, 160, 320, 640, 1280, 2500, 2500, 2500]],
    ["longest", 1, [0, 20, 40, 80, 160, 320, 640, 1280, 2560, 5000, 5000, 5000]],
  ])("pauses longer each time, up to 5 s: the %s pauses", async (_, random, pauses) => {
    jest.spyOn(Math, "random").mockReturnValue(random);
    const times: number[] = [];
    const look = async (): Promise<true | undefined> => {
      times.push(performance.now());
      return times.length === pauses.length || undefined;
    };
    const done = waitFor(look);
    await jest.runAllTimersAsync();
    await done;
    expect(times.map((time, index) => time - (times[index - 1] ?? times[0]!))).toEqual(pauses);
  });

  it("ends when its time is over, and looks no more", async () => {
    const look = looks(undefined);
    const failure = failureOf(waitFor(look, { timeoutMs: 100 }));
    await jest.advanceTimersByTimeAsync(100);
    expect(await failure).toHaveProperty("message", "timed out");
    const count = look.mock.calls.length;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(look).toHaveBeenCalledTimes(count);
  });

  it("ends when its time is over in the middle of a look that never ends, and tells the look", async () => {
    let signal: AbortSignal | undefined;
    const look = (given: AbortSignal): Promise<never> => {
      signal = given;
      return new Promise(() => {});
    };
    const failure = failureOf(waitFor(look, { timeoutMs: 100 }));
    await jest.advanceTimersByTimeAsync(100);
    expect(await failure).toHaveProperty("message", "timed out");
    expect(signal?.aborted).toBe(true);
  });

  it("does not look when the signal has aborted already", async () => {
    const look = looks("there");
    const done = waitFor(look, { signal: AbortSignal.abort("enough") });
    await expect(done).rejects.toMatchObject({ message: "aborted", cause: "enough" });
    expect(look).not.toHaveBeenCalled();
  });

  it.each([
    ["a pause", looks(undefined)],
    ["a look that never ends", (): Promise<never> => new Promise(() => {})],
    ["a look that fails because of it", (signal: AbortSignal): Promise<never> => failWhenAborted(signal)],
  ])("ends as soon as the signal aborts, in the middle of %s", async (_, look) => {
    const controller = new AbortController();
    const done = waitFor(look, { signal: controller.signal });
    await jest.advanceTimersByTimeAsync(5);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    controller.abort("enough");
    await expect(done).rejects.toMatchObject({ message: "aborted", cause: "enough" });
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  it("looks over errors that may pass, as long as there are not three in a row", async () => {
    const connection = new ConnectionError("reset", {});
    const look = looks(throttled, connection, undefined, throttled, throttled, "there");
    const done = waitFor(look);
    await jest.runAllTimersAsync();
    expect(await done).toBe("there");
  });

  it("throws the third error in a row", async () => {
    const look = looks(undefined, throttled, throttled, throttled, "there");
    const failure = failureOf(waitFor(look));
    await jest.runAllTimersAsync();
    expect(await failure).toBe(throttled);
    expect(look).toHaveBeenCalledTimes(4);
  });

  it.each([new RequestRejectedError("no", {}), new TypeError("a mistake")])(
    "throws at once what will not pass: %s",
    async (error) => {
      const look = looks(undefined, error, "there");
      const failure = failureOf(waitFor(look));
      await jest.runAllTimersAsync();
      expect(await failure).toBe(error);
      expect(look).toHaveBeenCalledTimes(2);
    },
  );
});

/** What a promise is rejected with: caught from the beginning, while the clock is still to be moved. */
async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    return await promise.then((value) => new Error(`it gave ${String(value)}`));
  } catch (error) {
    return error;
  }
}

function failWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new ConnectionError("the request was cut off", {})));
  });
}
