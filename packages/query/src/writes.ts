import type { CallOptions } from "@dynamorm/core";
import { type Condition, operatorCondition } from "@dynamorm/expressions";
import { alreadyExists, conditionOutcome, keyOf } from "./condition-outcome.ts";
import type { ModelContext } from "./context.ts";
import { prepareItem } from "./prepare-item.ts";
import { planUpdate } from "./update-plan.ts";
import { createRequest, deleteRequest, putRequest, updateRequest } from "./write-requests.ts";

/** Stores a new item where its key is free; gives the item as stored. */
export async function createItem(context: ModelContext, given: object, options: CallOptions): Promise<object> {
  const { model, codec, execute, now } = context;
  const item = prepareItem(model, given, now());
  const stored = codec.marshal(item);
  try {
    await execute(createRequest(model, codec, stored), options);
  } catch (error) {
    throw alreadyExists(context, keyOf(model, item), error);
  }
  return codec.unmarshal(stored);
}

/**
 * Stores an item, whatever was there; gives the item as stored. Where a version was given, only the item of that version is
 * replaced, by the next version.
 */
export async function putItem(context: ModelContext, given: object, options: CallOptions): Promise<object> {
  const { model, codec, execute, now } = context;
  const item = prepareItem(model, given, now());
  const { version } = model.roles;
  const expectedVersion =
    version === undefined ? undefined : ((given as Record<string, unknown>)[version] as number | undefined);
  const conditions: Condition[] = [];
  if (version !== undefined && expectedVersion !== undefined) {
    conditions.push(operatorCondition([version], "=", [expectedVersion]));
    item[version] = expectedVersion + 1;
  }
  const stored = codec.marshal(item);
  try {
    await execute(putRequest(model, codec, stored, conditions), options);
  } catch (error) {
    throw conditionOutcome(
      context,
      { operation: "PutItem", key: keyOf(model, item), needsItem: true, expectedVersion },
      error,
    );
  }
  return codec.unmarshal(stored);
}

/** Changes an item that is there; gives the item as it is then. */
export async function updateItem(
  context: ModelContext,
  key: Readonly<Record<string, unknown>>,
  changes: object,
  conditions: readonly Condition[],
  options: CallOptions,
): Promise<object> {
  const { model, codec, execute, now } = context;
  const plan = planUpdate(model, key, changes, conditions, now());
  try {
    const { Attributes } = await execute(updateRequest(model, codec, plan), options);
    return codec.unmarshal(Attributes ?? {});
  } catch (error) {
    throw conditionOutcome(
      context,
      { operation: "UpdateItem", key, needsItem: true, expectedVersion: plan.expectedVersion },
      error,
    );
  }
}

/** Deletes an item if the conditions hold; says whether there was one. */
export async function deleteItem(
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
    throw conditionOutcome(context, { operation: "DeleteItem", key, needsItem: conditions.length > 0 }, error);
  }
}
