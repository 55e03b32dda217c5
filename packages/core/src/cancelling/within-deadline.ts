import type { CallOptions } from "../executor.ts";
import { type DeadlineErrors, startDeadline } from "./deadline.ts";
import { unlessAborted } from "./unless-aborted.ts";

/**
 * Does some work within the time that there is for it, and until its signal aborts. The work is given the one signal that stands for
 * both, and is left alone as soon as it aborts.
 *
 * @throws what `errors` says for the end of the time and for an abort, and what the work throws.
 */
export async function withinDeadline<Result>(
  options: CallOptions,
  errors: DeadlineErrors,
  work: (options: { readonly signal: AbortSignal }) => Promise<Result>,
): Promise<Result> {
  const { signal, end } = startDeadline(options, errors);
  try {
    return await unlessAborted(signal, () => work({ signal }));
  } finally {
    end();
  }
}
