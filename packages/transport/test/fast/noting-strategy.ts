import type { ClientConfig } from "../../src/index.ts";

type Strategy = Extract<ClientConfig["retryStrategy"], { acquireInitialRetryToken: unknown }>;

/** A retry strategy that notes what it is asked, and allows so many attempts, without a wait. */
export function notingStrategy(
  notes: string[],
  { attempts = 1, delayMs = 0 }: { readonly attempts?: number; readonly delayMs?: number } = {},
): Strategy {
  const token = (count: number): Awaited<ReturnType<Strategy["acquireInitialRetryToken"]>> => ({
    getRetryCount: () => count,
    getRetryDelay: () => (count === 0 ? 0 : delayMs),
  });
  return {
    acquireInitialRetryToken: async (scope) => {
      notes.push(`first of ${JSON.stringify(scope)}`);
      return token(0);
    },
    refreshRetryTokenForRetry: async (last, { errorType, retryAfterHint }) => {
      const inMs = retryAfterHint === undefined ? "" : `, again in ${roughly(retryAfterHint)} s`;
      notes.push(`${errorType}${inMs}`);
      if (last.getRetryCount() + 1 >= attempts) throw new Error("no more");
      return token(last.getRetryCount() + 1);
    },
    recordSuccess: (last) => {
      notes.push(`success after ${last.getRetryCount()}`);
    },
  };
}

/** To half a second: clocks go on meanwhile. */
function roughly(moment: Date): number {
  return Math.round((moment.getTime() - Date.now()) / 500) / 2;
}
