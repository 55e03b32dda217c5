import {
  type AnyModel,
  callOptionChecks,
  type CallOptions,
  describeValue,
  isDynamORMError,
  type OptionCheck,
  sleep,
  takes,
  TimeoutError,
} from "@dynamorm/core";
import { invalidQuery } from "@dynamorm/update-builder";
import { backoffMs } from "../backoff.ts";
import { runCall } from "../call-options.ts";

/** How often, and how long, a query is run again. */
export interface RetryUntilOptions extends CallOptions {
  /** How long to go on, in milliseconds: 5,000 where nothing is said. */
  readonly timeoutMs?: number | undefined;
  /** The longest that the first wait can be, in milliseconds: 50 where nothing is said. Each further one can be twice as long. */
  readonly baseMs?: number | undefined;
  /** The longest that any wait can be, in milliseconds: 1,000 where nothing is said. */
  readonly maxMs?: number | undefined;
}

const defaultTimeoutMs = 5000;

const isMs = takes("a number of milliseconds, more than 0", (value) => typeof value === "number" && value > 0);

const optionChecks: { readonly [Option in keyof RetryUntilOptions]-?: OptionCheck } = {
  ...callOptionChecks,
  baseMs: isMs,
  maxMs: isMs,
};

/**
 * Reads until what was read is as it should be, with waits that grow in between, and gives it.
 *
 * @throws TimeoutError which says how often it was read, and how many items there were; what the predicate throws.
 */
export async function retryUntil<Result>(
  model: AnyModel,
  read: (options: CallOptions) => Promise<Result[]>,
  isDone: (items: readonly Result[]) => boolean,
  options: RetryUntilOptions = {},
): Promise<Result[]> {
  if (typeof isDone !== "function") {
    throw invalidQuery(
      model,
      `retryUntil() takes a function of the items that gives true or false, not ${describeValue(isDone)}`,
    );
  }
  const { timeoutMs = defaultTimeoutMs, baseMs = 50, maxMs = 1000 } = options;
  const timed = typeof options === "object" ? { ...options, timeoutMs } : options;
  let attempt = 0;
  let count = 0;
  const run = async (call: CallOptions): Promise<Result[]> => {
    for (; ; attempt++) {
      const items = await read(call);
      count = items.length;
      if (isTrue(model, isDone(items))) return items;
      await sleep(backoffMs(attempt, { baseMs, maxMs }), call.signal);
    }
  };
  try {
    return await runCall(model, "retryUntil", timed, run, optionChecks);
  } catch (error) {
    if (!isDynamORMError(error, "TIMEOUT") || attempt === 0) throw error;
    throw new TimeoutError(
      `retryUntil of model "${model.name}": after ${timeoutMs} ms and ${attempt} reads, the items are not as they should be; the last read gave ${count}`,
      { model: model.name, table: model.table, cause: error },
    );
  }
}

/** A promise would count as true, whatever comes of it. */
function isTrue(model: AnyModel, given: unknown): boolean {
  if (typeof given === "boolean") return given;
  throw invalidQuery(model, `the function of retryUntil() gives true or false, not ${describeValue(given)}`);
}
