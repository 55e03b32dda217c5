import { isDynamORMError } from "@dynamorm/core";

/** Short at first, so that a local engine is waited for no longer than it takes; at AWS, where it takes seconds, soon long. */
const firstDelayMs = 20;
const longestDelayMs = 5_000;

/** How many looks in a row may fail with what may pass: throttling, a broken connection. The last one's error is thrown. */
const mostFailures = 3;

/** Something to wait for. */
export interface Wait<Result> {
  /** Looks once. Gives what was waited for, or `undefined` when it is not there yet. */
  readonly look: (signal: AbortSignal) => Promise<Result | undefined>;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** The error for when the time is over. */
  readonly timedOut: () => Error;
  /** The error for when the signal has aborted, with the signal's reason. */
  readonly aborted: (reason: unknown) => Error;
}

/**
 * Looks again and again, with exponentially longer pauses of random length, until it finds what it waits for.
 *
 * The end of the time and an abort end the wait at once, also in the middle of a look or a pause, and leave no timer and no
 * listener behind. An error that is retryable is looked over until it comes three times in a row; any other is thrown.
 */
export async function waitUntil<Result>({ look, timeoutMs, signal, timedOut, aborted }: Wait<Result>): Promise<Result> {
  const end = new AbortController();
  const abort = (): void => end.abort(aborted(signal?.reason));
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  const timer = setTimeout(() => end.abort(timedOut()), timeoutMs);
  try {
    let failures = 0;
    for (let looks = 0; ; looks += 1) {
      try {
        const result = await unlessEnded(end.signal, () => look(end.signal));
        if (result !== undefined) return result;
        failures = 0;
      } catch (error) {
        // Whatever fails after the end, the request that was cut off to begin with, fails because of it.
        end.signal.throwIfAborted();
        failures += 1;
        if (!isDynamORMError(error) || !error.retryable || failures === mostFailures) throw error;
      }
      await pause(end.signal, delayMs(looks));
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/**
 * Half of the pause is random, so that processes that were started together do not ask together.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
function delayMs(looks: number): number {
  const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** looks);
  return longest / 2 + (Math.random() * longest) / 2;
}

/** The work's result, unless the signal aborts before it is there: it may be that the work does not look at signals. */
function unlessEnded<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const end = (): void => reject(signal.reason);
    signal.addEventListener("abort", end);
    void work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", end));
  });
}

/** Lets time pass. Rejects with the signal's reason as soon as it aborts. */
export function pause(signal: AbortSignal, ms: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = unlessEnded(signal, () => new Promise<void>((resolve) => (timer = setTimeout(resolve, ms))));
  return passed.finally(() => clearTimeout(timer));
}
