import { type CallOptions, isDynamORMError } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import type { ModelContext } from "../context.ts";
import { defaultsForNew, planUpsert, type UpsertGround } from "./plan-upsert.ts";
import { draftItem } from "./prepare-item.ts";
import { type SentWrite, sendWrite } from "./send-write.ts";

/** How often an item that comes and goes is looked for again. */
const mostTries = 10;

/**
 * Makes an item, or changes the one that is there: in one request, unless there are defaults that only a new item is to get and that
 * others may lack. Then the item is changed if it is there, and made if it is not, each on that condition.
 */
export async function sendUpsert(
  context: ModelContext,
  given: object,
  conditions: readonly Condition[],
  call: CallOptions,
): Promise<SentWrite> {
  const draft = draftItem(given);
  const send = (ground: UpsertGround): Promise<SentWrite> =>
    sendWrite(context, (more) => planUpsert(context, draft, [...conditions, ...more], ground), call, conditions);
  const forNew = defaultsForNew(context, given as Readonly<Record<string, unknown>>, await draft.prepared(context));
  if (forNew.length === 0) return send("any");
  const { version } = context.model.roles;
  const needsItem = version !== undefined && (given as Readonly<Record<string, unknown>>)[version] !== undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      return await send("there");
    } catch (error) {
      if (needsItem || !isDynamORMError(error, "ITEM_NOT_FOUND")) throw error;
    }
    try {
      return await send("new");
    } catch (error) {
      if (attempt === mostTries || !isMadeMeanwhile(context, error)) throw error;
    }
  }
}

/** Whether an item could not be made because there is one of the model by now, which can be changed. */
function isMadeMeanwhile({ model }: ModelContext, error: unknown): boolean {
  if (!isDynamORMError(error, "CONDITION_FAILED")) return false;
  const { current } = error as { readonly current?: Readonly<Record<string, unknown>> };
  const { deletedAt } = model.roles;
  return current !== undefined && (deletedAt === undefined || current[deletedAt] === undefined);
}
