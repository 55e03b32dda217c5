import type { CallOptions } from "@dynamorm/core";
import { runCall } from "../call-options.ts";
import type { ModelContext } from "../context.ts";
import { checkDeleted } from "../describe/check-step.ts";
import { isOwnItem } from "../plan/own-items.ts";
import { getOptionChecks, type GetOptions } from "./get-options.ts";
import { Loader } from "./loader.ts";

const loaders = new WeakMap<ModelContext, Loader>();

/** The loader of a context: what is loaded through one context is read together. */
export function loaderOf(context: ModelContext): Loader {
  let loader = loaders.get(context);
  if (loader === undefined) {
    loader = new Loader(context);
    loaders.set(context, loader);
  }
  return loader;
}

/**
 * The item with a key, or `undefined`. What is asked for in one tick of the event loop is read by one BatchGetItem for each 100 keys, a
 * key that several ask for once; each caller is given an item of its own. Nothing is kept: the next tick reads again.
 *
 * A caller's `signal` and `timeoutMs` end its own wait. What the others wait for goes on; the request is ended when nobody waits.
 *
 * @throws InvalidItemError for a key that is not whole, ItemMismatchError when the item in the table does not fit the model: to the
 * caller who asked for that one. When a request fails, all whose keys it had are given its error.
 */
export async function loadItem(
  context: ModelContext,
  key: object,
  options: GetOptions = {},
): Promise<object | undefined> {
  const { model, codec } = context;
  const load = async ({ signal }: CallOptions): Promise<object | undefined> => {
    if (options.withDeleted) checkDeleted(model, "with");
    const stored = await loaderOf(context).load(codec.marshalKey(key), options.consistent === true, signal);
    const deleted = options.withDeleted ? "with" : "without";
    return stored !== undefined && isOwnItem(model, stored, { deleted }) ? codec.unmarshal(stored) : undefined;
  };
  return await runCall(model, "load", options, load, getOptionChecks);
}
