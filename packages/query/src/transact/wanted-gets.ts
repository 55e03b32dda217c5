import {
  type AnyModel,
  describeValue,
  type DynamoDBRequest,
  type FailedAction,
  InvalidQueryError,
  isDynamORMError,
  isRecord,
  type StoredItem,
  TransactionCanceledError,
} from "@dynamorm/core";
import type { ModelContext } from "../context.ts";
import { keyIdentity } from "../read/stored-key-identity.ts";
import { describeKey } from "@dynamorm/update-builder";
import { mostActions } from "./check-transaction.ts";
import type { ContextOf } from "./context-of.ts";

/** An item that is asked for in a transaction. */
export interface WantedGet {
  /** Its place among what was asked for, from 0. */
  readonly index: number;
  readonly context: ModelContext;
  readonly key: Readonly<Record<string, unknown>>;
  readonly stored: StoredItem;
  /** The same for what is the same item to DynamoDB. */
  readonly identity: string;
}

/**
 * What was asked for, checked.
 *
 * @throws InvalidQueryError for what is no list of pairs, InvalidModelError for what is no model, InvalidItemError for what is no key.
 */
export function wantedGets(contextOf: ContextOf, gets: unknown): readonly WantedGet[] {
  if (!Array.isArray(gets)) {
    throw refusal(`transactGet takes a list of models with keys, [[User, { id: "1" }], …], not ${describeValue(gets)}`);
  }
  // Array.from, so that holes are told of too.
  return Array.from(gets as readonly unknown[], (get, index) => {
    if (!Array.isArray(get) || get.length !== 2) {
      throw refusal(
        `transactGet takes a model and a key for each item, [User, { id: "1" }]; at ${index} is ${describeValue(get)}`,
      );
    }
    const [model, key] = get as [AnyModel, object];
    const context = contextOf(model);
    const stored = context.codec.marshalKey(key);
    const identity = JSON.stringify([context.model.table, keyIdentity(context.model, stored)]);
    return { index, context, key: isRecord(key) ? { ...key } : {}, stored, identity };
  });
}

/** Each item once: DynamoDB takes no item twice in a transaction. @throws InvalidQueryError for more than 100 items. */
export function distinctGets(wanted: readonly WantedGet[]): readonly WantedGet[] {
  const each = new Map<string, WantedGet>();
  for (const get of wanted) if (!each.has(get.identity)) each.set(get.identity, get);
  if (each.size <= mostActions) return [...each.values()];
  throw refusal(
    `transactGet was asked for ${each.size} items; DynamoDB takes ${mostActions} at most: what has not to be of one moment can be read by several, or by batchGet()`,
  );
}

/** Makes the request. Pure. */
export function transactGetRequest(each: readonly WantedGet[]): DynamoDBRequest<"TransactGetItems"> {
  const models = new Set(each.map(({ context }) => context.model.name));
  return {
    operation: "TransactGetItems",
    model: [...models].join(", "),
    input: {
      TransactItems: each.map(({ context, stored }) => ({ Get: { TableName: context.model.table, Key: stored } })),
    },
  };
}

/** A canceled read in the words of what was asked for. Other errors are given back as they are. */
export function canceledGet(each: readonly WantedGet[], canceled: unknown): unknown {
  if (!isDynamORMError(canceled, "TRANSACTION_CANCELED")) return canceled;
  const failures = canceled.reasons.flatMap((reason, place): FailedAction[] => {
    const get = each[place];
    if (reason.code === "None" || get === undefined) return [];
    const { model } = get.context;
    return [{ ...reason, index: get.index, kind: "get", model: model.name, table: model.table, key: get.key }];
  });
  if (failures.length === 0) return canceled;
  const named = failures.map(({ model, key = {}, code }) => `${model} ${describeKey(key)} (${code})`);
  return new TransactionCanceledError(`transactGet was canceled because of ${named.slice(0, 3).join(", ")}`, {
    operation: "TransactGetItems",
    reasons: canceled.reasons,
    failures,
    attempts: canceled.attempts,
    cause: canceled.cause ?? canceled,
  });
}

function refusal(message: string): InvalidQueryError {
  return new InvalidQueryError(message, {});
}
