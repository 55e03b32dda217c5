import type { AnyModel, CallOptions } from "@dynamorm/core";
import { callOptions } from "../call-options.ts";

/**
 * Runs a call that gives one thing after the other: within its time, until its signal aborts, and until its consumer stops. What is on its
 * way then is ended.
 *
 * @throws InvalidOptionError for an option that does not exist or cannot be.
 */
export async function* streamCall<Given>(
  model: AnyModel,
  name: string,
  options: CallOptions,
  run: (call: CallOptions) => AsyncGenerator<Given>,
): AsyncGenerator<Given, void, undefined> {
  const call = callOptions(model, name, options);
  try {
    call.signal.throwIfAborted();
    for await (const given of run(call)) {
      // What is in memory already is not given after the end.
      call.signal.throwIfAborted();
      yield given;
    }
  } finally {
    call.stop();
  }
}
