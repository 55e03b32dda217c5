import type { AnyModel, TypeTag } from "@dynamorm/core";
import { type Condition, operatorCondition } from "@dynamorm/expressions";

/** Whether softly deleted items are wanted. */
export type Deleted = "with" | "without" | "only";

/** What holds for an item that may be written: it is of the model, and not deleted softly. */
export function ownWriteConditions(model: AnyModel, deleted: Deleted): readonly Condition[] {
  const { typeTag } = model;
  const type = typeTag === undefined ? [] : [tagCondition(typeTag)];
  return [...type, ...deletedConditions(model, deleted)];
}

/** What tells items that were deleted softly from others. */
export function deletedConditions({ roles }: AnyModel, deleted: Deleted = "without"): readonly Condition[] {
  if (roles.deletedAt === undefined || deleted === "with") return [];
  return [operatorCondition([roles.deletedAt], deleted === "only" ? "attribute_exists" : "attribute_not_exists", [])];
}

const tagConditions = new WeakMap<TypeTag, Condition>();

/** That an item has a model's type tag. */
export function tagCondition(tag: TypeTag): Condition {
  let condition = tagConditions.get(tag);
  if (condition === undefined) {
    condition = operatorCondition([tag.attribute], "=", [tag.value]);
    tagConditions.set(tag, condition);
  }
  return condition;
}

const presences = new WeakMap<AnyModel, Condition>();

/** An item has the key. */
export function present(model: AnyModel): Condition {
  let condition = presences.get(model);
  if (condition === undefined) {
    condition = operatorCondition([model.key.partitionKey], "attribute_exists", []);
    presences.set(model, condition);
  }
  return condition;
}
