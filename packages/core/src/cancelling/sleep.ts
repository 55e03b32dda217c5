import { onAbort } from "./on-abort.ts";

/**
 * Lets time pass, in milliseconds, at most `longestTimerMs`. Rejects with the signal's reason as soon as it aborts, and leaves
 * neither timer nor listener.
 *
 * @example
 * await sleep(backoffMs(attempt, { baseMs: 50, maxMs: 20_000 }), call.signal);
 */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stopListening = signal && onAbort(signal, end);
    const timer = setTimeout(wake, ms);
    function wake(): void {
      stopListening?.();
      resolve();
    }
    function end(): void {
      clearTimeout(timer);
      reject(signal?.reason);
    }
  });
}
