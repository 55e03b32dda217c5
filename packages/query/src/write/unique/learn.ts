import { type CallOptions, type StoredItem, storedNameOf } from "@dynamorm/core";
import { equalStored, operatorCondition } from "@dynamorm/expressions";
import { ownWriteConditions, StoredOperand } from "@dynamorm/update-builder";
import { isOwnItem } from "../../plan/own-items.ts";
import { getRequest } from "../../read/get-request.ts";
import { type Claim, type Finding, findingsOf, type Known, type Stale } from "./findings.ts";
import { itemId } from "./item-id.ts";
import { ownerIn, ownerKey } from "./owner.ts";

/**
 * What a failure teaches for the next plan; `undefined` where another plan would fail likewise. Whether the owner of a guard has the
 * value is looked up: DynamoDB deletes expired items, and other programs any, without their guards.
 */
export async function learn(error: unknown, known: Known, call: CallOptions): Promise<Known | undefined> {
  const findings = findingsOf(error);
  if (findings.length === 0) return undefined;
  const foreign = new Set(known.foreign);
  const stale = new Map(known.stale);
  const news = await Promise.all(findings.map((finding) => note(finding)));
  // An item that was changed may have taken back what another had in the meantime: whose the guards are is found out anew.
  if (findings.some(({ kind }) => kind === "changed")) foreign.clear();
  return news.includes(true) ? { foreign, stale } : undefined;

  async function note(finding: Finding): Promise<boolean> {
    if (finding.kind === "foreign") foreign.add(finding.guard);
    if (finding.kind === "kept") for (const guard of finding.guards) stale.delete(guard);
    if (finding.kind !== "taken") return true;
    const found = await staleOwner(finding.claim, finding.found, call);
    if (found !== undefined) stale.set(finding.claim.guard, found);
    return found !== undefined;
  }
}

/** The owner of a guard, where it does not have the value. */
async function staleOwner(
  { context, attribute, value }: Claim,
  guard: StoredItem | undefined,
  call: CallOptions,
): Promise<Stale | undefined> {
  const { model, codec, execute } = context;
  const owner = ownerIn(guard);
  const key = ownerKey(context, owner);
  if (owner === undefined || key === undefined) return undefined;
  const { Item } = await execute(getRequest(model, codec, key, { consistent: true }), call);
  const there = Item !== undefined && isOwnItem(model, Item) ? Item[storedNameOf(model, attribute)] : undefined;
  if (there !== undefined && equalStored(there, value)) return undefined;
  const has = [
    ...ownWriteConditions(model, "without"),
    operatorCondition([attribute], "=", [new StoredOperand(value)]),
  ];
  return {
    context,
    owner,
    item: itemId(model, codec.marshalKey(key)),
    key,
    condition: { kind: "not", condition: { kind: "and", conditions: has } },
  };
}
