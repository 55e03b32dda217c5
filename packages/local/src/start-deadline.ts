import { LocalEngineError } from "./local-engine-error.ts";

/** Everything that can end a start early, as one signal: the time that it may take, and the caller's own signal. */
export interface StartDeadline {
  /** Aborts once, at whichever comes first. */
  readonly signal: AbortSignal;
  /** Whether the time is over. Then the error to throw is up to what was being waited for. */
  readonly isOver: () => boolean;
  /** @throws LocalEngineError `ABORTED` when the caller's signal has aborted. */
  readonly throwIfAborted: () => void;
  /** Leaves no timer and no listener behind. */
  readonly release: () => void;
}

/**
 * Starts the clock of a start.
 *
 * @param timeoutMs - milliseconds from now.
 * @throws LocalEngineError `ABORTED` when the caller's signal has aborted already.
 */
export function startDeadline(timeoutMs: number, callerSignal: AbortSignal | undefined): StartDeadline {
  if (callerSignal?.aborted === true) throw aborted(callerSignal);
  // Not AbortSignal.timeout and AbortSignal.any: they leave their timer running when the start is long over.
  const controller = new AbortController();
  let over = false;
  const abort = (): void => controller.abort();
  const timer = setTimeout(() => {
    over = true;
    abort();
  }, timeoutMs);
  callerSignal?.addEventListener("abort", abort);
  return {
    signal: controller.signal,
    isOver: () => over,
    throwIfAborted: () => {
      if (callerSignal?.aborted === true) throw aborted(callerSignal);
    },
    release: () => {
      clearTimeout(timer);
      callerSignal?.removeEventListener("abort", abort);
    },
  };
}

function aborted(signal: AbortSignal): LocalEngineError {
  return new LocalEngineError(
    "ABORTED",
    "The start of the engine was aborted by the signal that was given to startLocal.",
    {
      cause: signal.reason,
    },
  );
}
