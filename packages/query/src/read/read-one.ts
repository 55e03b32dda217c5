import type { CallOptions } from "@dynamorm/core";
import { runCall } from "../call-options.ts";
import type { ModelContext } from "../context.ts";
import { checkDeleted } from "../describe/check-step.ts";
import { isOwnItem } from "../plan/own-items.ts";
import { getOptionChecks, type GetOptions } from "./get-options.ts";
import { getRequest } from "./get-request.ts";

/** What reading one item works with. */
export interface ReadContext extends Pick<ModelContext, "model" | "execute"> {
  readonly codec: Pick<ModelContext["codec"], "marshalKey" | "unmarshal">;
}

/** Reads the item with a key: `undefined` where there is none of the model. */
export function readOne(
  { model, codec, execute }: ReadContext,
  key: object,
  options: GetOptions,
): Promise<object | undefined> {
  const read = async (call: CallOptions): Promise<object | undefined> => {
    const { consistent, withDeleted } = options;
    if (withDeleted) checkDeleted(model, "with");
    const { Item } = await execute(getRequest(model, codec, key, { consistent }), call);
    const isOwn = Item !== undefined && isOwnItem(model, Item, { deleted: withDeleted ? "with" : "without" });
    return isOwn ? codec.unmarshal(Item) : undefined;
  };
  return runCall(model, "get", options, read, getOptionChecks);
}
