import type { AnyModel, DynamoDBRequest, StoredItem } from "@dynamorm/core";
import { compileCondition, compileUpdate } from "@dynamorm/expressions";
import { expressionInput, requestPlaceholders } from "../model/expression-input.ts";
import type { ModelCodec } from "../model/model-codec.ts";
import { nameModel } from "../model/name-model.ts";
import { type Deleted, ownWriteConditions, present } from "../model/own-items.ts";
import type { UpdatePlan } from "./plan-update.ts";

/** What an update gives back: the item, or what was changed of it, as it is then or as it was before. */
export type ReturnValues = "ALL_NEW" | "ALL_OLD" | "UPDATED_NEW" | "UPDATED_OLD" | "NONE";

/** Makes the request that changes an item of the model that is there, or that was deleted softly. Pure. */
export function updateRequest(
  model: AnyModel,
  codec: ModelCodec,
  key: StoredItem,
  { actions, conditions }: UpdatePlan,
  {
    deleted = "without",
    returnValues = "ALL_NEW",
  }: { readonly deleted?: Deleted | undefined; readonly returnValues?: ReturnValues | undefined } = {},
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
      ReturnValues: returnValues,
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  };
}
