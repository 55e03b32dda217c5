import { LimitExceededError, ThrottledError, TransactionConflictError } from "@dynamorm/core";
import { fieldOf, textOf } from "../field-of.ts";
import { type Failure, tell, tries, where } from "./failure.ts";
import { quoteAnswer } from "./quote-answer.ts";

/** Too much at once, and the SDK's own attempts are used up. */
export function throttled(failure: Failure): ThrottledError {
  const reasons = reasonsOf(failure);
  return new ThrottledError(
    ...tell(
      failure,
      `DynamoDB throttled the request${where(failure)}${tries(failure)}${reasons === "" ? "" : ` (${reasons})`}`,
      "Try again after a while, send less at once, raise the capacity of the table or index, or spread a key that is written often.",
    ),
  );
}

/** What DynamoDB says that ran out, e.g. `TableWriteProvisionedThroughputExceeded`. Depending on the exception in upper or lower case. */
function reasonsOf({ thrown }: Failure): string {
  const reasons = fieldOf(thrown, "ThrottlingReasons") ?? fieldOf(thrown, "throttlingReasons");
  if (!Array.isArray(reasons)) return "";
  const names = reasons.map((reason) => textOf(reason, "reason")).filter((name) => name !== undefined);
  return [...new Set(names)].join(", ");
}

/** A limit of the account. */
export function limitExceeded(failure: Failure): LimitExceededError {
  return new LimitExceededError(
    ...tell(
      failure,
      `a limit of DynamoDB is reached${where(failure)}: ${quoteAnswer(failure)}`,
      "Do less at the same time (at most 500 tables can be created, changed or deleted at once), or have the quota raised.",
    ),
  );
}

/** All items of one partition key, in a table with a local secondary index, hold 10 GB at most. */
export function itemCollectionTooLarge(failure: Failure): LimitExceededError {
  return new LimitExceededError(
    ...tell(
      failure,
      `the items of this partition key hold more than 10 GB${where(failure)}, which a table with local secondary indexes does not allow`,
      "Delete some of them, or spread them over more partition keys.",
    ),
  );
}

/** Another transaction held the item. */
export function transactionConflict(failure: Failure): TransactionConflictError {
  return new TransactionConflictError(
    ...tell(
      failure,
      `another transaction was working on the item${where(failure)}${tries(failure)}${nothingChanged(failure)}`,
      "Try again.",
    ),
  );
}

/** In a global table with strong consistency across Regions, another Region was writing the item. */
export function replicatedWriteConflict(failure: Failure): TransactionConflictError {
  return new TransactionConflictError(
    ...tell(
      failure,
      `a write in another Region was working on the item${where(failure)}${tries(failure)}${nothingChanged(failure)}`,
      "Try again.",
    ),
  );
}

/** Of one attempt alone it is certain. */
function nothingChanged({ error: { attempts } }: Failure): string {
  return attempts === 1 ? "; nothing was changed" : "";
}
