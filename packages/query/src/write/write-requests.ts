import type {
  AnyModel,
  ConditionInput,
  DeleteItemInput,
  DynamoDBRequest,
  PutItemInput,
  StoredItem,
  UpdateItemInput,
} from "@dynamorm/core";
import { compileConjunction, compileUpdate, type Condition, type UpdateAction } from "@dynamorm/expressions";
import { addBindings, requestPlaceholders, type ModelCodec, nameModel } from "@dynamorm/update-builder";
import type { CheckRequest } from "./planned-write.ts";

/** Makes the request that stores an item whole, if the conditions hold. Pure. */
export function putRequest(
  model: AnyModel,
  codec: ModelCodec,
  item: StoredItem,
  conditions: readonly Condition[],
): DynamoDBRequest<"PutItem"> {
  const input: PutItemInput = { TableName: model.table, Item: item };
  addConditions(input, model, codec, conditions);
  return { operation: "PutItem", model: model.name, input };
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
  const input: UpdateItemInput = { TableName: model.table, Key: key, ReturnValues: "ALL_NEW" };
  nameModel(model, () => {
    if (conditions.length > 0) {
      input.ConditionExpression = compileConjunction(conditions, placeholders);
      input.ReturnValuesOnConditionCheckFailure = "ALL_OLD";
    }
    // A model may have a key and nothing else: an update without actions makes the item all the same.
    if (actions.length > 0) input.UpdateExpression = compileUpdate(actions, placeholders);
    addBindings(input, placeholders);
  });
  return { operation: "UpdateItem", model: model.name, input };
}

/** Makes the condition of a transaction on an item that it does not write. Pure. */
export function checkRequest(
  model: AnyModel,
  codec: ModelCodec,
  key: object,
  conditions: readonly Condition[],
): CheckRequest {
  // There is a condition always: the caller sees to it.
  const input: CheckRequest["input"] = { TableName: model.table, Key: codec.marshalKey(key), ConditionExpression: "" };
  addConditions(input, model, codec, conditions);
  return { operation: "ConditionCheck", model: model.name, input };
}

/** Makes the request that deletes an item for good, if the conditions hold. Pure. */
export function deleteRequest(
  model: AnyModel,
  codec: ModelCodec,
  key: object,
  conditions: readonly Condition[],
): DynamoDBRequest<"DeleteItem"> {
  const input: DeleteItemInput = { TableName: model.table, Key: codec.marshalKey(key), ReturnValues: "ALL_OLD" };
  addConditions(input, model, codec, conditions);
  return { operation: "DeleteItem", model: model.name, input };
}

/** A failed condition gives the item that is there: it tells a conflict from a missing item, and costs no further read. */
function addConditions(
  input: ConditionInput,
  model: AnyModel,
  codec: ModelCodec,
  conditions: readonly Condition[],
): void {
  if (conditions.length === 0) return;
  const placeholders = requestPlaceholders(model, codec);
  nameModel(model, () => {
    input.ConditionExpression = compileConjunction(conditions, placeholders);
    addBindings(input, placeholders);
  });
  input.ReturnValuesOnConditionCheckFailure = "ALL_OLD";
}
