import { onAbort } from "./on-abort.ts";

/**
 * The result of some work, unless a signal aborts before it is there: then it rejects with the signal's reason at once, also where
 * the work does not look at the signal. What comes of the work later is nobody's. It is not begun when the signal has aborted already.
 */
export function unlessAborted<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stopListening = onAbort(signal, () => reject(signal.reason));
    void work().then(resolve, reject).finally(stopListening);
  });
}
