import { getEventListeners } from "node:events";
import { describe, expect, it } from "@jest/globals";
import { onAbort } from "./on-abort.ts";

describe("onAbort", () => {
  it("Q17: a signal that many calls share has one listener, and none when the last of them has ended", () => {
    const { signal } = new AbortController();
    const ends = Array.from({ length: 100 }, () => onAbort(signal, () => {}));
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    const last = ends.pop();
    for (const end of ends) end();
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    last?.();
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  it("Q17: an abort calls each function once, in order, but those that were taken back", () => {
    const controller = new AbortController();
    const called: string[] = [];
    const note = (): void => void called.push("twice");
    onAbort(controller.signal, () => called.push("first"));
    const takeBack = onAbort(controller.signal, () => called.push("taken back"));
    onAbort(controller.signal, note);
    onAbort(controller.signal, note);
    takeBack();
    takeBack();
    controller.abort();
    controller.abort();
    expect(called).toEqual(["first", "twice", "twice"]);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  it("Q17: taking back after the abort does nothing, also where others began to listen anew", () => {
    const controller = new AbortController();
    const takeBack = onAbort(controller.signal, () => {});
    takeBack();
    let called = 0;
    onAbort(controller.signal, () => (called += 1));
    takeBack();
    controller.abort();
    takeBack();
    expect(called).toBe(1);
  });
});
