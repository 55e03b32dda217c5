import {
  callOptionChecks,
  type CallOptions,
  type DynamoDBRequest,
  type Executor,
  InvalidOptionError,
  type Middleware,
  type OperationName,
  type OperationOutput,
  withinDeadline,
} from "@dynamorm/core";
import { endedErrors, type RequestState } from "../errors/aborted-error.ts";

/**
 * Middleware that ends a request as soon as its signal aborts or its `timeoutMs` is over, whatever it is waiting for: another
 * middleware, credentials, a connection, an answer, the next attempt. Nothing is sent when the signal has aborted already.
 *
 * One signal for both is passed on, so that what is under way below can be torn down; what comes of it is not waited for.
 *
 * @throws AbortedError with the signal's reason as its cause; TimeoutError; InvalidOptionError for a signal that is no `AbortSignal`
 *   and a `timeoutMs` that no timer can measure.
 */
export const endOnAbort: Middleware = (next: Executor): Executor => {
  return async <Name extends OperationName>(
    request: DynamoDBRequest<Name>,
    options?: CallOptions,
  ): Promise<OperationOutput<Name>> => {
    if (options?.signal === undefined && options?.timeoutMs === undefined) return next(request, options);
    checkCallOptions(options);
    let state: RequestState = "not sent";
    return withinDeadline(
      options,
      endedErrors(request, () => state),
      (call) => {
        state = "under way";
        return next(request, call);
      },
    );
  };
};

const mends: Readonly<Record<keyof CallOptions, string>> = {
  signal: "give e.g. new AbortController().signal or AbortSignal.timeout(1000)",
  timeoutMs: "leave it out where nothing shall end the call",
};

function checkCallOptions({ signal, timeoutMs }: CallOptions): void {
  for (const [option, value] of [
    ["signal", signal],
    ["timeoutMs", timeoutMs],
  ] as const) {
    const problem = value === undefined ? undefined : callOptionChecks[option](option, value);
    if (problem !== undefined) throw new InvalidOptionError(`${problem}; ${mends[option]}`);
  }
}
