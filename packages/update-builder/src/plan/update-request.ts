import type { AnyModel, DynamoDBRequest, StoredItem, UpdateItemInput } from "@dynamorm/core";
import { compileConjunction, compileUpdate } from "@dynamorm/expressions";
import { addBindings, requestPlaceholders } from "../model/expression-input.ts";
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
  const input: UpdateItemInput = {
    TableName: model.table,
    Key: key,
    ReturnValues: returnValues,
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  };
  nameModel(model, () => {
    input.ConditionExpression = compileConjunction(all, placeholders);
    if (actions.length > 0) input.UpdateExpression = compileUpdate(actions, placeholders);
    addBindings(input, placeholders);
  });
  return { operation: "UpdateItem", model: model.name, input };
}
