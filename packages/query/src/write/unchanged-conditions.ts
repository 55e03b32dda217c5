import { type AnyModel, type StoredItem, storedNameOf } from "@dynamorm/core";
import { type Condition, operatorCondition } from "@dynamorm/expressions";
import { keyNames, StoredOperand } from "@dynamorm/update-builder";

/**
 * That every attribute of the model is as it was read: what stands for a version where a model has none.
 *
 * The values are compared as they are stored: what code makes of one, and back, may be another way to write the same.
 */
export function unchangedConditions(model: AnyModel, stored: StoredItem): readonly Condition[] {
  const ofTable = keyNames(model.key);
  return Object.keys(model.attributes)
    .filter((name) => !ofTable.includes(name))
    .map((name) => {
      const value = stored[storedNameOf(model, name)];
      return value === undefined
        ? operatorCondition([name], "attribute_not_exists", [])
        : operatorCondition([name], "=", [new StoredOperand(value)]);
    });
}
