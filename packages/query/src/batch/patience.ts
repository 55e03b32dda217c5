import { sleep } from "@dynamorm/core";
import { type Backoff, backoffMs } from "../backoff.ts";

/** How often something is tried in a row without anything coming of it. */
export const mostAttempts = 10;

const backoff: Backoff = { baseMs: 50, maxMs: 5000 };

/** The attempts of one request after another. */
export interface Attempts {
  /** To be told when a request was done, all of it. */
  readonly succeed: () => void;
  /**
   * Waits before the next attempt, longer each time that the last one came to nothing; gives `false`, at once, where there shall be none.
   * Rejects with the signal's reason when it aborts.
   */
  readonly again: (hasProgress: boolean, signal: AbortSignal | undefined) => Promise<boolean>;
}

/** Begins a row of attempts. Those of a batch share what they learn. */
export type Patience = () => Attempts;

/**
 * How long a batch goes on trying: ten times in a row without progress. When one row has given up, the others are sent once
 * each, until one of them succeeds: a batch of thousands of requests to a service that is down ends soon, and has tried them all.
 */
export function newPatience(): Patience {
  let isSpent = false;
  return () => {
    let inVain = 0;
    return {
      succeed: () => {
        inVain = 0;
        isSpent = false;
      },
      again: async (hasProgress, signal) => {
        inVain = hasProgress ? 0 : inVain + 1;
        if (hasProgress) isSpent = false;
        else if (isSpent || inVain >= mostAttempts) {
          isSpent = true;
          return false;
        }
        await sleep(backoffMs(inVain, backoff), signal);
        return true;
      },
    };
  };
}
