import {
  type CallOptions,
  type DynamoDBRequest,
  isDynamORMError,
  keyAttributes,
  type OptionCheck,
  type StoredItem,
  callOptionChecks,
  UniqueConstraintError,
} from "@dynamorm/core";
import { invalidQuery, present } from "@dynamorm/update-builder";
import { batchOptionChecks, usualConcurrency } from "../../batch/batch-options.ts";
import type { ModelContext } from "../../context.ts";
import { hasOwnKeys, isOwnItem, isToldByKeys } from "../../plan/own-items.ts";
import { readBatch } from "../../read/read-batch.ts";
import { runConcurrently } from "../../read/read-batch-concurrency.ts";
import { storedKeyIdentity } from "../../read/stored-key-identity.ts";
import { sendTogether } from "../../transact/send-together.ts";
import { planCheck } from "../plan-delete.ts";
import { guardKey } from "./guard-key.ts";
import { ownerIn } from "./owner.ts";
import { sendGuarded } from "./send-guarded.ts";
import { valuesIn } from "./unique-values.ts";

type Fields = Readonly<Record<string, unknown>>;

/** How the values of older items are made unique. */
export interface EnsureUniqueOptions extends CallOptions {
  /** How many values are taken at a time. 8 where nothing is said. */
  readonly concurrency?: number | undefined;
}

/** The checks of {@link EnsureUniqueOptions}. */
export const ensureUniqueOptionChecks: { readonly [Option in keyof EnsureUniqueOptions]-?: OptionCheck } = {
  ...callOptionChecks,
  concurrency: batchOptionChecks.concurrency,
};

/** What was found when the values of older items were made unique. */
export interface UniqueReport<Key = Fields> {
  /** How many items there are. */
  readonly items: number;
  /** How many values are kept from others now, and were not before. */
  readonly claimed: number;
  /** The items that have a value of another: they are as they were. */
  readonly duplicates: readonly UniqueDuplicate<Key>[];
}

/** An item that has a value of another. */
export interface UniqueDuplicate<Key = Fields> {
  readonly attribute: string;
  readonly key: Key;
  /** The item that the value is kept for. */
  readonly owner?: Key | undefined;
}

/** A value that an item has. */
interface Held {
  readonly stored: StoredItem;
  readonly attribute: string;
  readonly guard: StoredItem;
}

/** Reads the whole table, and makes the guards that items lack: those that are older than the constraint, or that others have written. */
export async function ensureUnique(
  context: ModelContext,
  { concurrency = usualConcurrency }: EnsureUniqueOptions,
  call: CallOptions,
): Promise<UniqueReport> {
  const { model, execute } = context;
  if (model.unique === undefined) {
    throw invalidQuery(model, "ensureUnique() is for models with unique attributes, and this one has none");
  }
  const report = { items: 0, claimed: 0, duplicates: [] as UniqueDuplicate[] };
  let startKey: StoredItem | undefined;
  do {
    const request: DynamoDBRequest<"Scan"> = {
      operation: "Scan",
      model: model.name,
      input: { TableName: model.table, ConsistentRead: true, ...(startKey && { ExclusiveStartKey: startKey }) },
    };
    const { Items = [], LastEvaluatedKey } = await execute(request, call);
    const items = Items.filter((item) => isOwnItem(model, item) && (!isToldByKeys(model) || hasOwnKeys(model, item)));
    report.items += items.length;
    await runConcurrently(await unguarded(context, items, call), concurrency, call, async (held, options) => {
      const result = await claim(context, held, options);
      if (typeof result === "object") report.duplicates.push(result);
      else if (result) report.claimed++;
    });
    startKey = LastEvaluatedKey;
  } while (startKey !== undefined);
  return report;
}

/** The values of items whose guards are missing, or others'. */
async function unguarded(
  context: ModelContext,
  items: readonly StoredItem[],
  call: CallOptions,
): Promise<readonly Held[]> {
  const { model } = context;
  const held = items.flatMap((stored) =>
    [...valuesIn(model, stored)].map(([attribute, value]): Held => {
      return { stored, attribute, guard: guardKey(model, attribute, value) };
    }),
  );
  const keys = held.map(({ guard }) => guard);
  const guards = await readBatch(context, keys, { consistent: true }, call);
  return held.filter(({ stored }, place) => {
    const owner = ownerIn(guards[place]);
    return owner === undefined || storedKeyIdentity(model, owner) !== storedKeyIdentity(model, stored);
  });
}

/** Takes a value for the item that has it, if it still has; gives whether it did, or whose it is. */
async function claim(
  context: ModelContext,
  { stored, attribute }: Held,
  call: CallOptions,
): Promise<boolean | UniqueDuplicate> {
  const { model, codec } = context;
  const key = codec.unmarshalSome(stored, keyAttributes(model, model.key)) as Fields;
  const plan = async (more: Parameters<typeof planCheck>[2]) => ({
    ...planCheck(context, key, [present(model), ...more]),
    claims: attribute,
  });
  try {
    return await sendGuarded(
      [plan],
      async (writes) => {
        // It has no such value any more: whoever changed it has seen to its guard.
        if (writes.every(({ guards }) => guards === undefined)) return false;
        await sendTogether(writes, {}, call);
        return true;
      },
      call,
    );
  } catch (error) {
    const taken = constraintIn(error);
    if (taken === undefined) throw error;
    return { attribute, key, owner: taken.owner };
  }
}

/** What a transaction failed for, where that is a value of another item. */
function constraintIn(error: unknown): UniqueConstraintError | undefined {
  if (!isDynamORMError(error, "TRANSACTION_CANCELED")) return undefined;
  return error.failures.map((failure) => failure.error).find((one) => one instanceof UniqueConstraintError);
}
