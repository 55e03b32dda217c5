import { ConditionFailedError, type Executor, isConditionFailed } from "@dynamorm/core";
import type { Patience } from "./patience.ts";
import { isTransient, leavesOpen } from "./transient.ts";

/**
 * An executor that sends a request again when it fails for a while, after waits that grow: for the single writes of a batch.
 *
 * Where an attempt may have been done, and its answer was lost, a condition that fails afterwards says that there was more than one: what
 * it met may be its own doing. A request that must not be done twice is not sent again then.
 */
export function retryingExecutor(execute: Executor, patience: Patience, isRepeatable: boolean): Executor {
  return async (request, options = {}) => {
    const attempts = patience();
    let open = 0;
    for (;;) {
      try {
        const output = await execute(request, options);
        attempts.succeed();
        return output;
      } catch (error) {
        options.signal?.throwIfAborted();
        if (!isTransient(error)) {
          // It was answered: whatever was in the way is there no more.
          if (isConditionFailed(error)) attempts.succeed();
          throw open > 0 && isConditionFailed(error) ? afterOthers(error, open) : error;
        }
        if (leavesOpen(error)) open++;
        if (open > 0 && !isRepeatable) throw error;
        if (!(await attempts.again(false, options.signal))) throw error;
      }
    }
  };
}

/** The failure of a condition, with the attempts that there were before. */
function afterOthers(error: ConditionFailedError, open: number): ConditionFailedError {
  const { message, operation, model, table, key, current, cause, attempts = 1 } = error;
  return new ConditionFailedError(message, { operation, model, table, key, current, cause, attempts: open + attempts });
}
