import { type AnyModel, type StoredItem, storedNameOf, type TypeTag } from "@dynamorm/core";
import { type Condition, operatorCondition } from "@dynamorm/expressions";
import { keyTexts } from "@dynamorm/marshaling";
import type { Candidate } from "./candidate.ts";
import type { QueryDescription } from "../describe/description.ts";
import { keyNames } from "./key-names.ts";

/**
 * What tells the items of a model, that are there, from all others that a table or an index holds: the type tag, which every index
 * holds, or where there is none what the model's computed keys begin with; and that an item was not deleted softly.
 */
export function ownConditions(
  model: AnyModel,
  candidate: Candidate,
  { deleted = "without" }: QueryDescription,
  operation: "Query" | "Scan" = "Query",
): readonly Condition[] {
  const { typeTag } = model;
  // Where there is a tag, keys do not tell: those of another model, which has another tag, may begin alike.
  const type = typeTag === undefined ? keyConditions(model, candidate, operation) : [tagCondition(typeTag)];
  return [...type, ...deletedConditions(model, deleted)];
}

/** Whether softly deleted items are wanted. */
export type Deleted = NonNullable<QueryDescription["deleted"]>;

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

/** Made once for each tag: every query has it. */
function tagCondition(tag: TypeTag): Condition {
  let condition = tagConditions.get(tag);
  if (condition === undefined) {
    condition = operatorCondition([tag.attribute], "=", [tag.value]);
    tagConditions.set(tag, condition);
  }
  return condition;
}

/** What the computed keys of the table begin with. Every index holds them; DynamoDB takes no filter on the key that is queried. */
function keyConditions(model: AnyModel, candidate: Candidate, operation: "Query" | "Scan"): readonly Condition[] {
  const texts = keyTexts(model);
  return [model.key.partitionKey, model.key.sortKey].flatMap((name) => {
    const text = name === undefined ? undefined : texts[name];
    const isQueried = operation === "Query" && (name === candidate.partitionKey || name === candidate.sortKey);
    if (text === undefined || text.literal === "" || isQueried) return [];
    const operator = text.parts.length === 0 ? "=" : "begins_with";
    return [operatorCondition([text.attribute], operator, [text.literal])];
  });
}

/** Whether an item that was read by its key is one of the model's, and there. */
export function isOwnItem(
  model: AnyModel,
  item: StoredItem,
  { deleted = "without" }: Pick<QueryDescription, "deleted"> = {},
): boolean {
  const { typeTag, roles } = model;
  if (typeTag !== undefined && item[typeTag.attribute]?.S !== typeTag.value) return false;
  if (roles.deletedAt === undefined || deleted === "with") return true;
  const isDeleted = item[storedNameOf(model, roles.deletedAt)] !== undefined;
  return isDeleted === (deleted === "only");
}

/**
 * Whether only the form of its computed keys tells a model's items from others: what they begin with may be what those of another model
 * begin with (`ORDER#{o}`, `ORDER#{o}#LINE#{l}`), and DynamoDB cannot look any further.
 */
export function isToldByKeys({ typeTag, computed, key }: AnyModel): boolean {
  return typeTag === undefined && keyNames(key).some((name) => (computed[name]?.parts.length ?? 0) > 0);
}

/** Whether the computed keys of a stored item have the form of the model's. */
export function hasOwnKeys(model: AnyModel, item: StoredItem): boolean {
  const texts = keyTexts(model);
  return keyNames(model.key).every((name) => {
    const text = texts[name];
    return text === undefined || text.hasForm(item[name]?.S ?? "");
  });
}

/** Names of the attributes that {@link isOwnItem} looks at. */
export function ownNames({ typeTag, roles }: AnyModel): readonly string[] {
  return [typeTag?.attribute, roles.deletedAt].filter((name) => name !== undefined);
}
