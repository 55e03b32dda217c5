import { isDynamORMError, sleep, takes, type CallOptions, type OptionCheck } from "@dynamorm/core";
import { type Backoff, backoffMs } from "../backoff.ts";

/** How often a transaction is tried where nothing is said. */
const usualTries = 10;

const backoff: Backoff = { baseMs: 25, maxMs: 2000 };

/** The check of how often a transaction is tried. */
export const triesCheck: OptionCheck = takes(
  "how often it is tried, a whole number from 1 to 100",
  (value) => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= 100,
);

/**
 * Tries a transaction until it is done, or is refused for what time does not mend, or was tried so often: after waits that grow, by chance
 * (full jitter), so that transactions that met do not meet again. Conditions that do not hold are such a refusal, also beside conflicts.
 *
 * @throws the error of the last try.
 */
export async function retryTransient<Result>(
  attempt: () => Promise<Result>,
  { signal, tries = usualTries }: Pick<CallOptions, "signal"> & { readonly tries?: number | undefined },
): Promise<Result> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (tried >= tries || !isTransient(error)) throw error;
      await sleep(backoffMs(tried - 1, backoff), signal);
    }
  }
}

/** Whether what stood in the way of a transaction passes by itself. */
function isTransient(error: unknown): boolean {
  return (
    isDynamORMError(error, "TRANSACTION_CANCELED", "TRANSACTION_IN_PROGRESS", "TRANSACTION_CONFLICT") && error.retryable
  );
}
