import { isDynamORMError } from "@dynamorm/core";

/** Whether an error says no more than that the same request may succeed later: it is worth another attempt. */
export function isTransient(error: unknown): error is Error {
  return isDynamORMError(error) && error.retryable;
}

/** Whether an error leaves open what became of the request: it may have been done, and its answer lost. */
export function leavesOpen(error: unknown): boolean {
  return isDynamORMError(error, "CONNECTION", "TIMEOUT", "ABORTED", "SERVICE_UNAVAILABLE");
}
