import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { sleep } from "./sleep.ts";

describe("sleep", () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it("Q17: lets the time pass, and no more", async () => {
    const woken = jest.fn();
    const slept = sleep(100).then(woken);
    await jest.advanceTimersByTimeAsync(99);
    expect(woken).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    await slept;
    expect(jest.getTimerCount()).toBe(0);
  });

  it("Q17: leaves no listener when the time has passed", async () => {
    const { signal } = new AbortController();
    const slept = sleep(100, signal);
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(100);
    expect(await slept).toBeUndefined();
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  it("Q17: ends at once when the signal aborts, with its reason, and leaves neither timer nor listener", async () => {
    const controller = new AbortController();
    const slept = sleep(60_000, controller.signal);
    expect(jest.getTimerCount()).toBe(1);
    controller.abort("enough");
    await expect(slept).rejects.toBe("enough");
    expect(jest.getTimerCount()).toBe(0);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  it("Q17: does not begin when the signal has aborted already", async () => {
    const signal = AbortSignal.abort("enough");
    await expect(sleep(60_000, signal)).rejects.toBe("enough");
    expect(jest.getTimerCount()).toBe(0);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});
