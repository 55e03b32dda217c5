import { type CallOptions, type DynamoDBRequest, isDynamORMError, isRecord } from "@dynamorm/core";
import type { ModelContext } from "../context.ts";
import { junkBatchAnswer } from "../read/read-batch-errors.ts";
import { storedKeyIdentity } from "../read/stored-key-identity.ts";
import type { WriteEntry } from "./batch-entry.ts";
import { Queue } from "./queue.ts";
import { type Batch, type BatchTask, lanes, runBatch } from "./run-batch.ts";
import { type BatchRun, type Chunk, failAll, sendQueue, tell } from "./send-queue.ts";
import { unlessEnded } from "./unless-ended.ts";
import { itemOf, mostWritesOfBatch, takeWrites } from "./write-limits.ts";

/**
 * Does the writes of a batch: in as few requests as DynamoDB allows those that BatchWriteItem can do, each by itself the others. Gives
 * what each gives, in order.
 *
 * @throws BatchError where one was not done.
 */
export function writeBatch(
  batch: Omit<Batch<WriteEntry>, "entries">,
  entries: readonly WriteEntry[],
  remainingOf: (entries: readonly WriteEntry[]) => unknown,
  call: CallOptions,
): Promise<unknown[]> {
  const { context, options } = batch;
  const plain = entries.filter(({ request }) => request !== undefined);
  const others = entries.filter(({ request }) => request === undefined);
  const queue = new Queue(plain);
  const tasksOf = (run: BatchRun<WriteEntry>): readonly BatchTask[] => [
    ...lanes(options, Math.ceil(plain.length / mostWritesOfBatch), (lane) => writeQueue(context, run, queue, lane)),
    ...others.map(
      (entry): BatchTask =>
        (lane) =>
          writeAlone(run, entry, lane),
    ),
  ];
  return runBatch({ ...batch, entries }, tasksOf, remainingOf, call);
}

function writeQueue(
  context: ModelContext,
  run: BatchRun<WriteEntry>,
  queue: Queue<WriteEntry>,
  lane: CallOptions,
): Promise<void> {
  const { ledger } = run;
  return sendQueue(
    run,
    {
      take: () => takeWrites(queue),
      putBack: (entries) => queue.putBack(entries),
      send: async (entries, call) => {
        const { UnprocessedItems } = await context.execute(batchWriteRequest(context, entries), call);
        return unprocessedOf(context, entries, UnprocessedItems);
      },
      settle: (entry) => {
        try {
          ledger.succeed(entry, entry.written?.());
        } catch (error) {
          ledger.succeedUnread(entry, error);
        }
      },
      refuse: async (entries, error, call) => {
        // One write that is wrong has the whole request refused: sent by themselves, the others are done, and that one is named.
        if (!isDynamORMError(error, "REQUEST_REJECTED") || entries.length === 1) {
          return await failAll(ledger, entries, error, call);
        }
        for (const entry of entries) await writeAlone(run, entry, call);
      },
    },
    lane,
  );
}

/** Does one write by itself, and enters what became of it. */
async function writeAlone(
  { ledger, patience }: BatchRun<WriteEntry>,
  entry: WriteEntry,
  call: CallOptions,
): Promise<void> {
  try {
    ledger.succeed(entry, await unlessEnded(call, () => entry.writeAlone(patience, call)));
  } catch (error) {
    call.signal?.throwIfAborted();
    if (isDynamORMError(error, "ITEM_MISMATCH")) ledger.succeedUnread(entry, error);
    else ledger.fail(entry, error);
  }
  await tell(ledger, call);
}

/** Makes the request for some writes, each of another item. Pure. */
function batchWriteRequest({ model }: ModelContext, entries: Chunk<WriteEntry>): DynamoDBRequest<"BatchWriteItem"> {
  const requests = [...entries.values()].flatMap(({ request }) => request ?? []);
  return { operation: "BatchWriteItem", model: model.name, input: { RequestItems: { [model.table]: requests } } };
}

/** The entries that an answer says are left. One table was written to: whatever an answer calls it, there is no other. */
function unprocessedOf(
  { model }: ModelContext,
  entries: Chunk<WriteEntry>,
  answer: Readonly<Record<string, unknown>> = {},
): Chunk<WriteEntry> {
  const left = new Map<string, WriteEntry>();
  for (const requests of Object.values(answer)) {
    if (!Array.isArray(requests)) throw junkBatchAnswer(model, "no list of unprocessed items", "BatchWriteItem");
    for (const request of requests) {
      const identity = isRecord(request) ? storedKeyIdentity(model, itemOf(request)) : undefined;
      const entry = identity === undefined ? undefined : entries.get(identity);
      if (identity === undefined || entry === undefined) {
        throw junkBatchAnswer(model, "a write that was not asked for", "BatchWriteItem");
      }
      left.set(identity, entry);
    }
  }
  return left;
}
