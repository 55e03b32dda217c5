import type { AnyModel, DynamoDBRequest, StoredItem } from "@dynamorm/core";
import { compileCondition, compileUpdate, type Condition, type UpdateAction } from "@dynamorm/expressions";
import { expressionInput, requestPlaceholders, type ModelCodec, nameModel } from "@dynamorm/update-builder";
import type { CheckRequest } from "./planned-write.ts";

/** Makes the request that stores an item whole, if the conditions hold. Pure. */
export function putRequest(
  model: AnyModel,
  codec: ModelCodec,
  item: StoredItem,
  conditions: readonly Condition[],
): DynamoDBRequest<"PutItem"> {
  return {
    operation: "PutItem",
    model: model.name,
    input: { TableName: model.table, Item: item, ...conditionInput(model, codec, conditions) },
  };
}

/** Makes the request that makes or changes an item by its attributes, if the conditions hold; gives it as it is then. Pure. */
export function changeRequest(
  model: AnyModel,
  codec: ModelCodec,
  key: StoredItem,
  actions: readonly UpdateAction[],
  conditions: readonly Condition[],
): DynamoDBRequest<"UpdateItem"> {
  const placeholders = requestPlaceholders(model, codec);
  const expressions = nameModel(model, () => ({
    ...(conditions.length > 0 && {
      ConditionExpression: compileCondition({ kind: "and", conditions }, placeholders),
      ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
    }),
    // A model may have a key and nothing else: an update without actions makes the item all the same.
    ...(actions.length > 0 && { UpdateExpression: compileUpdate(actions, placeholders) }),
    ...expressionInput(placeholders),
  }));
  return {
    operation: "UpdateItem",
    model: model.name,
    input: { TableName: model.table, Key: key, ...expressions, ReturnValues: "ALL_NEW" },
  };
}

/** Makes the condition of a transaction on an item that it does not write. Pure. */
export function checkRequest(
  model: AnyModel,
  codec: ModelCodec,
  key: object,
  conditions: readonly Condition[],
): CheckRequest {
  const input = conditionInput(model, codec, conditions);
  return {
    operation: "ConditionCheck",
    model: model.name,
    // There is a condition always: the caller sees to it.
    input: { TableName: model.table, Key: codec.marshalKey(key), ...input } as CheckRequest["input"],
  };
}

/** Makes the request that deletes an item for good, if the conditions hold. Pure. */
export function deleteRequest(
  model: AnyModel,
  codec: ModelCodec,
  key: object,
  conditions: readonly Condition[],
): DynamoDBRequest<"DeleteItem"> {
  return {
    operation: "DeleteItem",
    model: model.name,
    input: {
      TableName: model.table,
      Key: codec.marshalKey(key),
      ...conditionInput(model, codec, conditions),
      ReturnValues: "ALL_OLD",
    },
  };
}

/** A failed condition gives the item that is there: it tells a conflict from a missing item, and costs no further read. */
function conditionInput(model: AnyModel, codec: ModelCodec, conditions: readonly Condition[]): object {
  if (conditions.length === 0) return {};
  const placeholders = requestPlaceholders(model, codec);
  return nameModel(model, () => ({
    ConditionExpression: compileCondition({ kind: "and", conditions }, placeholders),
    ...expressionInput(placeholders),
    ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
  }));
}
