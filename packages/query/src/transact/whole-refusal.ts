import { type AnyModel, IdempotencyMismatchError, inWords, isDynamORMError, MissingParentError } from "@dynamorm/core";
import { missingParent } from "@dynamorm/update-builder";
import { subjectOf } from "./check-transaction.ts";
import type { TransactAction } from "./transact-actions.ts";

/**
 * A transaction that was refused as a whole, in the words of its writes: DynamoDB does not say which of them it is about. Other errors are
 * given back as they are.
 */
export function wholeRefusal(actions: readonly TransactAction[], error: unknown): unknown {
  if (isDynamORMError(error, "IDEMPOTENCY_MISMATCH")) return otherMoment(actions, error);
  return isDynamORMError(error, "REQUEST_REJECTED") ? missingParents(actions, error) : error;
}

/** DynamoDB tells this of an action. DynamoDB Local refuses the request, whose path may be that of any of the updates. */
function missingParents(actions: readonly TransactAction[], error: unknown): unknown {
  const own = actions.filter(({ guard }) => guard === undefined);
  const missing = own.flatMap(({ index, write: { kind, context, key, actions: changes = [] } }) => {
    const mapped = missingParent(context.model, key, changes, error);
    return mapped instanceof MissingParentError ? [{ index, kind, mapped }] : [];
  });
  const [first, ...others] = missing;
  if (first === undefined || others.length === 0) return first?.mapped ?? error;
  const named = missing.map(({ index, kind, mapped }) => `action ${index} (${kind}): ${mapped.message}`);
  const { operation, cause } = first.mapped;
  return new MissingParentError(
    `the transaction was refused, so nothing was changed, for one of these, or several: ${named.join("; ")}`,
    { ...subjectOf(actions), operation, paths: missing.flatMap(({ mapped }) => mapped.paths), cause },
  );
}

/** Why the same call is another transaction a moment later. */
function otherMoment(actions: readonly TransactAction[], error: IdempotencyMismatchError): IdempotencyMismatchError {
  const models = new Set(actions.filter(isStamped).map(({ write }) => write.context.model));
  if (models.size === 0) return error;
  const stamps = [...models].map(
    (model) =>
      `${model.name} has ${inWords(
        stampsOf(model).map((name) => `"${name}"`),
        "and",
      )}`,
  );
  const why = `${inWords(stamps, "and")}, the moment of the call, so that each call makes another request, also of the same actions: what is to be done once has an item with an id of its own, which the transaction makes by create(); a second one fails with ITEM_ALREADY_EXISTS`;
  const { operation } = error;
  return new IdempotencyMismatchError(`${error.message} ${why}`, {
    ...subjectOf(actions),
    operation,
    cause: error.cause ?? error,
  });
}

function isStamped({ guard, write: { request, context } }: TransactAction): boolean {
  const writes = request.operation === "PutItem" || request.operation === "UpdateItem";
  return guard === undefined && writes && stampsOf(context.model).length > 0;
}

function stampsOf({ roles: { createdAt, updatedAt } }: AnyModel): readonly string[] {
  return [createdAt, updatedAt].filter((name) => name !== undefined);
}
