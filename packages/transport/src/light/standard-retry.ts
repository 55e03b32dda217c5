import type { RetryInformation, RetryStrategy, RetryToken } from "../fast/parts.ts";

/** What one may try again all in all, so that a service that is down is not asked several times as often; and what a retry takes of it. */
const capacityAtFirst = 500;
const cost = 14;
const throttlingCost = 5;

const baseMs = 25;
const throttlingBaseMs = 1000;
const longestMs = 20_000;
/** How much longer than the backoff a server may ask one to wait. */
const longestHintMs = 5000;

interface CountedToken extends RetryToken {
  readonly cost: number;
}

/**
 * The SDKs' standard way to retry: failures of networks and servers and throttling, with exponential backoff and full jitter, as long as a
 * budget lasts that successes fill up again.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export function standardRetry(maxAttempts: number): RetryStrategy {
  let capacity = capacityAtFirst;
  return {
    acquireInitialRetryToken: async () => tokenOf(0, 0, 0),
    refreshRetryTokenForRetry: async (token, information) => {
      const count = token.getRetryCount() + 1;
      const price = information.errorType === "THROTTLING" ? throttlingCost : cost;
      const isWorthIt = information.errorType === "THROTTLING" || information.errorType === "TRANSIENT";
      if (!isWorthIt || count >= maxAttempts || capacity < price) throw new Error("no retry token available");
      capacity -= price;
      return tokenOf(count, delayMs(token.getRetryCount(), information), price);
    },
    recordSuccess: (token) => {
      capacity = Math.min(capacityAtFirst, capacity + ((token as CountedToken).cost || 1));
    },
  };
}

function tokenOf(count: number, delay: number, price: number): CountedToken {
  return { getRetryCount: () => count, getRetryDelay: () => delay, cost: price };
}

function delayMs(retries: number, { errorType, retryAfterHint }: RetryInformation): number {
  const base = errorType === "THROTTLING" ? throttlingBaseMs : baseMs;
  const backoff = Math.floor(Math.random() * Math.min(base * 2 ** retries, longestMs));
  if (retryAfterHint === undefined) return backoff;
  const asked = Math.min(retryAfterHint.getTime() - Date.now(), backoff + longestHintMs);
  return Math.max(backoff, asked);
}
