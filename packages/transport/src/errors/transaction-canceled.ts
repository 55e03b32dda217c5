import {
  type CancellationReason,
  type FailedAction,
  isTransientCancellation,
  TransactionCanceledError,
} from "@dynamorm/core";
import { fieldOf, textOf } from "../field-of.ts";
import { isReading } from "./describe-request.ts";
import { type Failure, tell, tries, where } from "./failure.ts";
import { hideValues } from "./quote-answer.ts";
import { attemptsOf } from "./thrown-error.ts";
import { actionsOf, type TransactAction } from "./transact-actions.ts";

/** How many actions a message names. */
const mostNamed = 3;

/** What a code says. Of one that is not here, DynamoDB's own words have to do. */
const sayings: Readonly<Record<string, string>> = {
  ConditionalCheckFailed: "its condition does not hold",
  TransactionConflict: "another request was working on the item",
  ProvisionedThroughputExceeded: "the table or an index has no capacity left",
  ThrottlingError: "DynamoDB throttled it",
  RequestLimitExceeded: "the account has no capacity left",
  ItemCollectionSizeLimitExceeded: "the items of its partition key hold more than 10 GB",
};

/**
 * A transaction that was not done, with what DynamoDB says of each action.
 *
 * DynamoDB refuses a transaction as a whole, with a `ValidationException`, for what it sees without looking at items: an expression
 * that is none, two actions on one item, too many actions. The embedded engine gives a wrong expression, and an empty key of a Get, as the
 * reason of its action instead, with the code `ValidationError`; and it never has conflicts, as it does one request after the other.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#API_TransactWriteItems_Errors
 */
export function transactionCanceled(failure: Failure): TransactionCanceledError {
  const reasons = reasonsOf(failure);
  const failures = failuresOf(failure, reasons);
  const unchanged = isReading(failure.request) ? "" : ", so nothing was changed";
  const [message, context] = tell(
    failure,
    `the transaction was canceled${where(failure)}${tries(failure)}${unchanged}${why(failure, failures)}`,
    mend(reasons, failures),
    // The SDK sends a token with every attempt: had an earlier one been done, this one would have been answered as it was.
    "none done",
  );
  return new TransactionCanceledError(message, { ...context, reasons, failures, attempts: attemptsOf(failure.thrown) });
}

function mend(reasons: readonly CancellationReason[], failures: readonly FailedAction[]): string {
  if (failures.length === 0) return "error.cause is what DynamoDB answered.";
  if (isTransientCancellation(reasons)) return "Try again after a while.";
  return `error.failures has each action that failed, with the item that is there where the action asked for it (ReturnValuesOnConditionCheckFailure: "ALL_OLD").`;
}

/** One for each action, in the order of the request. */
function reasonsOf({ thrown, request }: Failure): readonly CancellationReason[] {
  const given = fieldOf(thrown, "CancellationReasons");
  if (!Array.isArray(given)) return [];
  const hide = hideValues(request);
  return given.map((reason) => {
    // The documentation has the code of an action without a fault as "None" and as "NONE".
    const code = (textOf(reason, "Code") ?? "None").replace(/^none$/i, "None");
    const message = textOf(reason, "Message");
    const current = fieldOf(reason, "Item");
    return {
      code,
      ...(message === undefined ? {} : { message: hide(message) }),
      ...(current === undefined ? {} : { current }),
    };
  });
}

function failuresOf({ request }: Failure, reasons: readonly CancellationReason[]): readonly FailedAction[] {
  const actions = actionsOf(request);
  return reasons.flatMap((reason, index) => {
    if (reason.code === "None") return [];
    const { kind, table, key } = actions[index] ?? {};
    const model = request.model;
    const known = Object.entries({ kind, model, table, key }).filter(([, value]) => value !== undefined);
    return [{ index, ...reason, ...Object.fromEntries(known) }];
  });
}

function why({ request }: Failure, failures: readonly FailedAction[]): string {
  if (failures.length === 0) return ", for reasons that DynamoDB does not give";
  const actions = actionsOf(request);
  const named = failures.slice(0, mostNamed).map((failed) => describeFailed(failed, actions[failed.index]));
  const more = failures.length > mostNamed ? `; and ${failures.length - mostNamed} more` : "";
  return `: ${named.join("; ")}${more}`;
}

function describeFailed({ index, code, message, table }: FailedAction, action?: TransactAction): string {
  const place = table === undefined ? "" : ` on table ${JSON.stringify(table)}`;
  const what = action === undefined ? "" : ` (${action.name}${place})`;
  const saying = Object.hasOwn(sayings, code) ? `${sayings[code]} (${code})` : code;
  const words = Object.hasOwn(sayings, code) || message === undefined ? "" : ` "${message}"`;
  return `TransactItems[${index}]${what}: ${saying}${words}`;
}
