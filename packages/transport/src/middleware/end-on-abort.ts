import {
  callOptionChecks,
  type CallOptions,
  type DynamoDBRequest,
  type Executor,
  InvalidOptionError,
  type Middleware,
  type OperationName,
  type OperationOutput,
} from "@dynamorm/core";
import { abortedError } from "../errors/aborted-error.ts";

/**
 * Ends a call as soon as its signal aborts, whatever it is waiting for: credentials, a connection, an answer, the next
 * attempt. Nothing is sent when the signal has aborted already.
 *
 * The signal is passed on as well, so that what is under way below can be torn down; what comes of it is not waited for.
 *
 * @throws InvalidOptionError for a signal that is no `AbortSignal`.
 */
export const endOnAbort: Middleware = (next: Executor): Executor => {
  return async <Name extends OperationName>(
    request: DynamoDBRequest<Name>,
    options?: CallOptions,
  ): Promise<OperationOutput<Name>> => {
    const signal = options?.signal;
    if (signal === undefined) return next(request, options);
    checkSignal(signal);
    if (signal.aborted) throw abortedError(request, signal.reason, "before it was sent");
    return new Promise((resolve, reject) => {
      const onAbort = (): void => reject(abortedError(request, signal.reason));
      signal.addEventListener("abort", onAbort, { once: true });
      const stopListening = (): void => signal.removeEventListener("abort", onAbort);
      next(request, options).then(resolve, reject).finally(stopListening);
    });
  };
};

function checkSignal(signal: unknown): void {
  const problem = callOptionChecks.signal("signal", signal);
  if (problem === undefined) return;
  throw new InvalidOptionError(`${problem}; give e.g. new AbortController().signal or AbortSignal.timeout(1000)`);
}
