import { isPlainObject, type StoredItem, validateAttributes } from "@dynamorm/core";
import type { Condition, UpdateAction } from "@dynamorm/expressions";
import {
  checkUpdateSize,
  type Deleted,
  invalidQuery,
  planBuilt,
  planUpdate,
  refuseNoStep,
  type ReturnValues,
  type UpdateDescription,
  type UpdatePlan,
  updateRequest,
  validateBuilt,
} from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import type { PlannedWrite, SingleWriteRequest, WriteKind } from "./planned-write.ts";
import { needsVersion } from "./plan-delete.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Plans to change an item that is there by an object of attributes. */
export async function planChange(
  context: ModelContext,
  key: Fields,
  changes: object,
  conditions: readonly Condition[] = [],
  returnValues: ReturnValues = "ALL_NEW",
): Promise<PlannedWrite<SingleWriteRequest>> {
  const { model, codec, now } = context;
  const storedKey = codec.marshalKey(key); // a key that is none is told of first
  const valid = isPlainObject(changes) ? await validateAttributes(model, changes) : changes;
  return ofPlan(context, "update", key, planUpdate(model, key, valid, conditions, now()), { storedKey, returnValues });
}

/**
 * Plans to change an item that was read, and that the conditions, or the version in the changes, expect to be as it was. What the changes
 * tell of attributes that cannot change was read too, and is not looked at again.
 */
export async function planModification(
  context: ModelContext,
  key: Fields,
  changes: object,
  conditions: readonly Condition[],
): Promise<PlannedWrite<SingleWriteRequest>> {
  const { model, now } = context;
  const valid = await validateAttributes(model, changes);
  return ofPlan(context, "update", key, planUpdate(model, key, valid, conditions, now(), { isRead: true }), {});
}

/** Plans to change an item that is there as a builder says. */
export async function planBuiltChange(
  context: ModelContext,
  key: Fields,
  description: UpdateDescription,
  conditions: readonly Condition[] = [],
): Promise<PlannedWrite<SingleWriteRequest>> {
  const { model, codec, now } = context;
  const storedKey = codec.marshalKey(key); // a key that is none is told of first
  refuseNoStep(model, description);
  const valid = await validateBuilt(model, description);
  const { returnValues } = valid;
  return ofPlan(context, "update", key, planBuilt(model, key, valid, now(), conditions), { storedKey, returnValues });
}

/** Plans to mark an item as deleted; gives it as it was before. */
export function planSoftDelete(
  context: ModelContext,
  key: Fields,
  deletedAt: string,
  conditions: readonly Condition[],
  expectedVersion?: number,
): PlannedWrite<SingleWriteRequest> {
  const { model, now } = context;
  if (expectedVersion !== undefined) needsVersion(model);
  const moment = now();
  const { version } = model.roles;
  const changes = { [deletedAt]: moment, ...(version !== undefined && { [version]: expectedVersion }) };
  return ofPlan(context, "delete", key, planUpdate(model, key, changes, conditions, moment), {
    returnValues: "ALL_OLD",
  });
}

/**
 * Plans to take the mark of deletion from an item.
 *
 * @throws InvalidQueryError for a model whose items are not deleted softly.
 */
export function planRestore(
  context: ModelContext,
  key: Fields,
  conditions: readonly Condition[] = [],
): PlannedWrite<SingleWriteRequest> {
  const { model, now } = context;
  const { deletedAt } = model.roles;
  if (deletedAt === undefined) {
    throw invalidQuery(model, "restore() is for models whose items are deleted softly: add an attr.deletedAt()");
  }
  const plan = planUpdate(model, key, { [deletedAt]: null }, conditions, now());
  return ofPlan(context, "restore", key, plan, { deleted: "only" });
}

/** How the write of a plan is made. */
interface WriteOfPlan {
  /** The key as it is stored, where it is known already. */
  readonly storedKey?: StoredItem;
  readonly deleted?: Deleted;
  readonly returnValues?: ReturnValues | undefined;
}

/** The write that a plan of an update is. */
function ofPlan(
  context: ModelContext,
  kind: WriteKind,
  key: Fields,
  plan: UpdatePlan,
  { storedKey = context.codec.marshalKey(key), deleted = "without", returnValues }: WriteOfPlan,
): PlannedWrite<SingleWriteRequest> {
  const { model, codec } = context;
  const { actions, expectedVersion, expected } = plan;
  const request = updateRequest(model, codec, storedKey, plan, {
    deleted,
    returnValues: wholeAttributes(actions, returnValues),
  });
  checkUpdateSize(model, codec, storedKey, actions, request.input.ExpressionAttributeValues);
  return { context, kind, key, request, needsItem: true, deleted, expectedVersion, expected, actions };
}

/**
 * Of an attribute that was changed in part, DynamoDB gives that part and nothing else for `UPDATED_…`, which is no value of the
 * attribute's type: the whole item is asked for then.
 */
function wholeAttributes(actions: readonly UpdateAction[], asked: ReturnValues | undefined): ReturnValues | undefined {
  if (actions.every(({ path }) => path.length === 1)) return asked;
  if (asked === "UPDATED_NEW") return "ALL_NEW";
  return asked === "UPDATED_OLD" ? "ALL_OLD" : asked;
}
