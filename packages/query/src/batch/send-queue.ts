import { type AnyModel, type CallOptions, ThrottledError } from "@dynamorm/core";
import type { BatchEntry } from "./batch-entry.ts";
import type { Ledger } from "./ledger.ts";
import { mostAttempts, type Patience } from "./patience.ts";
import { isTransient } from "./transient.ts";
import { unlessEnded } from "./unless-ended.ts";

/** Entries of one request, by the identity of their items. */
export type Chunk<Entry> = ReadonlyMap<string, Entry>;

/** What the requests of a batch have in common. */
export interface BatchRun<Entry extends BatchEntry> {
  readonly model: AnyModel;
  readonly ledger: Ledger<Entry>;
  readonly patience: Patience;
}

/** How the entries that wait are sent. */
export interface QueueSender<Entry extends BatchEntry> {
  /** Takes those of the next request; none where none waits. */
  readonly take: () => readonly Entry[];
  /** Has some wait again. */
  readonly putBack: (entries: Iterable<Entry>) => void;
  /** Sends some in one request, and gives those that DynamoDB left unprocessed. */
  readonly send: (entries: Chunk<Entry>, call: CallOptions) => Promise<Chunk<Entry>>;
  /** Enters one that was done in the ledger. */
  readonly settle: (entry: Entry) => void;
  /** Sees to those whose request was refused for good. */
  readonly refuse: (entries: readonly Entry[], error: unknown, call: CallOptions) => Promise<void>;
}

/**
 * Sends the entries that wait, request by request, until none does. What is left unprocessed waits again, after a while, and goes with
 * others then. A request that fails for a while leaves all of its entries unprocessed. When nothing comes of it any more, the entries of
 * the last request have failed.
 *
 * @throws the reason of the call's signal, and what the caller's `onProgress` throws.
 */
export async function sendQueue<Entry extends BatchEntry>(
  { model, ledger, patience }: BatchRun<Entry>,
  { take, putBack, send, settle, refuse }: QueueSender<Entry>,
  call: CallOptions,
): Promise<void> {
  const attempts = patience();
  for (let next = take(); next.length > 0; next = take()) {
    const asked = new Map(next.map((entry) => [entry.identity, entry]));
    let left: Chunk<Entry> = asked;
    let failure: unknown;
    try {
      left = await unlessEnded(call, () => send(asked, call));
    } catch (error) {
      call.signal?.throwIfAborted();
      if (!isTransient(error)) {
        await refuse(next, error, call);
        continue;
      }
      failure = error;
    }
    const hasProgress = left.size < asked.size;
    for (const [identity, entry] of asked) if (!left.has(identity)) settle(entry);
    if (left.size === 0) attempts.succeed();
    if (hasProgress) await tell(ledger, call);
    if (left.size === 0) continue;
    if (await attempts.again(hasProgress, call.signal)) putBack(left.values());
    else await failAll(ledger, [...left.values()], failure ?? unprocessedError(model, left.size), call);
  }
}

/** Enters entries as failed, all for the same reason. */
export async function failAll<Entry extends BatchEntry>(
  ledger: Ledger<Entry>,
  entries: readonly Entry[],
  error: unknown,
  call: CallOptions,
): Promise<void> {
  for (const entry of entries) ledger.fail(entry, error);
  await tell(ledger, call);
}

/** Tells the caller how far the batch is; does not wait for the caller beyond the end of the call. */
export function tell(ledger: Ledger<BatchEntry>, call: CallOptions): Promise<void> {
  return unlessEnded(call, () => ledger.tell());
}

function unprocessedError({ name, table }: AnyModel, count: number): ThrottledError {
  const items = count === 1 ? "an item" : `${count} items`;
  const message = `Model "${name}": DynamoDB left ${items} of a batch unprocessed ${mostAttempts} times in a row; try later, fewer at once, or give table "${table}" more capacity`;
  return new ThrottledError(message, { model: name, table });
}
