import type { AnyModel, Executor, Item, ItemKey, ItemUpdate } from "@dynamorm/core";
import type { ReturnValues } from "@dynamorm/update-builder";
import { itemContext } from "../context.ts";
import { deleteCall, updateCall } from "../write/write-calls.ts";
import type {
  DeleteOptions,
  DeleteReturnValues,
  Erased,
  Rejection,
  Returned,
  UpdateOptions,
  Written,
} from "../write/write-options.ts";

/**
 * Changes the item with a key and gives it as it is then: what `Repository.update` does.
 *
 * @throws ItemNotFoundError where there is no item; otherwise as `Repository.update`.
 */
export function updateItem<M extends AnyModel>(
  execute: Executor,
  model: M,
  key: ItemKey<M>,
  changes: ItemUpdate<M>,
  options?: UpdateOptions<M, "ALL_NEW", "throw">,
): Promise<Item<M>>;
export function updateItem<
  M extends AnyModel,
  Returns extends ReturnValues = "ALL_NEW",
  Way extends Rejection = "throw",
>(
  execute: Executor,
  model: M,
  key: ItemKey<M>,
  changes: ItemUpdate<M>,
  options: UpdateOptions<M, Returns, Way>,
): Promise<Written<M, Returned<M, Returns>, Way>>;
export async function updateItem<M extends AnyModel>(
  execute: Executor,
  model: M,
  key: ItemKey<M>,
  changes: ItemUpdate<M>,
  options: UpdateOptions<M> = {},
): Promise<unknown> {
  return await updateCall(itemContext(model, execute), key, changes, options);
}

/**
 * Deletes the item with a key, and says whether there was one: what `Repository.delete` does.
 *
 * @throws ConditionFailedError where a condition does not hold; otherwise as `Repository.delete`.
 */
export function deleteItem<M extends AnyModel>(
  execute: Executor,
  model: M,
  key: ItemKey<M>,
  options?: DeleteOptions<M, "NONE", "throw">,
): Promise<boolean>;
export function deleteItem<
  M extends AnyModel,
  Returns extends DeleteReturnValues = "NONE",
  Way extends Rejection = "throw",
>(
  execute: Executor,
  model: M,
  key: ItemKey<M>,
  options: DeleteOptions<M, Returns, Way>,
): Promise<Written<M, Erased<M, Returns>, Way>>;
export async function deleteItem<M extends AnyModel>(
  execute: Executor,
  model: M,
  key: ItemKey<M>,
  options: DeleteOptions<M> = {},
): Promise<unknown> {
  return await deleteCall(itemContext(model, execute), key, options);
}
