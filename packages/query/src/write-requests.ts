import type { AnyModel, DynamoDBRequest, StoredItem } from "@dynamorm/core";
import { compileCondition, compileUpdate, type Condition, operatorCondition } from "@dynamorm/expressions";
import { expressionInput, requestPlaceholders } from "./expression-input.ts";
import type { ModelCodec } from "./model-codec.ts";
import type { UpdatePlan } from "./update-plan.ts";

/** Makes the request that stores an item where its key is free. Pure. */
export function createRequest(model: AnyModel, codec: ModelCodec, item: StoredItem): DynamoDBRequest<"PutItem"> {
  return putRequest(model, codec, item, [absent(model)]);
}

/** Makes the request that stores an item, whatever was there, if the conditions hold. Pure. */
export function putRequest(
  model: AnyModel,
  codec: ModelCodec,
  item: StoredItem,
  conditions: readonly Condition[] = [],
): DynamoDBRequest<"PutItem"> {
  return {
    operation: "PutItem",
    model: model.name,
    input: { TableName: model.table, Item: item, ...conditionInput(codec, conditions) },
  };
}

/** Makes the request that changes an item that is there. Pure. */
export function updateRequest(
  model: AnyModel,
  codec: ModelCodec,
  key: StoredItem,
  { actions, conditions }: UpdatePlan,
): DynamoDBRequest<"UpdateItem"> {
  const placeholders = requestPlaceholders(codec);
  const condition = compileCondition({ kind: "and", conditions: [present(model), ...conditions] }, placeholders);
  return {
    operation: "UpdateItem",
    model: model.name,
    input: {
      TableName: model.table,
      Key: key,
      ...(actions.length > 0 && { UpdateExpression: compileUpdate(actions, placeholders) }),
      ConditionExpression: condition,
      ...expressionInput(placeholders),
      ReturnValues: "ALL_NEW",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  };
}

/** Makes the request that deletes an item, if the conditions hold. Pure. */
export function deleteRequest(
  model: AnyModel,
  codec: ModelCodec,
  key: object,
  conditions: readonly Condition[] = [],
): DynamoDBRequest<"DeleteItem"> {
  return {
    operation: "DeleteItem",
    model: model.name,
    input: {
      TableName: model.table,
      Key: codec.marshalKey(key),
      ...conditionInput(codec, conditions),
      ReturnValues: "ALL_OLD",
    },
  };
}

/** A failed condition gives the item that is there: it tells a conflict from a missing item, and costs no further read. */
function conditionInput(codec: ModelCodec, conditions: readonly Condition[]): object {
  if (conditions.length === 0) return {};
  const placeholders = requestPlaceholders(codec);
  return {
    ConditionExpression: compileCondition({ kind: "and", conditions }, placeholders),
    ...expressionInput(placeholders),
    ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
  };
}

/** No item has the key. The partition key stands for the whole: every item has one. */
function absent(model: AnyModel): Condition {
  return operatorCondition([model.key.partitionKey], "attribute_not_exists", []);
}

function present(model: AnyModel): Condition {
  return operatorCondition([model.key.partitionKey], "attribute_exists", []);
}
