import { once } from "node:events";
import { describe, expect, jest, test } from "@jest/globals";
import { thrownBy } from "../test/thrown-by.ts";
import { startDeadline } from "./start-deadline.ts";

describe("startDeadline", () => {
  test("is over after its time", async () => {
    const deadline = startDeadline(10, undefined);
    expect(deadline.isOver()).toBe(false);
    await once(deadline.signal, "abort");
    expect(deadline.isOver()).toBe(true);
    expect(deadline.throwIfAborted).not.toThrow();
  });

  test("ends with the caller's signal, whose reason becomes the cause", async () => {
    const controller = new AbortController();
    const deadline = startDeadline(60_000, controller.signal);
    controller.abort("enough");
    expect(deadline.signal.aborted).toBe(true);
    expect(deadline.isOver()).toBe(false);
    expect(await thrownBy(deadline.throwIfAborted)).toMatchObject({ code: "ABORTED", cause: "enough" });
    deadline.release();
  });

  test("is not started when the caller's signal has aborted already", async () => {
    const error = await thrownBy(() => startDeadline(60_000, AbortSignal.abort("before")));
    expect(error).toMatchObject({ code: "ABORTED", cause: "before" });
  });

  test("leaves no timer and no listener behind", () => {
    const { signal } = new AbortController();
    const added = jest.spyOn(signal, "addEventListener");
    const removed = jest.spyOn(signal, "removeEventListener");
    const cleared = jest.spyOn(globalThis, "clearTimeout");
    startDeadline(60_000, signal).release();
    expect(removed.mock.calls).toEqual(added.mock.calls);
    expect(cleared).toHaveBeenCalledTimes(1);
    cleared.mockRestore();
  });
});
