import {
  type CallOptions,
  InvalidOptionError,
  isDynamORMError,
  ItemMismatchError,
  storedNameOf,
  ConnectionError,
} from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import { describeKey, type ReturnValues, type UpdateDescription } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import { askedOf } from "./asked-of.ts";
import { ownCopy } from "../own-copy.ts";
import { planBuiltChange, planChange, planRestore } from "./plan-change.ts";
import { type Erasure, planErase } from "./plan-erase.ts";
import type { planCreate } from "./plan-store.ts";
import { draftItem } from "./prepare-item.ts";
import type { PlannedWrite } from "./planned-write.ts";
import { type SentWrite, sendWrite } from "./send-write.ts";
import { sendUpsert } from "./upsert-item.ts";
import type { DeleteReturnValues } from "./write-options.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Stores an item, if the conditions hold; gives it as stored. */
type StoreItem = (
  context: ModelContext,
  given: object,
  conditions: readonly Condition[],
  call: CallOptions,
) => Promise<object>;

/** Stores an item by one of the plans that store it whole. */
export function storeBy(plan: typeof planCreate): StoreItem {
  return async (context, given, conditions, call) => {
    const draft = draftItem(given);
    return itemOf(await sendWrite(context, (more) => plan(context, draft, [...conditions, ...more]), call, conditions));
  };
}

/** Makes an item, or changes the one that is there; gives the item as it is then. */
export async function upsertItem(
  context: ModelContext,
  given: object,
  conditions: readonly Condition[],
  call: CallOptions,
): Promise<object> {
  return itemOf(await sendUpsert(context, given, conditions, call));
}

/**
 * Changes an item that is there; gives what is asked for of it.
 *
 * @throws ItemMismatchError when the item does not fit the model in a part that was not changed: the change was made.
 */
export async function updateItem(
  context: ModelContext,
  key: Fields,
  changes: object,
  conditions: readonly Condition[],
  returnValues: ReturnValues | undefined,
  call: CallOptions,
): Promise<object | undefined> {
  const [own, given] = [ownCopy(key), ownCopy(changes)];
  const sent = await sendWrite(
    context,
    (more) => planChange(context, own, given, [...conditions, ...more], returnValues),
    call,
    conditions,
  );
  return returnedOf(sent, returnValues);
}

/** Changes an item that is there as a builder says; gives what is asked for of it. */
export async function updateBuilt(
  context: ModelContext,
  key: Fields,
  description: UpdateDescription,
  conditions: readonly Condition[],
  call: CallOptions,
): Promise<object | undefined> {
  const sent = await sendWrite(
    context,
    (more) => planBuiltChange(context, key, description, [...conditions, ...more]),
    call,
    askedOf(conditions, description),
  );
  return returnedOf(sent, description.returnValues);
}

/** Takes the mark of deletion from an item; gives the item. */
export async function restoreItem(
  context: ModelContext,
  key: Fields,
  conditions: readonly Condition[],
  call: CallOptions,
): Promise<object> {
  const own = ownCopy(key);
  return itemOf(
    await sendWrite(context, async (more) => planRestore(context, own, [...conditions, ...more]), call, conditions),
  );
}

/** What is to be deleted, and what of it is given back. */
export interface Deletion extends Erasure {
  readonly conditions: readonly Condition[];
  readonly returnValues?: DeleteReturnValues | undefined;
}

/**
 * Deletes an item if the conditions hold; says whether there was one, or gives it. Where the model has `deletedAt`, the item stays in the
 * table and is marked as deleted.
 */
export async function deleteItem(
  context: ModelContext,
  deletion: Deletion,
  call: CallOptions,
): Promise<boolean | object | undefined> {
  const { conditions, version, returnValues } = deletion;
  const own = { ...deletion, key: ownCopy(deletion.key) };
  const plan = async (more: readonly Condition[]) => planErase(context, own, more);
  const sent = await sendWrite(context, plan, call, conditions).catch((error: unknown) => {
    // Without conditions of the caller's, what failed is that there is no item of the model.
    const isAsked = conditions.length > 0 || version !== undefined;
    if (!isAsked && isDynamORMError(error, "ITEM_NOT_FOUND", "CONDITION_FAILED")) return undefined;
    throw error;
  });
  const hadItem = sent?.stored !== undefined;
  if (returnValues !== "ALL_OLD") return hadItem;
  if (!hadItem) return undefined;
  refuseLaterItem(sent);
  return itemOf(sent);
}

/** The item that a write gave. */
function itemOf({ write, stored }: SentWrite): object {
  const { context, request } = write;
  if (stored !== undefined) return decode(request, () => context.codec.unmarshal(stored));
  const { name, table } = context.model;
  const message = `the executor, or a middleware, gave no item for a write of model "${name}", which asks for it: a middleware returns what next() gives`;
  throw new InvalidOptionError(message, { operation: request.operation, model: name, table });
}

/** What an update gave: the whole item, or the attributes that it changed. */
export function returnedOf(sent: SentWrite, returnValues: ReturnValues = "ALL_NEW"): object | undefined {
  if (returnValues === "NONE") return undefined;
  if (returnValues.endsWith("OLD")) refuseLaterItem(sent);
  if (returnValues.startsWith("ALL")) return itemOf(sent);
  const { write, stored: part = {} } = sent;
  const { model, codec } = write.context;
  const changed = new Set(write.actions?.map(({ path: [name] }) => name));
  const names = Object.keys(model.attributes).filter(
    (name) => changed.has(name) && Object.hasOwn(part, storedNameOf(model, name)),
  );
  return decode(write.request, () => codec.unmarshalSome(part, names));
}

/** What an item was before is lost with the answer that told it. */
function refuseLaterItem({ write, wasAppliedBefore = false }: SentWrite): void {
  if (!wasAppliedBefore) return;
  const { context, request, key } = write;
  const { name, table } = context.model;
  const message = `${write.kind} of ${name} ${describeKey(key)} was done, and the answer that told what the item was before was lost`;
  throw new ConnectionError(message, { operation: request.operation, model: name, table, key });
}

function decode({ operation }: PlannedWrite["request"], unmarshal: () => object): object {
  try {
    return unmarshal();
  } catch (error) {
    if (!(error instanceof ItemMismatchError)) throw error;
    const { message, path, expected, received, model, table, key } = error;
    const details = { path, expected, received, operation, model, table, key, cause: error };
    throw new ItemMismatchError(`${message} (the write itself was made)`, details);
  }
}
