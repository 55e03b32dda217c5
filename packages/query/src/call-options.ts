import {
  type AnyModel,
  callOptionChecks,
  type CallOptions,
  checkOptions,
  type OptionChecks,
  runCall as runCallOf,
  startCall,
} from "@dynamorm/core";

/** A call that has begun. To the executor, and to a call that is a part of this one, it is options and no more. */
export interface Call extends CallOptions {
  /** Aborts when the call has to end; its reason is the `TimeoutError` or `AbortedError` to throw. */
  readonly signal: AbortSignal;
  /** To be called when the call is over, however it ended: no timer and no listener is left then. */
  readonly end: () => void;
  /** The same for a call of which nothing more is wanted: what is still on its way, a page that was asked for early, is ended too. */
  readonly stop: () => void;
}

/**
 * Checks the options of a call, starts its time, and gives what the executor takes. For calls that are more than one promise, as those
 * that give items one by one are: its time runs on while the body of the consumer's loop does. {@link runCall} is for all others.
 *
 * @example
 * const call = callOptions(model, "stream", options);
 * try {
 *   for await (const item of readItems(context, description, call)) {
 *     call.signal.throwIfAborted(); // what is in memory already is not given after the end
 *     yield item;
 *   }
 * } finally {
 *   call.stop();
 * }
 *
 * @throws InvalidOptionError for an option that does not exist or cannot be: only callers without types can give one.
 */
export function callOptions(
  { name, table }: AnyModel,
  call: string,
  options: CallOptions,
  checks: OptionChecks = callOptionChecks,
): Call {
  const subject = { model: name, table };
  checkOptions(call, subject, options, checks);
  const { signal, end, stop } = startCall(call, subject, options);
  // Not enumerable: what is given to a call within this one is checked as options are, and has a signal alone.
  return Object.defineProperties({ signal, end, stop }, { end: { enumerable: false }, stop: { enumerable: false } });
}

/**
 * Checks the options of a call and runs it: within its `timeoutMs`, until its `signal` aborts. What it runs is given the one signal
 * that stands for both. Nothing is left when it is over.
 *
 * @example
 * return runCall(model, "count", options, (call) => countItems(context, description, call));
 *
 * @throws InvalidOptionError as {@link callOptions}, TimeoutError and AbortedError that name the call, and what `run` throws.
 */
export async function runCall<Result>(
  { name, table }: AnyModel,
  call: string,
  options: CallOptions,
  run: (call: CallOptions) => Promise<Result>,
  checks: OptionChecks = callOptionChecks,
): Promise<Result> {
  const subject = { model: name, table };
  checkOptions(call, subject, options, checks);
  return await runCallOf(call, subject, options, run);
}
