import type { AnyModel, Executor, Item, NewItem } from "@dynamorm/core";
import { itemContext } from "../context.ts";
import { planCreate, planPut } from "../write/plan-store.ts";
import { storeCall } from "../write/write-calls.ts";
import type { Rejection, StoreOptions, Written } from "../write/write-options.ts";
import { storeBy, upsertItem as upsertWhole } from "../write/writes.ts";

/**
 * Stores a new item and gives it as stored: what `Repository.create` does.
 *
 * @throws ItemAlreadyExistsError when there is an item with the key, InvalidItemError for an item that does not fit the model.
 */
export function createItem<M extends AnyModel>(
  execute: Executor,
  model: M,
  item: NewItem<M>,
  options?: StoreOptions<M, "throw">,
): Promise<Item<M>>;
export function createItem<M extends AnyModel, Way extends Rejection>(
  execute: Executor,
  model: M,
  item: NewItem<M>,
  options: StoreOptions<M, Way>,
): Promise<Written<M, Item<M>, Way>>;
export async function createItem<M extends AnyModel>(
  execute: Executor,
  model: M,
  item: NewItem<M>,
  options: StoreOptions<M> = {},
): Promise<unknown> {
  return await storeCall(itemContext(model, execute), "create", storeBy(planCreate), item, options);
}

/**
 * Stores an item, overwriting what is there, and gives it as stored: what `Repository.put` does.
 *
 * @throws InvalidItemError for an item that does not fit the model; otherwise as `Repository.put`.
 */
export function putItem<M extends AnyModel>(
  execute: Executor,
  model: M,
  item: NewItem<M>,
  options?: StoreOptions<M, "throw">,
): Promise<Item<M>>;
export function putItem<M extends AnyModel, Way extends Rejection>(
  execute: Executor,
  model: M,
  item: NewItem<M>,
  options: StoreOptions<M, Way>,
): Promise<Written<M, Item<M>, Way>>;
export async function putItem<M extends AnyModel>(
  execute: Executor,
  model: M,
  item: NewItem<M>,
  options: StoreOptions<M> = {},
): Promise<unknown> {
  return await storeCall(itemContext(model, execute), "put", storeBy(planPut), item, options);
}

/**
 * Makes an item, or changes the one that is there, and gives it as it is then: what `Repository.upsert` does.
 *
 * @throws InvalidItemError for an item that does not fit the model; otherwise as `Repository.upsert`.
 */
export function upsertItem<M extends AnyModel>(
  execute: Executor,
  model: M,
  item: NewItem<M>,
  options?: StoreOptions<M, "throw">,
): Promise<Item<M>>;
export function upsertItem<M extends AnyModel, Way extends Rejection>(
  execute: Executor,
  model: M,
  item: NewItem<M>,
  options: StoreOptions<M, Way>,
): Promise<Written<M, Item<M>, Way>>;
export async function upsertItem<M extends AnyModel>(
  execute: Executor,
  model: M,
  item: NewItem<M>,
  options: StoreOptions<M> = {},
): Promise<unknown> {
  return await storeCall(itemContext(model, execute), "upsert", upsertWhole, item, options);
}
