import type { AnyModel, CallOptions } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import type { ModelContext } from "../context.ts";
import { conditionsOf, runWrite } from "./run-write.ts";
import {
  type DeleteOptions,
  deleteOptionChecks,
  type StoreOptions,
  storeOptionChecks,
  type UpdateOptions,
  updateOptionChecks,
} from "./write-options.ts";
import { deleteItem, updateItem } from "./writes.ts";

/** A write that gives the whole item. */
type WholeWrite<Given extends object> = (
  context: ModelContext,
  given: Given,
  conditions: readonly Condition[],
  call: CallOptions,
) => Promise<object>;

/** Runs a write that gives the whole item, under the name of its call. */
export async function storeCall<M extends AnyModel, Given extends object>(
  context: ModelContext,
  name: string,
  write: WholeWrite<Given>,
  given: Given,
  options: StoreOptions<M>,
): Promise<unknown> {
  return await runWrite(context, name, options, storeOptionChecks, (call) =>
    write(context, given, conditionsOf(context, options), call),
  );
}

/** Changes the item with a key. */
export async function updateCall<M extends AnyModel>(
  context: ModelContext,
  key: Readonly<Record<string, unknown>>,
  changes: object,
  options: UpdateOptions<M>,
): Promise<unknown> {
  return await runWrite(context, "update", options, updateOptionChecks, (call) =>
    updateItem(context, key, changes, conditionsOf(context, options), options.returnValues, call),
  );
}

/** Deletes the item with a key. */
export async function deleteCall<M extends AnyModel>(
  context: ModelContext,
  key: Readonly<Record<string, unknown>>,
  options: DeleteOptions<M>,
): Promise<unknown> {
  return await runWrite(context, "delete", options, deleteOptionChecks, (call) =>
    deleteItem(context, { ...options, key, conditions: conditionsOf(context, options) }, call),
  );
}
