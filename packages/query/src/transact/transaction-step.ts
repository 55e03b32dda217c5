import { type AnyModel, checkOptions, type Item, type ItemKey } from "@dynamorm/core";
import type { BuildCondition, Condition } from "@dynamorm/expressions";
import { builtCondition, invalidQuery, type UpdateBuilder } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import { ownCopy } from "../own-copy.ts";
import { askedOf } from "../write/asked-of.ts";
import { builtUpdate } from "../write/built-update.ts";
import { planBuiltChange, planChange, planRestore } from "../write/plan-change.ts";
import { planCheck } from "../write/plan-delete.ts";
import { planErase } from "../write/plan-erase.ts";
import { planCreate, planPut } from "../write/plan-store.ts";
import { draftItem } from "../write/prepare-item.ts";
import { planUpsert } from "../write/plan-upsert.ts";
import type { PlannedWrite, WriteKind } from "../write/planned-write.ts";
import { asking } from "../write/send-write.ts";
import { conditionsOf } from "../write/run-write.ts";
import {
  type ActionOptions,
  actionOptionChecks,
  type DeleteActionOptions,
  deleteActionOptionChecks,
} from "./transaction-options.ts";

/** An action of a transaction as it was asked for. It is planned when all of them are known. */
export interface TransactionStep {
  readonly kind: WriteKind;
  readonly context: ModelContext;
  /** Plans the write, in a context whose clock stands still for the whole transaction. */
  readonly plan: (context: ModelContext, more: readonly Condition[]) => Promise<PlannedWrite>;
}

/** What changes an item: attributes, or a function that gives a builder its steps. */
export type ChangeOf<M extends AnyModel> = object | ((update: UpdateBuilder<M>) => unknown);

/** The writes that store an item. */
type StoreKind = "create" | "put" | "upsert";

const plansOfStore: Readonly<Record<StoreKind, typeof planCreate>> = {
  create: planCreate,
  put: planPut,
  upsert: planUpsert,
};

/** Stores an item. */
export function storeStep<M extends AnyModel>(
  context: ModelContext,
  kind: StoreKind,
  item: object,
  options: ActionOptions<M>,
): TransactionStep {
  checkAction(context, kind, options);
  const conditions = conditionsOf(context, options);
  const draft = draftItem(ownCopy(item));
  return {
    kind,
    context,
    plan: asking((at, more) => plansOfStore[kind](at, draft, [...conditions, ...more]), conditions),
  };
}

/** Changes an item that is there. */
export function updateStep<M extends AnyModel>(
  context: ModelContext,
  key: ItemKey<M>,
  change: ChangeOf<M>,
  options: ActionOptions<M>,
): TransactionStep {
  const own = ownKey(context, key);
  checkAction(context, "update", options);
  const conditions = conditionsOf(context, options);
  if (typeof change !== "function") {
    const changes = ownCopy(change);
    return {
      kind: "update",
      context,
      plan: asking((at, more) => planChange(at, own, changes, [...conditions, ...more], "NONE"), conditions),
    };
  }
  const description = builtUpdate(context, own, change as (update: UpdateBuilder<AnyModel>) => unknown, {
    of: "the function of update()",
    returns: "in a transaction, which gives no items back",
  });
  return {
    kind: "update",
    context,
    plan: asking(
      (at, more) => planBuiltChange(at, own, description, [...conditions, ...more]),
      askedOf(conditions, description),
    ),
  };
}

/** Deletes an item, or marks it as deleted. */
export function deleteStep<M extends AnyModel>(
  context: ModelContext,
  key: ItemKey<M>,
  options: DeleteActionOptions<M>,
): TransactionStep {
  const own = ownKey(context, key);
  const { name: model, table } = context.model;
  checkOptions("delete in a transaction", { model, table }, options, deleteActionOptionChecks);
  const conditions = conditionsOf(context, options);
  const { hard, version } = options;
  const plan = async (at: ModelContext, more: readonly Condition[]): Promise<PlannedWrite> =>
    planErase(at, { key: own, conditions, version, hard }, more);
  return { kind: "delete", context, plan: asking(plan, conditions) };
}

/** Takes the mark of deletion from an item. */
export function restoreStep<M extends AnyModel>(
  context: ModelContext,
  key: ItemKey<M>,
  options: ActionOptions<M>,
): TransactionStep {
  const own = ownKey(context, key);
  checkAction(context, "restore", options);
  const conditions = conditionsOf(context, options);
  return {
    kind: "restore",
    context,
    plan: asking(async (at, more) => planRestore(at, own, [...conditions, ...more]), conditions),
  };
}

/** Asks something of an item that is not written. */
export function checkStep<M extends AnyModel>(
  context: ModelContext,
  key: ItemKey<M>,
  condition: BuildCondition<Item<M>>,
): TransactionStep {
  const own = ownKey(context, key);
  const given: unknown = condition;
  if (typeof given !== "function") {
    throw invalidQuery(context.model, 'check() takes a function that makes a condition, e.g. (eb) => eb.exists("id")');
  }
  const conditions = [builtCondition(context.model, condition)];
  return {
    kind: "check",
    context,
    plan: asking(async (at, more) => planCheck(at, own, [...conditions, ...more]), conditions),
  };
}

function checkAction({ model: { name, table } }: ModelContext, kind: WriteKind, options: object): void {
  checkOptions(`${kind} in a transaction`, { model: name, table }, options, actionOptionChecks);
}

/** A key that is none is told of where it is given. */
function ownKey({ codec }: ModelContext, key: object): Readonly<Record<string, unknown>> {
  codec.marshalKey(key);
  return Object.freeze({ ...key });
}
