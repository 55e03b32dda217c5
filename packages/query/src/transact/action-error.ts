import {
  type CancellationReason,
  ConditionFailedError,
  DynamORMError,
  isDynamORMError,
  LimitExceededError,
  RequestRejectedError,
  ServiceError,
  type StoredItem,
  ThrottledError,
  type TransactionCanceledError,
  TransactionConflictError,
} from "@dynamorm/core";
import type { GuardWrite, PlannedWrite } from "../write/planned-write.ts";
import { rejectionOf } from "../write/rejection-of.ts";
import { describeAction } from "./transact-actions.ts";

/** An action that failed, and why. */
interface Failed {
  readonly write: PlannedWrite;
  readonly guard?: GuardWrite | undefined;
  readonly reason: CancellationReason;
  readonly canceled: TransactionCanceledError;
}

/** What the write of an action would have thrown by itself. */
export function actionError({ write, guard, reason, canceled }: Failed): DynamORMError {
  const { model } = write.context;
  const operation = write.request.operation;
  const { current } = reason;
  const cause = canceled.cause ?? canceled;
  const context = { operation, model: model.name, table: model.table, key: write.key, cause };
  const what = describeAction(write);
  const words = reason.message === undefined ? "" : `: ${reason.message}`;
  switch (reason.code) {
    case "ConditionalCheckFailed": {
      const error =
        guard === undefined
          ? rejectionOf(
              write,
              new ConditionFailedError(`${what}: its condition does not hold`, { ...context, current }),
            )
          : guard.failed(current as StoredItem | undefined, cause);
      return isDynamORMError(error)
        ? error
        : new DynamORMError("UNKNOWN", `${what} failed`, { ...context, cause: error });
    }
    case "TransactionConflict":
      return new TransactionConflictError(`${what}: another request was working on the item; try again`, context);
    case "ThrottlingError":
    case "ProvisionedThroughputExceeded":
    case "RequestLimitExceeded":
      return new ThrottledError(`${what}: DynamoDB throttled it (${reason.code}); try again after a while`, context);
    case "ItemCollectionSizeLimitExceeded":
      return new LimitExceededError(
        `${what}: the items of its partition key hold more than 10 GB, which a table with local secondary indexes does not allow; delete some of them, or spread them over more partition keys`,
        context,
      );
    case "ValidationError": {
      // What DynamoDB says of this action is in the reason; the exception as a whole has no words for it. DynamoDB Local refuses the
      // request as a whole instead, and does not tell for which action.
      const { cause: _, ...own } = context;
      return rejectionOf(write, new RequestRejectedError(`${what}: DynamoDB refused it${words}`, own)) as DynamORMError;
    }
    default:
      return new ServiceError("UNKNOWN", `${what}: it failed with ${reason.code}${words}`, context);
  }
}
