import {
  guardNames,
  type StoredItem,
  storedNameOf,
  type TransactWriteItem,
  UniqueConstraintError,
  type AnyModel,
} from "@dynamorm/core";
import { describeKey } from "@dynamorm/update-builder";
import type { GuardWrite, PlannedWrite } from "../planned-write.ts";
import { checkRequest } from "../write-requests.ts";
import { changedInBetween } from "./changed-in-between.ts";
import { type Claim, type Stale, withFinding } from "./findings.ts";
import { guardedName } from "./guard-key.ts";
import type { ItemId } from "./item-id.ts";
import { ownerIn, ownerKey } from "./owner.ts";

/** Takes a value for an item: its guard is not there, or belongs to one of those who may have it. */
export function claimAction(
  write: PlannedWrite,
  claim: Claim,
  key: StoredItem,
  owner: StoredItem,
  others: readonly StoredItem[],
): GuardWrite {
  const { model } = write.context;
  const Item = {
    ...key,
    [guardNames.guards]: { S: guardedName(model, claim.attribute) },
    [guardNames.owner]: { M: owner },
  };
  return {
    action: { Put: { TableName: model.table, Item, ...freeOrOwnedBy(model, [owner, ...others]) } },
    failed: (found, cause) =>
      withFinding(taken(write, claim.attribute, ownerKey(write.context, ownerIn(found)), cause), {
        kind: "taken",
        claim,
        found,
      }),
  };
}

/** Gives a value up. A guard that is not there, as of items that are older than the constraint, is no hindrance. */
export function releaseAction(write: PlannedWrite, guard: ItemId, key: StoredItem, owner: StoredItem): GuardWrite {
  const { model } = write.context;
  const Delete: NonNullable<TransactWriteItem["Delete"]> = {
    TableName: model.table,
    Key: key,
    ...freeOrOwnedBy(model, [owner]),
  };
  return {
    action: { Delete },
    failed: (_, cause) => withFinding(changedInBetween(write, undefined, cause), { kind: "foreign", guard }),
  };
}

/** Makes sure that an owner still does not have the values that are taken from it. */
export function staleAction(write: PlannedWrite, stale: readonly Stale[], guards: readonly ItemId[]): GuardWrite {
  const [{ context, key }] = stale as readonly [Stale, ...Stale[]];
  const { model, codec } = context;
  const { input } = checkRequest(
    model,
    codec,
    key,
    stale.map(({ condition }) => condition),
  );
  return {
    action: { ConditionCheck: input },
    failed: (_, cause) => withFinding(changedInBetween(write, undefined, cause), { kind: "kept", guards }),
  };
}

/** That another item has the value. It is not shown: who gave it knows it, and it may not belong in a log. */
function taken(
  { context: { model }, key }: PlannedWrite,
  attribute: string,
  owner: Readonly<Record<string, unknown>> | undefined,
  cause?: unknown,
): UniqueConstraintError {
  const { name, table } = model;
  const other = owner === undefined ? `another ${name}` : `${name} ${describeKey(owner)}`;
  const message = `${name} ${describeKey(key)} cannot have this "${attribute}" in table "${table}": it is unique, and ${other} has it; give another value, or change the other item first`;
  return new UniqueConstraintError(message, {
    operation: "TransactWriteItems",
    model: name,
    table,
    key,
    attribute,
    owner,
    cause,
  });
}

/** That two writes of one transaction take the same value. Neither item has it yet. */
export function takenTwice(
  attribute: string,
  [one, other]: readonly [PlannedWrite, PlannedWrite],
  writes: readonly PlannedWrite[],
): UniqueConstraintError {
  const { name, table } = other.context.model;
  const [first, second] = [one, other].map(
    (write) =>
      `action ${writes.indexOf(write)} (${write.kind} of ${write.context.model.name} ${describeKey(write.key)})`,
  );
  const message = `${first} and ${second} of this transaction give the same "${attribute}" in table "${table}", which is unique: give one of them another value`;
  return new UniqueConstraintError(message, {
    operation: "TransactWriteItems",
    model: name,
    table,
    key: other.key,
    attribute,
    owner: one.key,
  });
}

/** The condition of a guard. Its expression is about no attribute of the model. */
function freeOrOwnedBy(model: AnyModel, owners: readonly StoredItem[]) {
  const values = owners.map((owner, index) => [`:owner${index}`, { M: owner }] as const);
  const owned = values.map(([name]) => `#owner = ${name}`);
  return {
    ConditionExpression: ["attribute_not_exists(#key)", ...owned].join(" OR "),
    ExpressionAttributeNames: { "#key": storedNameOf(model, model.key.partitionKey), "#owner": guardNames.owner },
    ExpressionAttributeValues: Object.fromEntries(values),
    ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
  };
}
