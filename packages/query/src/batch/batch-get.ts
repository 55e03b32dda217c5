import type { CallOptions, StoredItem } from "@dynamorm/core";
import type { ModelContext } from "../context.ts";
import { checkDeleted } from "../describe/check-step.ts";
import { isOwnItem } from "../plan/own-items.ts";
import { batchRequest, mostKeysOfBatch, takeAnswer } from "../read/read-batch.ts";
import type { BatchEntry } from "./batch-entry.ts";
import type { BatchGetOptions } from "./batch-options.ts";
import { partsOf } from "./plan-entries.ts";
import { planEach } from "./plan-each.ts";
import { once } from "./refuse-twice.ts";
import { Queue } from "./queue.ts";
import { lanes, runBatch } from "./run-batch.ts";
import { type BatchRun, failAll, sendQueue } from "./send-queue.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A key of a batch, as it is stored. */
interface GetEntry extends BatchEntry {
  readonly stored: StoredItem;
}

/** Reads items by their keys; gives them in the order of the keys, and `undefined` where there is none. */
export async function getAll(
  context: ModelContext,
  keys: Iterable<object>,
  options: BatchGetOptions,
  call: CallOptions,
): Promise<unknown[]> {
  const { model, codec } = context;
  if (options.withDeleted) checkDeleted(model, "with");
  const given = await planEach(model, "batchGet", "keys", keys, call, (key, index): GetEntry => {
    const stored = codec.marshalKey(key);
    return { ...partsOf(context, "get", index, key as Fields, stored), given: key, stored };
  });
  const entries = once(given);
  const queue = new Queue(entries);
  const stored = new Map<string, StoredItem>();
  const isAskedTwice = entries.length < given.length;
  const requests = Math.ceil(entries.length / mostKeysOfBatch);
  const results = await runBatch(
    { context, name: "batchGet", entries, options },
    (run) =>
      lanes(options, requests, (lane) =>
        getQueue(context, run, { queue, kept: isAskedTwice ? stored : undefined }, options, lane),
      ),
    (left) => left.map((entry) => entry.given),
    call,
  );
  if (!isAskedTwice) return results;
  const firsts = new Map(entries.map((entry, place) => [entry, results[place]]));
  return given.map((entry) => {
    if (firsts.has(entry)) return firsts.get(entry);
    // A key that was given again has an item of its own.
    const item = stored.get(entry.identity);
    return item === undefined ? undefined : codec.unmarshal(item);
  });
}

interface Reading {
  /** The keys that are left to read. */
  readonly queue: Queue<GetEntry>;
  /** Takes the items as they are stored, by identity, where they are needed once more. */
  readonly kept: Map<string, StoredItem> | undefined;
}

function getQueue(
  context: ModelContext,
  run: BatchRun<GetEntry>,
  { queue, kept }: Reading,
  { consistent, withDeleted }: BatchGetOptions,
  lane: CallOptions,
): Promise<void> {
  const { ledger } = run;
  const { model, codec } = context;
  const found = new Map<string, StoredItem>();
  const deleted = withDeleted ? "with" : "without";
  return sendQueue(
    run,
    {
      take: () => queue.take((_, before) => before < mostKeysOfBatch),
      putBack: (left) => queue.putBack(left),
      send: async (entries, call) => {
        const keys = Array.from(entries.values(), ({ stored }) => stored);
        const answer = await context.execute(batchRequest(context, keys, { consistent }), call);
        return takeAnswer(context, entries, answer, found);
      },
      settle: (entry) => {
        const item = found.get(entry.identity);
        found.delete(entry.identity);
        try {
          const isOwn = item !== undefined && isOwnItem(model, item, { deleted });
          ledger.succeed(entry, isOwn ? codec.unmarshal(item) : undefined);
          if (isOwn) kept?.set(entry.identity, item);
        } catch (error) {
          ledger.fail(entry, error);
        }
      },
      refuse: (entries, error, call) => failAll(ledger, entries, error, call),
    },
    lane,
  );
}
