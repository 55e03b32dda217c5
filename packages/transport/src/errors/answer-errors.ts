import { type DynamORMError, RequestRejectedError, ServiceError, ServiceUnavailableError } from "@dynamorm/core";
import { fieldOf } from "../field-of.ts";
import { type Failure, type LastAttempt, tell, tries, where } from "./failure.ts";
import { quoteAnswer } from "./quote-answer.ts";
import { indexNotFound, isIndexMissing } from "./table-errors.ts";

/** Why DynamoDB calls a request wrong, by its words, and what to do about it. */
const mends: readonly [pattern: RegExp, mend: string][] = [
  [
    /starting key|exclusive ?start ?key/i,
    "ExclusiveStartKey is the LastEvaluatedKey of the very query that goes on: read with the query that it is of, or from the beginning.",
  ],
  [
    /does not match the schema|missing the key|type mismatch for (?:index )?key/i,
    "The keys of the model and of the table, or an index, are not the same: compare them.",
  ],
  [
    /multiple operations on one item/i,
    "A transaction has one action for each item: do in it all that is to be done to the item, its condition too.",
  ],
  [/item keys contains duplicates/i, "A batch names each item once: leave out what is given twice."],
  [
    /aggregate size of the items|payload size cannot exceed/i,
    "The items of a transaction hold 4 MB at most: make several of it, or store less.",
  ],
  [
    /item size|maximum allowed size/i,
    "An item holds 400 KB at most, with the names of its attributes: store less in it, or spread it over several.",
  ],
  [/backfilling/i, "The index is being made: wait until it is ACTIVE (describeTable tells)."],
  [/reserved keyword/i, "Write the attribute as a #placeholder, with its name in ExpressionAttributeNames."],
];

/** DynamoDB says that the request is wrong. */
export function rejected(failure: Failure): DynamORMError {
  const { message } = failure.error;
  if (isIndexMissing(failure)) return indexNotFound(failure);
  const mend = mends.find(([pattern]) => pattern.test(message))?.[1] ?? "Compare it with the request that was sent.";
  return new RequestRejectedError(
    ...tell(failure, `DynamoDB refused the request${where(failure)}: ${quoteAnswer(failure)}`, mend),
  );
}

/** DynamoDB, or a proxy before it, failed by itself. */
export function unavailable(failure: Failure): ServiceUnavailableError {
  const { status } = failure.error;
  const details = [status === undefined ? undefined : `HTTP ${status}`, exceptionName(failure)];
  const known = details.filter((detail) => detail !== undefined).join(", ");
  return new ServiceUnavailableError(
    ...tell(
      failure,
      `DynamoDB failed${where(failure)}${tries(failure)}${known === "" ? "" : ` (${known})`}`,
      "Try again after a while.",
      "unknown",
    ),
  );
}

/** What there is no class for. */
export function unknownError(failure: Failure): ServiceError {
  const [message, context] = tell(failure, ...describeUnknown(failure));
  // The SDK marks exceptions that may not come again.
  return new ServiceError("UNKNOWN", message, context, fieldOf(failure.thrown, "$retryable") !== undefined);
}

function describeUnknown(failure: Failure): [what: string, mend: string, lastAttempt?: LastAttempt] {
  const { status, name } = failure.error;
  const exception = exceptionName(failure);
  if (exception !== undefined) {
    return [`DynamoDB answered ${exception}${where(failure)}: ${quoteAnswer(failure)}`, "error.cause has all of it."];
  }
  if (status !== undefined) {
    return [
      `what answered${where(failure)} is not DynamoDB (HTTP ${status})`,
      "Check the endpoint, and what is between it and this machine.",
      status < 300 ? "unknown" : "not done",
    ];
  }
  // Its message is not quoted: it may come from anywhere, a provider of credentials too, and hold anything.
  return [`it failed with an unexpected ${name === "" ? "exception" : name}`, "error.cause is what was thrown."];
}

/** The name of the exception in an answer. For an answer without one the SDK puts its status there, or "Unknown". */
function exceptionName({ error: { isAnswer, name } }: Failure): string | undefined {
  return isAnswer && name !== "Unknown" && /^[A-Z]/i.test(name) ? name : undefined;
}
