import { type CallOptions, guardNames, InvalidItemError, type StoredItem } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import { isOwnItem } from "../../plan/own-items.ts";
import { getRequest } from "../../read/get-request.ts";
import type { PlannedWrite } from "../planned-write.ts";
import { noGuard } from "../presence.ts";
import { changedInBetween, isChanged, unchangedInValues } from "./changed-in-between.ts";
import { type Known, withFinding } from "./findings.ts";
import { guardMark, isGuardKey } from "./guard-key.ts";
import { type ItemId, itemId } from "./item-id.ts";
import { noValues, touchesValues, type UniqueValues, valuesAfter, valuesIn } from "./unique-values.ts";

/** A write, and what it changes of the unique values of its item. */
export interface Draft<Write extends PlannedWrite> {
  readonly write: Write;
  /** The item that it is for; absent where nothing of it is unique. */
  readonly item?: ItemId;
  readonly before: UniqueValues;
  readonly after: UniqueValues;
}

/**
 * Plans a write, and finds out what it changes of the unique values of its item. Where that depends on the item that is there, it is read
 * consistently, and the write is planned for exactly that: it fails where the item is another by then.
 */
export async function draftWrite<Write extends PlannedWrite>(
  plan: (more: readonly Condition[]) => Promise<Write>,
  { stale }: Known,
  call: CallOptions,
): Promise<Draft<Write>> {
  const bare = await plan([]);
  const { model, codec } = bare.context;
  if (model.unique === undefined) return { write: bare, before: noValues, after: noValues };
  const key = codec.marshalKey(bare.key);
  const item = itemId(model, key);
  const own = [...ownKeyConditions(bare, key), ...conditionsOn(item, stale)];
  const planned = own.length === 0 ? bare : await plan(own);
  if (bare.kind === "create") return { write: planned, item, before: noValues, after: valuesAfter(planned, undefined) };
  if (!touchesValues(bare)) return { write: planned, item, before: noValues, after: noValues };
  const read = await readItem(bare, call);
  const write = await plan([...own, ...unchangedInValues(bare, read)]);
  const isOwn = read !== undefined && isOwnItem(model, read, { deleted: "with" });
  const before = isOwn ? read : undefined;
  return {
    write: {
      ...write,
      before,
      failed: (current, cause) =>
        isChanged(model, read, current)
          ? withFinding(changedInBetween(write, undefined, cause), { kind: "changed" })
          : undefined,
    },
    item: itemId(model, codec.marshalKey(write.key)),
    before: bare.claims === undefined ? valuesIn(model, before) : noValues,
    after: valuesAfter(write, before),
  };
}

async function readItem({ context, key }: PlannedWrite, call: CallOptions): Promise<StoredItem | undefined> {
  const { model, codec, execute } = context;
  const { Item } = await execute(getRequest(model, codec, key, { consistent: true }), call);
  return Item;
}

/** What else has to hold for an item of the transaction, so that values may be taken from it. */
function conditionsOn(item: ItemId, stale: Known["stale"]): readonly Condition[] {
  return [...stale.values()].filter((one) => one.item === item).map(({ condition }) => condition);
}

/**
 * No item is stored where a guard could be, and no guard is taken for an item.
 *
 * @throws InvalidItemError for an item with the key of a guard.
 */
function ownKeyConditions({ context: { model }, kind, key }: PlannedWrite, stored: StoredItem): readonly Condition[] {
  if (!isGuardKey(model, stored)) return [];
  if (kind !== "create" && kind !== "put" && kind !== "upsert") return [noGuard];
  const { partitionKey } = model.key;
  const message = `Model "${model.name}": the key "${partitionKey}" begins with "${guardMark}", as those of the items do that keep values unique (${guardNames.guards}); give the item another`;
  throw new InvalidItemError(message, {
    model: model.name,
    table: model.table,
    attribute: partitionKey,
    key,
    path: partitionKey,
    expected: `a key that does not begin with "${guardMark}"`,
    received: `one that does`,
  });
}
