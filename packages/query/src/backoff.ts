/** How long the waits before further attempts are. */
export interface Backoff {
  /** The longest that the first wait can be. Each further one can be twice as long as the one before. */
  readonly baseMs: number;
  /** The longest that any wait can be. */
  readonly maxMs: number;
  /** Where in its range a wait is: from 0 up to, and without, 1. `Math.random` when left out. */
  readonly random?: (() => number) | undefined;
}

/**
 * How long to wait before an attempt is repeated, in milliseconds: exponential backoff with full jitter, so that callers that failed
 * together do not come again together. `attempt` is the number of waits that there were before: 0 for the first.
 *
 * Pure, but for chance. `sleep` of @dynamorm/core waits, and ends when a signal aborts.
 *
 * @example
 * await sleep(backoffMs(attempt, { baseMs: 50, maxMs: 20_000 }), call.signal);
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoffMs(attempt: number, { baseMs, maxMs, random = Math.random }: Backoff): number {
  return random() * Math.min(maxMs, baseMs * 2 ** Math.min(attempt, mostDoublings));
}

/** 2 to this power is exact, and more milliseconds than there ever will be: beyond it a product could be no number. */
const mostDoublings = 52;
