import { IdempotencyMismatchError, TransactionInProgressError } from "@dynamorm/core";
import { type Failure, tell, tries, where } from "./failure.ts";

/** The token of a transaction belongs to another one. */
export function idempotencyMismatch(failure: Failure): IdempotencyMismatchError {
  return new IdempotencyMismatchError(
    ...tell(
      failure,
      `another transaction had the same token${where(failure)} less than ten minutes ago, so this one was not done`,
      "A token (ClientRequestToken) is for one transaction and its retries, with the same actions in the same order and the same values: make a new one for each.",
      "none done",
    ),
  );
}

/** What has the same token is being done: an earlier attempt, or somebody else's. */
export function transactionInProgress(failure: Failure): TransactionInProgressError {
  return new TransactionInProgressError(
    ...tell(
      failure,
      `a transaction with the same token is being done${where(failure)}${tries(failure)}`,
      "Try again after a while, with the same token: that gives what came of it.",
      "unknown",
    ),
  );
}
