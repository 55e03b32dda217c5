import { AbortedError, type DeadlineErrors, type DynamoDBRequest, isDynamORMError, TimeoutError } from "@dynamorm/core";
import { textOf } from "../field-of.ts";
import { contextOf, describeRequest, outcomeOf } from "./describe-request.ts";

/** How far a request was when its call was ended. */
export type RequestState = "not sent" | "under way";

/** The error of a request that its signal ended. The cause is the signal's reason. */
export function abortedError(
  request: DynamoDBRequest,
  reason: unknown,
  state: RequestState = "under way",
): AbortedError {
  const why = textOf(reason, "name") === "TimeoutError" ? ": its time was up" : "";
  const [when, outcome] = state === "not sent" ? [" before it was sent", ""] : ["", outcomeOf(request)];
  return new AbortedError(
    `${describeRequest(request)}: the call's signal ended it${when}${why}.${outcome}`,
    contextOf(request, reason),
  );
}

/** The errors of a request that is ended: by its own options, or by those of the call that it is a part of. */
export function endedErrors(request: DynamoDBRequest, stateOf: () => RequestState): DeadlineErrors {
  return {
    timedOut: (timeoutMs) => {
      const message = `${describeRequest(request)}: ended after ${timeoutMs} ms, its timeoutMs.${outcomeOf(request)}`;
      return new TimeoutError(message, contextOf(request, undefined));
    },
    aborted: (reason) => abortedError(request, reason, stateOf()),
    outer: (error) => {
      // One that knows its request was made by this very function, further out.
      if (!isDynamORMError(error) || error.operation !== undefined) return error;
      if (error.code === "ABORTED") return abortedError(request, error.cause, stateOf());
      return error.code === "TIMEOUT" ? partOf(error, request, stateOf()) : error;
    },
  };
}

/** The time of a call that is over, with the request that it was at. */
function partOf(error: Error, request: DynamoDBRequest, state: RequestState): TimeoutError {
  const [where, outcome] = state === "not sent" ? ["was not sent", ""] : ["was under way", outcomeOf(request)];
  return new TimeoutError(
    `${error.message}. ${describeRequest(request)} ${where}.${outcome}`,
    contextOf(request, undefined),
  );
}
