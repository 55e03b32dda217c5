import { jest } from "@jest/globals";

/** Has the time stand still at an instant, so that two requests are signed at the same; timers go on. `jest.useRealTimers()` ends it. */
export function standAt(instant: Date): void {
  jest.useFakeTimers({
    now: instant,
    doNotFake: [
      "hrtime",
      "nextTick",
      "performance",
      "queueMicrotask",
      "setImmediate",
      "clearImmediate",
      "setInterval",
      "clearInterval",
      "setTimeout",
      "clearTimeout",
    ],
  });
}
