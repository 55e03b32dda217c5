import { AbortedError, BatchError, type CallOptions, describeBatchFailures } from "@dynamorm/core";
import type { ModelContext } from "../context.ts";
import { runConcurrently } from "../read/read-batch-concurrency.ts";
import type { BatchEntry } from "./batch-entry.ts";
import { type BatchOptions, usualConcurrency } from "./batch-options.ts";
import { Ledger, type NotDone } from "./ledger.ts";
import { newPatience } from "./patience.ts";
import type { BatchRun } from "./send-queue.ts";

/** A batch whose entries were all found right. */
export interface Batch<Entry extends BatchEntry> {
  readonly context: ModelContext;
  /** The name of the call. */
  readonly name: string;
  readonly entries: readonly Entry[];
  readonly options: BatchOptions;
}

/** A part of a batch, one request after another. It settles its entries in the ledger. */
export type BatchTask = (call: CallOptions) => Promise<void>;

/** How many requests of a batch are under way at once. */
function concurrencyOf({ concurrency = usualConcurrency }: BatchOptions): number {
  return concurrency;
}

/** The same task, as many times as it can be under way at once, for so many requests. */
export function lanes(options: BatchOptions, requests: number, task: BatchTask): readonly BatchTask[] {
  return Array.from({ length: Math.min(concurrencyOf(options), requests) }, () => task);
}

/**
 * Runs the tasks of a batch, a few at a time, and gives what each entry gave, in order. What fails stops nothing else.
 *
 * @throws BatchError where something was not done, also where the call ended before: then its cause is the `TimeoutError` or
 * `AbortedError`, or what `onProgress` threw.
 */
export async function runBatch<Entry extends BatchEntry>(
  { context: { model }, name, entries, options }: Batch<Entry>,
  tasksOf: (run: BatchRun<Entry>) => readonly BatchTask[],
  remainingOf: (entries: readonly Entry[]) => unknown,
  call: CallOptions,
): Promise<unknown[]> {
  const ledger = new Ledger(entries, options);
  const tasks = tasksOf({ model, ledger, patience: newPatience() });
  let ended: { readonly by: unknown } | undefined;
  try {
    await runConcurrently(tasks, concurrencyOf(options), call, (task, lane) => task(lane));
  } catch (error) {
    ended = { by: error };
  }
  const isOver = call.signal?.aborted === true;
  const failures = ledger.isDone ? [] : ledger.notDone(isOver ? call.signal?.reason : endedByCaller(ended?.by));
  if (failures.length > 0) throw batchError(failures, ended?.by ?? ledger.mismatch);
  // A call whose time ended with its last request has done it all.
  if (ended !== undefined && !isOver) throw ended.by;
  if (ledger.mismatch !== undefined) throw ledger.mismatch;
  return ledger.results();

  /** What ends a batch besides its signal is what `onProgress` threw. */
  function endedByCaller(cause: unknown): AbortedError {
    const message = `${name} of model "${model.name}": its onProgress threw, which ended it`;
    return new AbortedError(message, { model: model.name, table: model.table, cause });
  }

  function batchError(notDone: readonly NotDone<Entry>[], cause: unknown): BatchError {
    const told = notDone.map(({ entry: { kind, index, key, given }, error }) => {
      const item = kind === "get" || kind === "delete" ? {} : { item: given };
      return { index, model: model.name, kind, key, ...item, error };
    });
    return new BatchError(describeBatchFailures(told, entries.length), {
      model: model.name,
      table: model.table,
      failures: told,
      done: entries.length - told.length,
      total: entries.length,
      remaining: remainingOf(notDone.map(({ entry }) => entry)),
      results: ledger.results(),
      cause,
    });
  }
}
