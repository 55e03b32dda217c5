import {
  type CallOptions,
  DynamORMError,
  isDynamORMError,
  ItemMismatchError,
  ItemNotFoundError,
  type StoredItem,
} from "@dynamorm/core";
import type { ModelContext } from "../context.ts";
import { readBatch } from "../read/read-batch.ts";
import { describeAction } from "./transact-actions.ts";
import type { PlannedWrite } from "../write/planned-write.ts";

/**
 * The items of writes that were done together, in order. What a write does not know by itself (an upsert, a put that counted the version
 * up) is read back, consistently. Of an update, a delete or a check there is nothing to give.
 *
 * @throws what reading throws, in an error that says that the transaction was done.
 */
export async function itemsOf(writes: readonly PlannedWrite[], call: CallOptions): Promise<(object | undefined)[]> {
  try {
    const unknown = writes.filter(({ kind, stored }) => stored === undefined && (kind === "put" || kind === "upsert"));
    const read = await readBack(unknown, call);
    return writes.map((write) => {
      const stored = write.stored ?? read.get(write);
      return stored && write.context.codec.unmarshal(stored);
    });
  } catch (error) {
    throw afterwards(error);
  }
}

async function readBack(
  writes: readonly PlannedWrite[],
  call: CallOptions,
): Promise<ReadonlyMap<PlannedWrite, StoredItem>> {
  const found = new Map<PlannedWrite, StoredItem>();
  const ofContext = new Map<ModelContext, PlannedWrite[]>();
  for (const write of writes) ofContext.set(write.context, [...(ofContext.get(write.context) ?? []), write]);
  await Promise.all(
    [...ofContext].map(async ([context, own]) => {
      const keys = own.map(({ key }) => context.codec.marshalKey(key));
      const items = await readBatch(context, keys, { consistent: true }, call);
      for (const [place, write] of own.entries()) found.set(write, foundOrThrow(context, write, items[place]));
    }),
  );
  return found;
}

function foundOrThrow({ model }: ModelContext, write: PlannedWrite, stored: StoredItem | undefined): StoredItem {
  if (stored !== undefined) return stored;
  const message = `${describeAction(write)}: the item was deleted before it could be read back`;
  throw new ItemNotFoundError(message, { model: model.name, table: model.table, key: write.key });
}

/** Whoever made the call again would do the transaction twice. */
function afterwards(error: unknown): unknown {
  if (!isDynamORMError(error)) return error;
  const { code, message, operation, model, table, attribute, key } = error;
  const context = { operation, model, table, attribute, key, cause: error };
  const told = `${message} (the transaction itself was done)`;
  if (!isDynamORMError(error, "ITEM_MISMATCH")) return new DynamORMError(code, told, context, false);
  const { path, expected, received } = error;
  return new ItemMismatchError(told, { ...context, path, expected, received });
}
