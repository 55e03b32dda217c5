import type { AnyModel, DynamoDBRequest, StoredItem } from "@dynamorm/core";
import { compileCondition, compileUpdate, type Condition, operatorCondition } from "@dynamorm/expressions";
import { expressionInput, requestPlaceholders } from "../expression-input.ts";
import type { ModelCodec } from "../model-codec.ts";
import { nameModel } from "../name-model.ts";
import { type Deleted, ownWriteConditions } from "../plan/own-items.ts";
import type { UpdatePlan } from "./update-plan.ts";

/** Makes the request that stores an item where its key is free. Pure. */
export function createRequest(model: AnyModel, codec: ModelCodec, item: StoredItem): DynamoDBRequest<"PutItem"> {
  return storeRequest(model, codec, item, [absent(model)]);
}

/** Makes the request that stores an item, if the conditions hold. An item of another model that has its key is left alone. Pure. */
export function putRequest(
  model: AnyModel,
  codec: ModelCodec,
  item: StoredItem,
  conditions: readonly Condition[] = [],
): DynamoDBRequest<"PutItem"> {
  return storeRequest(model, codec, item, [...ownOrAbsent(model, conditions), ...conditions]);
}

function storeRequest(
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

/** Makes the request that changes an item of the model that is there, or that was deleted softly. Pure. */
export function updateRequest(
  model: AnyModel,
  codec: ModelCodec,
  key: StoredItem,
  { actions, conditions }: UpdatePlan,
  deleted: Deleted = "without",
): DynamoDBRequest<"UpdateItem"> {
  const placeholders = requestPlaceholders(model, codec);
  const all = [present(model), ...ownWriteConditions(model, deleted), ...conditions];
  const expressions = nameModel(model, () => ({
    ConditionExpression: compileCondition({ kind: "and", conditions: all }, placeholders),
    ...(actions.length > 0 && { UpdateExpression: compileUpdate(actions, placeholders) }),
    ...expressionInput(placeholders),
  }));
  return {
    operation: "UpdateItem",
    model: model.name,
    input: {
      TableName: model.table,
      Key: key,
      ...expressions,
      ReturnValues: "ALL_NEW",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  };
}

/** Makes the request that deletes an item for good, if the conditions hold. An item of another model is left alone. Pure. */
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
      ...conditionInput(model, codec, [...ownOrAbsent(model, conditions), ...conditions]),
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

/** No item has the key. The partition key stands for the whole: every item has one. */
function absent(model: AnyModel): Condition {
  return operatorCondition([model.key.partitionKey], "attribute_not_exists", []);
}

/** What is there is the model's own, or nothing is there: what a put or a delete without conditions of its own takes. */
function ownOrAbsent(model: AnyModel, conditions: readonly Condition[]): readonly Condition[] {
  const own = ownWriteConditions(model, "with");
  if (own.length === 0 || conditions.length > 0) return own;
  return [{ kind: "or", conditions: [absent(model), ...own] }];
}

function present(model: AnyModel): Condition {
  return operatorCondition([model.key.partitionKey], "attribute_exists", []);
}
