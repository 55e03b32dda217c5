import { isDynamORMError, sleep, unlessAborted } from "@dynamorm/core";

/** Short at first, so that a local engine is waited for no longer than it takes; at AWS, where it takes seconds, soon long. */
const firstDelayMs = 20;
const longestDelayMs = 5_000;

/** How many looks in a row may fail with what may pass: throttling, a broken connection. The last one's error is thrown. */
const mostFailures = 3;

/**
 * Looks again and again, with exponentially longer pauses of random length, until it finds what it waits for: `look` gives it, or
 * `undefined` when it is not there yet.
 *
 * The signal ends the wait at once, with its reason, also in the middle of a look or a pause, and no timer and no listener is left. An
 * error that is retryable is looked over until it comes three times in a row; any other is thrown.
 */
export async function waitUntil<Result>(look: () => Promise<Result | undefined>, signal: AbortSignal): Promise<Result> {
  let failures = 0;
  for (let looks = 0; ; looks += 1) {
    try {
      const result = await unlessAborted(signal, look);
      if (result !== undefined) return result;
      failures = 0;
    } catch (error) {
      // Whatever fails after the end, the request that was cut off to begin with, fails because of it.
      signal.throwIfAborted();
      failures += 1;
      if (!isDynamORMError(error) || !error.retryable || failures === mostFailures) throw error;
    }
    await sleep(delayMs(looks), signal);
  }
}

/**
 * Half of the pause is random, so that processes that were started together do not ask together; the other half is not, so that nobody
 * asks all the time.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
function delayMs(looks: number): number {
  const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** looks);
  return longest / 2 + (Math.random() * longest) / 2;
}
