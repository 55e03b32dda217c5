import type { CallOptions } from "../executor.ts";
import { onAbort } from "./on-abort.ts";

/** What ends a call before it is done: its signal, or the end of its time. */
export interface Deadline {
  /** Aborts when the call has to end; its reason is the error to throw. */
  readonly signal: AbortSignal;
  /** To be called when the call has ended, however it did: no timer and no listener is left then. */
  readonly end: () => void;
  /** The same for a call of which nothing more is wanted: what is still on its way is ended too. */
  readonly stop: () => void;
}

/** The errors that a call ends with. */
export interface DeadlineErrors {
  /** For when the time is over. */
  readonly timedOut: (timeoutMs: number) => Error;
  /** For when the caller's signal has aborted, with its reason. */
  readonly aborted: (reason: unknown) => Error;
  /** For when the call that this one is a part of has to end, with the error of that one; left out, it is this error. */
  readonly outer?: (error: Error) => Error;
}

/** The longest time that a timer can measure, in milliseconds; a longer one would end at once. */
export const longestTimerMs = 2_147_483_647;

/** Known to every copy of the package. */
const mark = Symbol.for("dynamorm.deadline");

/**
 * Starts the time of a call, and listens to its signal.
 *
 * `AbortSignal.timeout` and `AbortSignal.any` have no end: their timers run on after the call is over, and both are kept until they are
 * collected. Over 200,000 calls that is five times the work, and 500 MB in between where this needs 20.
 */
export function startDeadline({ signal, timeoutMs }: CallOptions, errors: DeadlineErrors): Deadline {
  const controller = new AbortController();
  Object.defineProperty(controller.signal, mark, { value: true });
  const stopListening = signal && onAbort(signal, () => finish(reasonFor(signal, errors)));
  const stopTimer =
    timeoutMs === undefined ? undefined : startTimer(timeoutMs, () => finish(errors.timedOut(timeoutMs)));
  function end(): void {
    stopListening?.();
    stopTimer?.();
  }
  function finish(error: Error): void {
    end();
    controller.abort(error);
  }
  if (signal?.aborted) finish(reasonFor(signal, errors));
  const stop = (): void => finish(errors.aborted("nothing more is wanted of it"));
  return { signal: controller.signal, end, stop };
}

/** The caller's reason may be anything, an error of this library too: only a deadline's own is passed on. */
function reasonFor(signal: AbortSignal, { aborted, outer }: DeadlineErrors): Error {
  const reason: unknown = signal.reason;
  if (!(mark in signal) || !(reason instanceof Error)) return aborted(reason);
  return outer?.(reason) ?? reason;
}

/** What is under way keeps a process running; that its time is being measured does not, where whoever began it went away. */
function startTimer(ms: number, done: () => void): () => void {
  const timer: unknown = setTimeout(done, ms);
  if (typeof timer === "object" && timer !== null && "unref" in timer && typeof timer.unref === "function")
    timer.unref();
  return () => clearTimeout(timer as ReturnType<typeof setTimeout>);
}
