import {
  type AnyModel,
  type CallOptions,
  describeName,
  describeValue,
  isPlainObject,
  type Item,
  type ItemKey,
  type ItemUpdate,
} from "@dynamorm/core";
import type { BuildCondition, Condition } from "@dynamorm/expressions";
import { builtCondition, invalidQuery, type UpdateBuilder } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import type { PlannedWrite, SingleWriteRequest } from "../write/planned-write.ts";
import { askedOf } from "../write/asked-of.ts";
import { builtUpdate } from "../write/built-update.ts";
import { planBuiltChange, planChange } from "../write/plan-change.ts";
import { asking } from "../write/send-write.ts";
import type { WriteEntry } from "./batch-entry.ts";
import type { BatchOptions } from "./batch-options.ts";
import { partsOf, sendPlanned } from "./plan-entries.ts";
import { planEach } from "./plan-each.ts";
import { refuseTwice } from "./refuse-twice.ts";
import { isRepeatableUpdate } from "./repeatable-update.ts";
import { writeBatch } from "./write-batch.ts";

/** An update of one item of `batchUpdate`: by an object of changes, or by the steps of a builder. */
export type BatchUpdate<M extends AnyModel> = {
  readonly key: ItemKey<M>;
  /** What has to hold for the item that is there. */
  readonly condition?: BuildCondition<Item<M>> | undefined;
} & (
  | { readonly changes: ItemUpdate<M>; readonly update?: undefined }
  | { readonly update: (builder: UpdateBuilder<M>) => UpdateBuilder<M>; readonly changes?: undefined }
);

/** Changes items that are there; gives them as they are then, in order. */
export async function updateAll<M extends AnyModel>(
  context: ModelContext,
  updates: Iterable<BatchUpdate<M>>,
  options: BatchOptions,
  call: CallOptions,
): Promise<unknown[]> {
  const name = "batchUpdate";
  const { model } = context;
  const entries = await planEach(model, name, "updates", updates, call, (update, index) =>
    planOne<M>(context, update, index),
  );
  refuseTwice(model, name, entries);
  return await writeBatch({ context, name, options }, entries, (left) => left.map(({ given }) => given), call);
}

const wanted = { of: 'the function "update"', returns: "to batchUpdate(), which gives each item as it is then" };

type Planner = (conditions: readonly Condition[]) => Promise<PlannedWrite<SingleWriteRequest>>;

async function planOne<M extends AnyModel>(
  context: ModelContext,
  update: BatchUpdate<M>,
  index: number,
): Promise<WriteEntry> {
  const { model } = context;
  checkUpdate(model, update);
  const { key, condition } = update;
  const parts = partsOf(context, "update", index, key);
  const conditions = condition === undefined ? [] : [builtCondition<Item<M>>(model, condition)];
  const description =
    update.update && builtUpdate(context, key, update.update as (u: UpdateBuilder<AnyModel>) => unknown, wanted);
  const plan: Planner = (all) =>
    description === undefined
      ? planChange(context, key, update.changes as object, all)
      : planBuiltChange(context, key, description, all);
  const asked = asking(plan, description === undefined ? conditions : askedOf(conditions, description));
  const write = await asked(conditions);
  const isRepeatable = isRepeatableUpdate(write, conditions.length > 0 || description?.condition !== undefined);
  return {
    ...parts,
    given: update,
    writeAlone: (patience, call) =>
      sendPlanned(write, (more) => asked([...conditions, ...more]), patience, isRepeatable, call),
  };
}

/** Refuses what only callers without types can give. */
function checkUpdate(model: AnyModel, update: unknown): void {
  const form = "{ key, changes } or { key, update: (u) => … }, with or without condition";
  if (!isPlainObject(update)) throw invalidQuery(model, `an update is ${form}, not ${describeValue(update)}`);
  const unknown = Object.keys(update).find((name) => !["key", "changes", "update", "condition"].includes(name));
  if (unknown !== undefined) throw invalidQuery(model, `an update is ${form}; it has no ${describeName(unknown)}`);
  const { changes, update: build, condition } = update;
  if ((changes === undefined) === (build === undefined)) {
    throw invalidQuery(model, `an update is ${form}: one of "changes" and "update", and not both`);
  }
  for (const [name, value] of Object.entries({ update: build, condition })) {
    if (value !== undefined && typeof value !== "function") {
      throw invalidQuery(model, `the "${name}" of an update is a function, not ${describeValue(value)}`);
    }
  }
}
