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
  const given = await planEach(model, "batchGet", "keys", keys, call, (key, index): GetEntry => ({
    ...partsOf(context, "get", index, key as Fields),
    given: key,
    stored: codec.marshalKey(key),
  }));
  const entries = once(given);
  const queue = new Queue(entries);
  const found = new Map<string, StoredItem>();
  const requests = Math.ceil(entries.length / mostKeysOfBatch);
  const results = await runBatch(
    { context, name: "batchGet", entries, options },
    (run) => lanes(options, requests, (lane) => getQueue(context, run, { queue, found }, options, lane)),
    (left) => left.map((entry) => entry.given),
    call,
  );
  if (entries.length === given.length) return results;
  const firsts = new Map(entries.map((entry, place) => [entry, results[place]]));
  return given.map((entry) => {
    if (firsts.has(entry)) return firsts.get(entry);
    // Whoever asked once more is given an item of its own.
    const stored = found.get(entry.identity);
    return stored === undefined ? undefined : codec.unmarshal(stored);
  });
}

/** The keys that are left to read, and the items of the model that were found, by identity. */
interface Reading {
  readonly queue: Queue<GetEntry>;
  readonly found: Map<string, StoredItem>;
}

function getQueue(
  context: ModelContext,
  run: BatchRun<GetEntry>,
  { queue, found }: Reading,
  { consistent, withDeleted }: BatchGetOptions,
  lane: CallOptions,
): Promise<void> {
  const { ledger } = run;
  const { model, codec } = context;
  const deleted = withDeleted ? "with" : "without";
  return sendQueue(
    run,
    {
      take: () => queue.take((_, before) => before < mostKeysOfBatch),
      putBack: (left) => queue.putBack(left),
      send: async (entries, call) => {
        const asked = new Map([...entries].map(([identity, { stored }]) => [identity, stored]));
        const answer = await context.execute(batchRequest(context, [...asked.values()], { consistent }), call);
        const unread = takeAnswer(context, asked, answer, found);
        return new Map([...entries].filter(([identity]) => unread.has(identity)));
      },
      settle: (entry) => {
        const item = found.get(entry.identity);
        try {
          if (item !== undefined && isOwnItem(model, item, { deleted })) {
            return ledger.succeed(entry, codec.unmarshal(item));
          }
          found.delete(entry.identity);
          ledger.succeed(entry, undefined);
        } catch (error) {
          ledger.fail(entry, error);
        }
      },
      refuse: (entries, error, call) => failAll(ledger, entries, error, call),
    },
    lane,
  );
}
