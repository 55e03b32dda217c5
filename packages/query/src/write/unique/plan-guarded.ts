import type { CallOptions, StoredItem } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import { equalStored } from "@dynamorm/expressions";
import type { GuardWrite, PlannedWrite } from "../planned-write.ts";
import { type Draft, draftWrite } from "./draft.ts";
import type { Known, Stale } from "./findings.ts";
import { claimAction, releaseAction, staleAction, takenTwice } from "./guard-actions.ts";
import { guardKey } from "./guard-key.ts";
import { type ItemId, itemId } from "./item-id.ts";
import { ownerOf } from "./owner.ts";

/**
 * Plans writes that are done together, each with the writes of guards that keep its values unique. A value that one item gives up and
 * another takes is one action, as DynamoDB writes an item once in a transaction.
 *
 * @throws UniqueConstraintError where two of the items take the same value, and what planning throws.
 */
export async function planGuarded<Write extends PlannedWrite>(
  planners: readonly ((more: readonly Condition[]) => Promise<Write>)[],
  known: Known,
  call: CallOptions,
): Promise<readonly Write[]> {
  const drafts = await Promise.all(planners.map((plan) => draftWrite(plan, known, call)));
  const released = drafts.flatMap((draft) => changesOf(draft, draft.before, draft.after));
  const claimed = drafts.flatMap((draft) => changesOf(draft, draft.after, draft.before));
  if (released.length === 0 && claimed.length === 0) return drafts.map(({ write }) => write);
  refuseTwice(
    claimed,
    drafts.map(({ write }) => write),
  );
  const items = new Set(drafts.map(({ item }) => item));
  const checks = staleChecks(claimed, known, items);
  return drafts.map(({ write }) => {
    const guards = [
      ...claimed.filter((one) => one.write === write).map((one) => claimOf(one, released, known)),
      ...released.filter((one) => one.write === write && isGivenUp(one, claimed, known)).map(releaseOf),
      ...(checks.get(write) ?? []),
    ];
    return guards.length === 0 ? write : { ...write, guards };
  });
}

/** A value that an item takes, or gives up. */
interface Change {
  readonly write: PlannedWrite;
  readonly attribute: string;
  readonly value: StoredItem[string];
  readonly key: StoredItem;
  readonly guard: ItemId;
  readonly owner: StoredItem;
}

/** The values that an item has in one state and not in the other. */
function changesOf({ write }: Draft<PlannedWrite>, some: Draft<PlannedWrite>["before"], others: typeof some): Change[] {
  const { context } = write;
  return [...some].flatMap(([attribute, value]) => {
    const other = others.get(attribute);
    if (other !== undefined && equalStored(value, other)) return [];
    const key = guardKey(context.model, attribute, value);
    const owner = ownerOf(context, write.key);
    return [{ write, attribute, value, key, guard: itemId(context.model, key), owner }];
  });
}

function claimOf(
  { write, attribute, value, key, guard, owner }: Change,
  released: readonly Change[],
  known: Known,
): GuardWrite {
  const others = [released.find((one) => one.guard === guard)?.owner, known.stale.get(guard)?.owner];
  const claim = { context: write.context, attribute, value, guard };
  return claimAction(
    write,
    claim,
    key,
    owner,
    others.filter((other) => other !== undefined),
  );
}

function releaseOf({ write, guard, key, owner }: Change): GuardWrite {
  return releaseAction(write, guard, key, owner);
}

/** What another item of the transaction takes is not deleted, nor is what belongs to others. */
function isGivenUp({ guard }: Change, claimed: readonly Change[], { foreign }: Known): boolean {
  return !foreign.has(guard) && !claimed.some((one) => one.guard === guard);
}

/** One check for each item that values are taken from, beside a write that takes one. Items of the transaction have conditions of their own. */
function staleChecks(
  claimed: readonly Change[],
  known: Known,
  items: ReadonlySet<ItemId | undefined>,
): ReadonlyMap<PlannedWrite, readonly GuardWrite[]> {
  const byItem = new Map<ItemId, { write: PlannedWrite; stale: Stale[]; guards: ItemId[] }>();
  for (const { write, guard } of claimed) {
    const stale = known.stale.get(guard);
    if (stale === undefined || items.has(stale.item)) continue;
    const check = byItem.get(stale.item) ?? { write, stale: [], guards: [] };
    check.stale.push(stale);
    check.guards.push(guard);
    byItem.set(stale.item, check);
  }
  const checks = new Map<PlannedWrite, GuardWrite[]>();
  for (const { write, stale, guards } of byItem.values()) {
    checks.set(write, [...(checks.get(write) ?? []), staleAction(write, stale, guards)]);
  }
  return checks;
}

function refuseTwice(claimed: readonly Change[], writes: readonly PlannedWrite[]): void {
  const owners = new Map<ItemId, PlannedWrite>();
  for (const { guard, write, attribute } of claimed) {
    const other = owners.get(guard);
    if (other !== undefined) throw takenTwice(attribute, [other, write], writes);
    owners.set(guard, write);
  }
}
