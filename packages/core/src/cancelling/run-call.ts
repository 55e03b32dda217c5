import { AbortedError, TimeoutError } from "../errors/service-errors.ts";
import type { CallOptions } from "../executor.ts";
import { type Deadline, type DeadlineErrors, startDeadline } from "./deadline.ts";
import { onAbort } from "./on-abort.ts";

/** What a call is about, for its errors. One that is about several models, as a transaction is, has none of its own. */
export interface CallSubject {
  readonly model?: string | undefined;
  readonly table?: string | undefined;
}

/**
 * Starts the time of a call of the library, for those that are not one promise: `end` or `stop` has to be called when it is over.
 *
 * @example
 * const { signal, stop } = startCall("stream", { model: "User", table: "users" }, options);
 * try { … } finally { stop(); }
 */
export function startCall(call: string, subject: CallSubject, options: CallOptions): Deadline {
  return startDeadline(options, errorsOf(call, subject, options.signal?.aborted === true));
}

/**
 * Runs a call of the library within its time, and until its signal aborts. What it runs is given the signal for both, which is to be
 * handed to the executor, and to everything else that waits.
 *
 * @throws TimeoutError that names the call and its time, AbortedError with the signal's reason as its cause, and what `run` throws.
 */
export async function runCall<Result>(
  call: string,
  subject: CallSubject,
  options: CallOptions,
  run: (options: CallOptions) => Promise<Result>,
): Promise<Result> {
  if (options.signal === undefined && options.timeoutMs === undefined) return await run({});
  const { signal, end } = startCall(call, subject, options);
  try {
    return await soonAfterAbort(signal, () => run({ signal }));
  } finally {
    end();
  }
}

function errorsOf(call: string, { model, table }: CallSubject, isOverBefore: boolean): DeadlineErrors {
  const words = model === undefined ? call : `${call} of model "${model}"`;
  const when = isOverBefore ? " before anything was sent" : "";
  return {
    timedOut: (timeoutMs) => new TimeoutError(`${words}: ended after ${timeoutMs} ms, its timeoutMs`, { model, table }),
    aborted: (cause) => new AbortedError(`${words}: its signal ended it${when}`, { model, table, cause }),
  };
}

/**
 * The result of some work, or its error. What the signal has ended says so by itself, at once, and knows best what it was about; what
 * does not look at the signal (a validator that waits for a server, an executor of somebody else's) is left alone one turn later.
 */
async function soonAfterAbort<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  signal.throwIfAborted();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopWaiting: (() => void) | undefined;
  const aborted = new Promise<void>((resolve, reject) => {
    const stopListening = onAbort(signal, () => (timer = setTimeout(() => reject(signal.reason), 0)));
    stopWaiting = () => {
      stopListening();
      clearTimeout(timer);
      resolve();
    };
  });
  // Both, and not the first of both: V8 leads the stack of an error through `all` to whoever made the call, and not through `race`.
  const [result] = await Promise.all([endingWith(work, () => stopWaiting?.()), aborted]);
  return result;
}

/** Some work, and what is to be done when it is over, however it ended. */
async function endingWith<Result>(work: () => Promise<Result>, end: () => void): Promise<Result> {
  try {
    return await work();
  } finally {
    end();
  }
}
