import { type CallOptions, unlessAborted } from "@dynamorm/core";

/** The result of some work, or the reason of the call's signal as soon as that aborts, also where the work does not look at it. */
export function unlessEnded<Result>({ signal }: CallOptions, work: () => Promise<Result>): Promise<Result> {
  return signal === undefined ? work() : unlessAborted(signal, work);
}
