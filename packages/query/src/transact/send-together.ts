import type { CallOptions, DynamoDBRequest } from "@dynamorm/core";
import type { PlannedWrite } from "../write/planned-write.ts";
import { cancellationOf } from "./cancellation-of.ts";
import { checkTransaction } from "./check-transaction.ts";
import { randomName } from "../random-name.ts";
import { retryTransient } from "./retry-transient.ts";
import { wholeRefusal } from "./whole-refusal.ts";
import { actionsOf, type TransactAction } from "./transact-actions.ts";

/** How writes are sent together. */
export interface TogetherOptions {
  /** 1 to 36 characters. The same writes with the same token are done once within ten minutes. One is made where none is given. */
  readonly token?: string | undefined;
  /** How often they are sent, where other requests are in the way: 10 times where nothing is said. */
  readonly tries?: number | undefined;
}

/**
 * Does several writes, with their guards, all or none. There is a token always, so that a client that sends a request again, because the
 * answer was lost, does nothing twice. Where other transactions are in the way it is sent again after a while, within the call's time.
 *
 * @throws InvalidQueryError for what DynamoDB would refuse as a whole, before anything is sent; TransactionCanceledError that tells of
 * each write that failed what it would have thrown by itself; MissingParentError where an engine refuses a path and does not say whose;
 * IdempotencyMismatchError, and what else the executor throws.
 */
export async function sendTogether(
  writes: readonly PlannedWrite[],
  { token = randomName(), tries }: TogetherOptions,
  call: CallOptions,
): Promise<void> {
  const actions = actionsOf(writes);
  const request = togetherRequest(actions, token);
  const [first] = actions;
  if (first === undefined) return;
  const { execute } = first.write.context;
  await retryTransient(
    async () => {
      try {
        await execute(request, call);
      } catch (error) {
        throw wholeRefusal(actions, cancellationOf(actions, error));
      }
    },
    { signal: call.signal, tries },
  );
}

/** Makes the request of several writes. Pure. @throws InvalidQueryError for what DynamoDB would refuse as a whole. */
export function togetherRequest(
  actions: readonly TransactAction[],
  token: string,
): DynamoDBRequest<"TransactWriteItems"> {
  checkTransaction(actions);
  const models = new Set(actions.map(({ write }) => write.context.model.name));
  return {
    operation: "TransactWriteItems",
    model: [...models].join(", "),
    input: { TransactItems: actions.map(({ item }) => item), ClientRequestToken: token },
  };
}
