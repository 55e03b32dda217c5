import type { AnyModel, ItemKey, NewItem } from "@dynamorm/core";
import { runCall } from "../call-options.ts";
import type { ModelContext } from "../context.ts";
import { getAll } from "./batch-get.ts";
import {
  type BatchDeleteOptions,
  batchDeleteOptionChecks,
  type BatchGetOptions,
  batchGetOptionChecks,
  type BatchOptions,
  batchOptionChecks,
} from "./batch-options.ts";
import { type BatchUpdate, updateAll } from "./batch-updates.ts";
import { deleteAll, storeAll, writeAll } from "./batch-writes.ts";

/** What `batchWrite` puts and deletes. */
export interface BatchWrites<M extends AnyModel> {
  readonly put?: Iterable<NewItem<M>> | undefined;
  readonly delete?: Iterable<ItemKey<M>> | undefined;
}

/*
 * All of a batch is checked before anything is sent: the first item or key that is wrong throws, with its place. Then it is done in as
 * few requests as DynamoDB allows, several at once. It is no transaction: what fails stops nothing else, and what was done stays done.
 * What is left unprocessed, throttled or cut off is sent again, after waits that grow. Where something is not done in the end, a
 * `BatchError` names exactly that, and has it as `remaining`, to be given to the same method again. That is also what a call throws
 * whose `signal` or `timeoutMs` ends it half-way, with the `AbortedError` or `TimeoutError` as its `cause`.
 */

/** Items by their keys, in order. */
export function batchGet(context: ModelContext, keys: Iterable<object>, options: BatchGetOptions): Promise<unknown[]> {
  const run = (call: BatchGetOptions): Promise<unknown[]> => getAll(context, keys, options, call);
  return runCall(context.model, "batchGet", options, run, batchGetOptionChecks);
}

/** Stores items; gives them as stored, in order. */
export function batchStore(
  context: ModelContext,
  kind: "put" | "create",
  items: Iterable<object>,
  options: BatchOptions,
): Promise<unknown[]> {
  const run = (call: BatchOptions): Promise<unknown[]> => storeAll(context, kind, items, options, call);
  return runCall(context.model, kind === "put" ? "batchPut" : "batchCreate", options, run, batchOptionChecks);
}

/** Deletes items by their keys. */
export function batchDelete(context: ModelContext, keys: Iterable<object>, options: BatchDeleteOptions): Promise<void> {
  const run = (call: BatchOptions): Promise<void> => deleteAll(context, keys, options, call);
  return runCall(context.model, "batchDelete", options, run, batchDeleteOptionChecks);
}

/** Puts and deletes; gives what was put as stored, in order. */
export function batchWrite<M extends AnyModel>(
  context: ModelContext,
  writes: BatchWrites<M>,
  options: BatchDeleteOptions,
): Promise<unknown[]> {
  const run = (call: BatchOptions): Promise<unknown[]> => writeAll(context, writes, options, call);
  return runCall(context.model, "batchWrite", options, run, batchDeleteOptionChecks);
}

/** Changes items that are there; gives them as they are then, in order. */
export function batchUpdate<M extends AnyModel>(
  context: ModelContext,
  updates: Iterable<BatchUpdate<M>>,
  options: BatchOptions,
): Promise<unknown[]> {
  const run = (call: BatchOptions): Promise<unknown[]> => updateAll<M>(context, updates, options, call);
  return runCall(context.model, "batchUpdate", options, run, batchOptionChecks);
}
