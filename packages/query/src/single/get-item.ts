import type { AnyModel, Executor, Item, ItemKey } from "@dynamorm/core";
import { itemReader } from "@dynamorm/marshaling";
import { answering, checkModelAndExecutor } from "../context.ts";
import type { GetOptions } from "../read/get-options.ts";
import { readOne } from "../read/read-one.ts";

/**
 * The item with a key, or `undefined`: what `Repository.get` does, and no more, so that a function which does nothing else is small. The
 * model is one of this entry: its attributes bring their codecs.
 *
 * @example
 * import { declareModel, getItem } from "@dynamorm/query/single";
 * import * as attr from "@dynamorm/marshaling/attr";
 *
 * const User = declareModel({ name: "User", table: "users", attributes: { id: attr.string() }, key: { partitionKey: "id" } });
 * const user = await getItem(execute, User, { id: "1" });   // { id: string } | undefined
 *
 * @throws InvalidModelError for a model whose attributes bring no codecs; otherwise as `Repository.get`.
 */
export async function getItem<M extends AnyModel>(
  execute: Executor,
  model: M,
  key: ItemKey<M>,
  options: GetOptions = {},
): Promise<Item<M> | undefined> {
  checkModelAndExecutor(model, execute);
  const context = { model, codec: itemReader<AnyModel>(model), execute: answering(execute) };
  return (await readOne(context, key, options)) as Item<M> | undefined;
}
