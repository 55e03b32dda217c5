import {
  type CancellationReason,
  type DynamORMError,
  type FailedAction,
  isDynamORMError,
  isTransientCancellation,
  TransactionCanceledError,
} from "@dynamorm/core";
import { actionError } from "./action-error.ts";
import { subjectOf } from "./check-transaction.ts";
import type { TransactAction } from "./transact-actions.ts";

/** How many actions a message names. */
const mostNamed = 3;

/**
 * A canceled transaction in the words of its writes: which of them failed, and what each by itself would have thrown. Other errors are
 * given back as they are.
 */
export function cancellationOf(actions: readonly TransactAction[], canceled: unknown): unknown {
  if (!isDynamORMError(canceled, "TRANSACTION_CANCELED")) return canceled;
  const failed = canceled.reasons.flatMap((reason, place) => {
    const action = actions[place];
    return reason.code === "None" || action === undefined ? [] : [failureOf(action, reason, canceled)];
  });
  // DynamoDB did not say why: there is nothing to add.
  if (failed.length === 0) return canceled;
  const failures = failed.toSorted((one, other) => one.index - other.index);
  return new TransactionCanceledError(describe(failures), {
    ...subjectOf(actions),
    operation: "TransactWriteItems",
    reasons: reasonsOf(actions, canceled),
    failures,
    attempts: canceled.attempts,
    cause: canceled.cause ?? canceled,
  });
}

function failureOf(
  { index, write, guard }: TransactAction,
  reason: CancellationReason,
  canceled: TransactionCanceledError,
): FailedAction {
  const { model } = write.context;
  const error = actionError({ write, guard, reason, canceled });
  const current = currentOf(error);
  return {
    index,
    kind: write.kind,
    model: model.name,
    table: model.table,
    key: write.key,
    code: reason.code,
    ...(reason.message !== undefined && { message: reason.message }),
    ...(current !== undefined && { current }),
    error,
  };
}

/** The item that is there, decoded. */
function currentOf(error: DynamORMError): unknown {
  return (error as { readonly current?: unknown }).current;
}

/**
 * One for each write, in order: why it was not done, be it for its own action or for one of its guards'. What stays as it is counts for
 * more than what passes.
 */
function reasonsOf(actions: readonly TransactAction[], { reasons }: TransactionCanceledError): CancellationReason[] {
  const given: CancellationReason[] = [];
  for (const [place, { index }] of actions.entries()) {
    const reason = reasons[place] ?? { code: "None" };
    const before = given[index];
    if (before === undefined || weight(reason) > weight(before)) given[index] = reason;
  }
  return given;
}

function weight(reason: CancellationReason): number {
  if (reason.code === "None") return 0;
  return isTransientCancellation([reason]) ? 1 : 2;
}

function describe(failures: readonly FailedAction[]): string {
  const named = failures
    .slice(0, mostNamed)
    .map(({ index, kind, error }) => `action ${index} (${kind}): ${error?.message}`);
  const more = failures.length > mostNamed ? `; and ${failures.length - mostNamed} more` : "";
  return `the transaction was canceled, so nothing was changed: ${named.join("; ")}${more}`;
}
