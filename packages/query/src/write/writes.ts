import {
  type CallOptions,
  isConditionFailed,
  isDynamORMError,
  isPlainObject,
  ItemMismatchError,
  type StoredItem,
  validateAttributes,
  validateItem,
} from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import { alreadyExists, conditionOutcome, keyOf } from "./condition-outcome.ts";
import type { ModelContext } from "../context.ts";
import { expectedVersionOf, versionConditions } from "./expected-version.ts";
import { invalidQuery } from "../invalid-query.ts";
import type { Deleted } from "../plan/own-items.ts";
import { prepareItem } from "./prepare-item.ts";
import { planUpdate } from "./update-plan.ts";
import { checkUpdateSize } from "./update-size.ts";
import { createRequest, deleteRequest, putRequest, updateRequest } from "./write-requests.ts";

/** Stores a new item where its key is free; gives the item as stored. */
export async function createItem(context: ModelContext, given: object, options: CallOptions): Promise<object> {
  const { model, codec, execute } = context;
  const item = await validateItem(model, prepareItem(context, given));
  expectedVersionOf(model, given); // refuses what is no version; there is nothing yet to expect one of
  const stored = codec.marshal(item);
  try {
    await execute(createRequest(model, codec, stored), options);
  } catch (error) {
    throw alreadyExists(context, { operation: "PutItem", key: keyOf(model, item) }, error);
  }
  return codec.unmarshal(stored);
}

/**
 * Stores an item in place of the one of the model that was there, or of none; gives the item as stored. Where a version was given, only
 * the item of that version is replaced, by the next version.
 */
export async function putItem(context: ModelContext, given: object, options: CallOptions): Promise<object> {
  const { model, codec, execute } = context;
  const item = await validateItem(model, prepareItem(context, given));
  const expectedVersion = expectedVersionOf(model, given);
  if (expectedVersion !== undefined) item[model.roles.version as string] = expectedVersion + 1;
  const stored = codec.marshal(item);
  try {
    await execute(putRequest(model, codec, stored, versionConditions(model, expectedVersion)), options);
  } catch (error) {
    throw conditionOutcome(
      context,
      { operation: "PutItem", key: keyOf(model, item), needsItem: expectedVersion !== undefined, expectedVersion },
      error,
    );
  }
  return codec.unmarshal(stored);
}

/**
 * Changes an item that is there; gives the item as it is then.
 *
 * @throws ItemMismatchError when the item does not fit the model in a part that was not changed: the change was made.
 */
export async function updateItem(
  context: ModelContext,
  key: Readonly<Record<string, unknown>>,
  changes: object,
  conditions: readonly Condition[],
  options: CallOptions,
): Promise<object> {
  const { model } = context;
  const valid = isPlainObject(changes) ? await validateAttributes(model, changes) : changes;
  return decodeUpdated(context, await changeItem(context, key, valid, conditions, options));
}

/** Changes an item, by values that are valid; gives it as it is stored then. */
async function changeItem(
  context: ModelContext,
  key: Readonly<Record<string, unknown>>,
  changes: object,
  conditions: readonly Condition[],
  options: CallOptions,
  deleted: Deleted = "without",
): Promise<StoredItem> {
  const { model, codec, execute, now } = context;
  const storedKey = codec.marshalKey(key);
  const plan = planUpdate(model, key, changes, conditions, now());
  const request = updateRequest(model, codec, storedKey, plan, deleted);
  checkUpdateSize(context, storedKey, plan.actions, request.input.ExpressionAttributeValues);
  try {
    const { Attributes = {} } = await execute(request, options);
    return Attributes;
  } catch (error) {
    throw conditionOutcome(
      context,
      {
        operation: "UpdateItem",
        key,
        needsItem: true,
        expectedVersion: plan.expectedVersion,
        expected: plan.expected,
        deleted,
      },
      error,
    );
  }
}

function decodeUpdated({ codec }: ModelContext, stored: StoredItem): object {
  try {
    return codec.unmarshal(stored);
  } catch (error) {
    if (!(error instanceof ItemMismatchError)) throw error;
    const { message, path, expected, received, model, table, key } = error;
    const details = { path, expected, received, model, table, key, operation: "UpdateItem", cause: error };
    throw new ItemMismatchError(`${message} (the update itself was made)`, details);
  }
}

/**
 * Deletes an item if the conditions hold; says whether there was one. Where the model has `deletedAt`, the item stays in the table and
 * is marked as deleted.
 */
export async function deleteItem(
  context: ModelContext,
  key: Readonly<Record<string, unknown>>,
  conditions: readonly Condition[],
  options: CallOptions,
): Promise<boolean> {
  const { deletedAt } = context.model.roles;
  return deletedAt === undefined
    ? deleteForGood(context, key, conditions, options)
    : deleteSoftly(context, key, deletedAt, conditions, options);
}

async function deleteSoftly(
  context: ModelContext,
  key: Readonly<Record<string, unknown>>,
  deletedAt: string,
  conditions: readonly Condition[],
  options: CallOptions,
): Promise<boolean> {
  try {
    await changeItem(context, key, { [deletedAt]: context.now() }, conditions, options);
    return true;
  } catch (error) {
    if (conditions.length === 0 && isDynamORMError(error, "ITEM_NOT_FOUND")) return false;
    throw error;
  }
}

/** Takes the mark of deletion from an item; gives the item. */
export async function restoreItem(
  context: ModelContext,
  key: Readonly<Record<string, unknown>>,
  options: CallOptions,
): Promise<object> {
  const { model } = context;
  const { deletedAt } = model.roles;
  if (deletedAt === undefined) {
    throw invalidQuery(model, "restore() is for models whose items are deleted softly: add an attr.deletedAt()");
  }
  return decodeUpdated(context, await changeItem(context, key, { [deletedAt]: null }, [], options, "only"));
}

/** Deletes an item for good if the conditions hold; says whether there was one. */
export async function deleteForGood(
  context: ModelContext,
  key: Readonly<Record<string, unknown>>,
  conditions: readonly Condition[],
  options: CallOptions,
): Promise<boolean> {
  const { model, codec, execute } = context;
  try {
    const { Attributes } = await execute(deleteRequest(model, codec, key, conditions), options);
    return Attributes !== undefined;
  } catch (error) {
    // Without conditions of the caller's, what failed is that the item there is of another model.
    if (conditions.length === 0 && isConditionFailed(error)) return false;
    throw conditionOutcome(
      context,
      { operation: "DeleteItem", key, needsItem: conditions.length > 0, deleted: "with" },
      error,
    );
  }
}
