import {
  type CallOptions,
  type DynamoDBRequest,
  isRecord,
  type KeysAndAttributes,
  type OperationOutput,
  sleep,
  type StoredItem,
} from "@dynamorm/core";
import { compileProjection } from "@dynamorm/expressions";
import { expressionInput, requestPlaceholders, keyNames } from "@dynamorm/update-builder";
import { type Backoff, backoffMs } from "../backoff.ts";
import type { ModelContext } from "../context.ts";
import { ownNames } from "../plan/own-items.ts";
import { junkBatchAnswer, UnreadKeysError } from "./read-batch-errors.ts";
import { runConcurrently } from "./read-batch-concurrency.ts";
import { keyIdentity, storedKeyIdentity } from "./stored-key-identity.ts";

/** What is read of the items of a batch. */
export interface BatchRead {
  readonly consistent?: boolean | undefined;
  /** Names of attributes, or of computed keys; all where absent. What tells the model's items from others is read besides. */
  readonly select?: readonly string[] | undefined;
}

/** How many keys DynamoDB takes in one request. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
export const mostKeysOfBatch = 100;

/** How many requests are under way at once. */
const concurrency = 4;

/** How often keys are asked for without any of them being read. */
const mostAttempts = 10;

const backoff: Backoff = { baseMs: 50, maxMs: 5000 };

/**
 * Makes the request for items by their stored keys, of which there are at most {@link mostKeysOfBatch}, each once. Pure.
 *
 * The keys of the items are read also where they are not selected: an answer is in no order, and nothing else tells which item is whose.
 */
export function batchRequest(
  { model, codec }: ModelContext,
  keys: readonly StoredItem[],
  { consistent, select }: BatchRead,
): DynamoDBRequest<"BatchGetItem"> {
  const placeholders = requestPlaceholders(model, codec);
  const names = select && [...new Set([...select, ...ownNames(model), ...keyNames(model.key)])];
  const projection =
    names &&
    compileProjection(
      names.map((name) => [name]),
      placeholders,
    );
  const { ExpressionAttributeNames } = expressionInput(placeholders);
  const wanted: KeysAndAttributes = {
    Keys: [...keys],
    ...(consistent && { ConsistentRead: true }),
    ...(projection !== undefined && { ProjectionExpression: projection }),
    ...(ExpressionAttributeNames && { ExpressionAttributeNames }),
  };
  return { operation: "BatchGetItem", model: model.name, input: { RequestItems: { [model.table]: wanted } } };
}

/**
 * Reads items by their stored keys, in as few requests as DynamoDB allows: gives them in the order of the keys, as they are stored, and
 * `undefined` where there is none. Whose items they are is not looked at. A key that is given twice is read once.
 *
 * What DynamoDB leaves unprocessed is asked for again, after waits that grow, until all of it is there.
 *
 * @throws UnreadKeysError where ten attempts in a row read none of the keys that are left, and what the executor throws.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
 */
export async function readBatch(
  context: ModelContext,
  keys: readonly StoredItem[],
  request: BatchRead,
  options: CallOptions,
): Promise<(StoredItem | undefined)[]> {
  const identified = keys.map((key) => [keyIdentity(context.model, key), key] as const);
  const wanted = [...new Map(identified)];
  const found = new Map<string, StoredItem>();
  const chunks = Array.from({ length: Math.ceil(wanted.length / mostKeysOfBatch) }, (_, chunk) =>
    wanted.slice(chunk * mostKeysOfBatch, (chunk + 1) * mostKeysOfBatch),
  );
  await runConcurrently(chunks, concurrency, options, (chunk, call) =>
    readChunk(context, new Map(chunk), request, found, call),
  );
  return identified.map(([identity]) => found.get(identity));
}

/** Reads the items of one request, and adds them to those that were found. */
async function readChunk(
  context: ModelContext,
  keys: ReadonlyMap<string, StoredItem>,
  request: BatchRead,
  found: Map<string, StoredItem>,
  options: CallOptions,
): Promise<void> {
  let left = keys;
  let attempts = 0;
  for (;;) {
    const answer = await context.execute(batchRequest(context, [...left.values()], request), options);
    const unread = takeAnswer(context, left, answer, found);
    if (unread.size === 0) return;
    attempts = unread.size < left.size ? 0 : attempts + 1;
    if (attempts === mostAttempts) throw new UnreadKeysError(context.model, [...unread.values()], attempts);
    left = unread;
    await sleep(backoffMs(attempts, backoff), options.signal);
  }
}

/** Takes the items out of an answer, and gives those of what was asked for that are to be asked for again. */
export function takeAnswer<Asked>(
  context: ModelContext,
  asked: ReadonlyMap<string, Asked>,
  { Responses, UnprocessedKeys }: OperationOutput<"BatchGetItem">,
  found: Map<string, StoredItem>,
): ReadonlyMap<string, Asked> {
  const { model } = context;
  // One table was asked for: whatever an answer calls it (its name, or its ARN), there is no other.
  const items = valuesOf(Responses).flatMap((list) => listOrThrow(context, list, "items"));
  const keys = valuesOf(UnprocessedKeys).flatMap((rest) => listOrThrow(context, rest?.Keys ?? [], "unprocessed keys"));
  for (const item of items) {
    const identity = isRecord(item) ? storedKeyIdentity(model, item) : undefined;
    if (identity === undefined || !asked.has(identity)) throw junkBatchAnswer(model, "an item that was not asked for");
    found.set(identity, item);
  }
  const unread = new Map<string, Asked>();
  for (const key of keys) {
    const identity = isRecord(key) ? storedKeyIdentity(model, key) : undefined;
    const own = identity === undefined ? undefined : asked.get(identity);
    if (identity === undefined || own === undefined) throw junkBatchAnswer(model, "a key that was not asked for");
    if (!found.has(identity)) unread.set(identity, own);
  }
  return unread;
}

function valuesOf<Value>(record: Readonly<Record<string, Value>> | undefined): Value[] {
  return Object.values(record ?? {});
}

function listOrThrow<Value>(
  { model }: ModelContext,
  list: readonly Value[] | undefined,
  what: string,
): readonly Value[] {
  if (Array.isArray(list)) return list;
  throw junkBatchAnswer(model, `no list of ${what}`);
}
