import { type AnyModel, guardNames } from "@dynamorm/core";
import { type Condition, operatorCondition } from "@dynamorm/expressions";
import { type Deleted, ownWriteConditions } from "@dynamorm/update-builder";

const absences = new WeakMap<AnyModel, Condition>();

/** No item has the key. The partition key stands for the whole: every item has one. */
export function absent(model: AnyModel): Condition {
  let condition = absences.get(model);
  if (condition === undefined) {
    condition = operatorCondition([model.key.partitionKey], "attribute_not_exists", []);
    absences.set(model, condition);
  }
  return condition;
}

/** An item is no guard of a unique value. */
export const noGuard: Condition = operatorCondition([guardNames.guards], "attribute_not_exists", []);

/**
 * What is there is the model's own, or nothing is there. Of a model whose items nothing tells from others this is no condition: items of
 * others are not looked for.
 */
export function ownOrAbsent(model: AnyModel, deleted: Deleted): readonly Condition[] {
  const own = ownWriteConditions(model, deleted);
  return own.length === 0 ? [] : [{ kind: "or", conditions: [absent(model), { kind: "and", conditions: own }] }];
}
