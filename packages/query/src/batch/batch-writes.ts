import { type AnyModel, type CallOptions, describeName, describeValue, isPlainObject } from "@dynamorm/core";
import { invalidQuery } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import type { BatchDeleteOptions, BatchOptions } from "./batch-options.ts";
import type { WriteEntry } from "./batch-entry.ts";
import { planDeletion, planStore } from "./plan-entries.ts";
import { planEach } from "./plan-each.ts";
import { once, refuseTwice } from "./refuse-twice.ts";
import { writeBatch } from "./write-batch.ts";

/** Puts or creates items; gives them as stored, in order. */
export async function storeAll(
  context: ModelContext,
  kind: "put" | "create",
  items: Iterable<object>,
  options: BatchOptions,
  call: CallOptions,
): Promise<unknown[]> {
  const name = kind === "put" ? "batchPut" : "batchCreate";
  const { model } = context;
  const entries = await planEach(model, name, "items", items, call, (item, index) =>
    planStore(context, kind, item, index),
  );
  refuseTwice(model, name, entries);
  return await writeBatch({ context, name, options }, entries, givenOf, call);
}

/** Deletes items by their keys. */
export async function deleteAll(
  context: ModelContext,
  keys: Iterable<object>,
  options: BatchDeleteOptions,
  call: CallOptions,
): Promise<void> {
  const name = "batchDelete";
  const entries = await planEach(context.model, name, "keys", keys, call, (key, index) =>
    planDeletion(context, key, index, options.hard),
  );
  await writeBatch({ context, name, options }, once(entries), givenOf, call);
}

/** What `batchWrite` takes, as far as planning it goes. */
export interface MixedWrites {
  readonly put?: Iterable<object> | undefined;
  readonly delete?: Iterable<object> | undefined;
}

/** Puts items and deletes others; gives those that were put as stored, in order. */
export async function writeAll(
  context: ModelContext,
  given: MixedWrites,
  options: BatchDeleteOptions,
  call: CallOptions,
): Promise<unknown[]> {
  const name = "batchWrite";
  const { model } = context;
  const { put = [], delete: keys = [] } = checkMixed(model, given);
  const puts = await planEach(model, `${name}: put`, "items", put, call, (item, index) =>
    planStore(context, "put", item, index),
  );
  const deletes = await planEach(model, `${name}: delete`, "keys", keys, call, (key, index) =>
    planDeletion(context, key, index, options.hard),
  );
  const entries = [...puts, ...deletes];
  refuseTwice(model, name, entries);
  const results = await writeBatch({ context, name, options }, entries, remainingWrites, call);
  return results.slice(0, puts.length);
}

function givenOf(entries: readonly WriteEntry[]): readonly unknown[] {
  return entries.map(({ given }) => given);
}

function remainingWrites(entries: readonly WriteEntry[]): object {
  return {
    put: givenOf(entries.filter(({ kind }) => kind === "put")),
    delete: givenOf(entries.filter(({ kind }) => kind === "delete")),
  };
}

/** Refuses what only callers without types can give. */
function checkMixed(model: AnyModel, given: unknown): MixedWrites {
  const form = "batchWrite() takes { put: items, delete: keys }, or one of both";
  if (!isPlainObject(given)) throw invalidQuery(model, `${form}, not ${describeValue(given)}`);
  const unknown = Object.keys(given).find((name) => name !== "put" && name !== "delete");
  if (unknown !== undefined) throw invalidQuery(model, `${form}; there is no ${describeName(unknown)}`);
  if (given["put"] !== undefined || given["delete"] !== undefined) return given;
  throw invalidQuery(model, `${form}; it was given none`);
}
