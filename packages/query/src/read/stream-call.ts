import type { AnyModel, CallOptions } from "@dynamorm/core";
import { callOptions } from "../call-options.ts";

/**
 * Runs a call that gives one thing after the other, out of lists: within its time, until its signal aborts, and until its consumer stops. What is on its
 * way then is ended.
 *
 * @throws InvalidOptionError for an option that does not exist or cannot be.
 */
export async function* streamCall<Given>(
  model: AnyModel,
  name: string,
  options: CallOptions,
  run: (call: CallOptions) => AsyncGenerator<Iterable<Given>>,
): AsyncGenerator<Given, void, undefined> {
  const call = callOptions(model, name, options);
  let isRead = false;
  try {
    call.signal.throwIfAborted();
    for await (const list of run(call)) {
      for (const given of list) {
        // What is in memory already is not given after the end.
        call.signal.throwIfAborted();
        yield given;
      }
    }
    isRead = true;
  } finally {
    // Of what was read to its end nothing is on its way; stopping it would cost more than reading some items.
    if (isRead) call.end();
    else call.stop();
  }
}
