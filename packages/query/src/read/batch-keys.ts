import { type StoredItem, storedNameOf } from "@dynamorm/core";
import { InvalidCursorError } from "@dynamorm/cursor";
import type { ModelContext } from "../context.ts";
import type { BatchGetItemPlan } from "../plan/plan.ts";
import { storedKeyIdentity } from "./stored-key-identity.ts";

const known = new WeakMap<BatchGetItemPlan, readonly StoredItem[]>();

/** The keys of a plan as they are stored; worked out once, as a plan is read in several pages. */
export function storedKeys({ model, codec }: ModelContext, plan: BatchGetItemPlan): readonly StoredItem[] {
  let keys = known.get(plan);
  if (keys === undefined) {
    keys = plan.keys.map((key) =>
      Object.fromEntries(
        Object.entries(key).map(([name, value]) => [storedNameOf(model, name), codec.marshalValue([name], value)]),
      ),
    );
    known.set(plan, keys);
  }
  return keys;
}

/**
 * The keys that come after one.
 *
 * @throws InvalidCursorError where that is none of them.
 */
export function batchKeysFrom(
  { model }: ModelContext,
  keys: readonly StoredItem[],
  startKey: StoredItem | undefined,
): readonly StoredItem[] {
  if (startKey === undefined) return keys;
  const identity = storedKeyIdentity(model, startKey);
  const place = keys.findIndex((key) => storedKeyIdentity(model, key) === identity);
  if (place >= 0) return keys.slice(place + 1);
  throw new InvalidCursorError(
    "the cursor belongs to a query for other keys; a cursor goes on with the query that gave it",
    {
      model: model.name,
      table: model.table,
    },
  );
}
