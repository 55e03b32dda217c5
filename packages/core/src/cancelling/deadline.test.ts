import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { type DeadlineErrors, startDeadline } from "./deadline.ts";
import { withinDeadline } from "./within-deadline.ts";

const errors: DeadlineErrors = {
  timedOut: (ms) => new Error(`over after ${ms} ms`),
  aborted: (reason) => new Error("aborted", { cause: reason }),
};
const forever = (): Promise<never> => new Promise(() => {});
/** Nobody waits for it any more when it throws: an unhandled rejection would end the process. */
const late = (): Promise<never> => new Promise((_, reject) => setTimeout(() => reject(new Error("late")), 10));

describe("a deadline", () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it("Q17: aborts when its time is over, with the error to throw", () => {
    const { signal } = startDeadline({ timeoutMs: 500 }, errors);
    jest.advanceTimersByTime(499);
    expect(signal.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect(signal.reason).toMatchObject({ message: "over after 500 ms" });
    expect(jest.getTimerCount()).toBe(0);
  });

  it("Q17: aborts with its signal, and the timer is cleared", () => {
    const controller = new AbortController();
    const { signal } = startDeadline({ signal: controller.signal, timeoutMs: 500 }, errors);
    controller.abort("enough");
    expect(signal.reason).toMatchObject({ message: "aborted", cause: "enough" });
    expect(jest.getTimerCount()).toBe(0);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  it("Q17: is over from the beginning with a signal that has aborted", () => {
    const { signal } = startDeadline({ signal: AbortSignal.abort("before"), timeoutMs: 500 }, errors);
    expect(signal.reason).toMatchObject({ message: "aborted", cause: "before" });
    expect(jest.getTimerCount()).toBe(0);
  });

  it("Q17: never aborts after its end, however often that is said", () => {
    const controller = new AbortController();
    const { signal, end } = startDeadline({ signal: controller.signal, timeoutMs: 500 }, errors);
    end();
    end();
    controller.abort();
    jest.advanceTimersByTime(500);
    expect(signal.aborted).toBe(false);
    expect(jest.getTimerCount()).toBe(0);
  });

  it("Q17: does not keep a process running that has nothing else to do", () => {
    jest.useRealTimers();
    const started = jest.spyOn(globalThis, "setTimeout");
    const { end } = startDeadline({ timeoutMs: 60_000 }, errors);
    const timer = started.mock.results[0]?.value as NodeJS.Timeout | undefined;
    started.mockRestore();
    expect(timer?.hasRef()).toBe(false);
    end();
  });

  it("Q17: of a call within another ends with that one's error, or with what is made of it", () => {
    const outer = startDeadline({ timeoutMs: 100 }, errors);
    const inner = startDeadline({ signal: outer.signal, timeoutMs: 500 }, errors);
    const telling = startDeadline(
      { signal: outer.signal },
      { ...errors, outer: (error) => new Error(`${error.message}, at the third page`) },
    );
    jest.advanceTimersByTime(100);
    expect(inner.signal.reason).toBe(outer.signal.reason);
    expect(telling.signal.reason).toMatchObject({ message: "over after 100 ms, at the third page" });
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe("withinDeadline", () => {
  it("Q17: gives the result of the work, or its error", async () => {
    const { signal } = new AbortController();
    expect(await withinDeadline({ signal, timeoutMs: 60_000 }, errors, async () => 5)).toBe(5);
    const fails = withinDeadline({ signal, timeoutMs: 60_000 }, errors, () => Promise.reject(new Error("no")));
    await expect(fails).rejects.toThrow("no");
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  it("Q17: leaves the work alone when it is over, also where the work does not look at the signal", async () => {
    await expect(withinDeadline({ timeoutMs: 5 }, errors, forever)).rejects.toThrow("over after 5 ms");
    const work = jest.fn(forever);
    await expect(withinDeadline({ signal: AbortSignal.abort() }, errors, work)).rejects.toThrow("aborted");
    expect(work).not.toHaveBeenCalled();
  });

  it("Q17: what the work throws afterwards is nobody's", async () => {
    await expect(withinDeadline({ timeoutMs: 2 }, errors, late)).rejects.toThrow("over after 2 ms");
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
});
