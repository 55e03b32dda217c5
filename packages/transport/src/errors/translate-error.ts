import type { DynamORMError } from "@dynamorm/core";
import { abortedError } from "./aborted-error.ts";
import { credentialsMissing } from "./access-errors.ts";
import { unavailable, unknownError } from "./answer-errors.ts";
import { throttled } from "./capacity-errors.ts";
import { exceptions } from "./exceptions.ts";
import type { Failure } from "./failure.ts";
import { networkErrorOf, timedOut } from "./network-errors.ts";
import { regionErrorOf } from "./region-error.ts";

/** Makes an error of the library out of whatever the SDK threw. What it says, and what it never says: see {@link quoteAnswer}. */
export function translateError(failure: Failure): DynamORMError {
  const { error, request, signal } = failure;
  if (error.name === "AbortError") {
    // Of the caller's own signal alone it is what was asked for; a handler may have a deadline that ends in the same way.
    return signal?.aborted === true ? abortedError(request, signal.reason) : timedOut(failure);
  }
  const byName = exceptions.get(error.name);
  if (byName !== undefined) return byName(failure);
  return (
    regionErrorOf(failure) ??
    networkErrorOf(failure) ??
    credentialsErrorOf(failure) ??
    errorOfStatus(failure) ??
    unknownError(failure)
  );
}

/** What credentials that are none, and are no exception of their own, come out as. */
const noCredentials =
  /could not load credentials|credential object is not valid|`credentials` not provided|reading 'expiration'/i;

function credentialsErrorOf(failure: Failure): DynamORMError | undefined {
  return noCredentials.test(failure.error.message) ? credentialsMissing(failure) : undefined;
}

/** An exception that is too new to be known, or an answer of a proxy. */
function errorOfStatus(failure: Failure): DynamORMError | undefined {
  const { status } = failure.error;
  if (status === 429) return throttled(failure);
  return status !== undefined && status >= 500 ? unavailable(failure) : undefined;
}
