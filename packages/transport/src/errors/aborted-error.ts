import { AbortedError, type DynamoDBRequest } from "@dynamorm/core";
import { textOf } from "../field-of.ts";
import { contextOf, describeRequest, outcomeOf } from "./describe-request.ts";

/** The error of a call that its signal ended. The cause is the signal's reason. */
export function abortedError(request: DynamoDBRequest, reason: unknown, when?: "before it was sent"): AbortedError {
  const why = textOf(reason, "name") === "TimeoutError" ? ": its time was up" : "";
  const outcome = when === undefined ? outcomeOf(request) : "";
  return new AbortedError(
    `${describeRequest(request)}: the call's signal ended it${when === undefined ? "" : ` ${when}`}${why}.${outcome}`,
    contextOf(request, reason),
  );
}
