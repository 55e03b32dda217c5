import { type AnyModel, guardNames, type StoredItem, storedNameOf } from "@dynamorm/core";
import { type Condition, operatorCondition } from "@dynamorm/expressions";
import { keyTexts } from "@dynamorm/marshaling";
import { deletedConditions, tagCondition, keyNames } from "@dynamorm/update-builder";
import type { Candidate } from "./candidate.ts";
import type { QueryDescription } from "../describe/description.ts";
import { noGuard } from "../write/presence.ts";
import { guardMark } from "../write/unique/guard-key.ts";

/**
 * What tells the items of a model, that are there, from all others that a table or an index holds: the type tag, which every index
 * holds, or where there is none what the model's computed keys begin with, and that an item is no guard of a unique value; and that an
 * item was not deleted softly.
 */
export function ownConditions(
  model: AnyModel,
  candidate: Candidate,
  { deleted = "without" }: QueryDescription,
  operation: "Query" | "Scan" = "Query",
): readonly Condition[] {
  const { typeTag } = model;
  // Where there is a tag, keys do not tell: those of another model, which has another tag, may begin alike.
  const type =
    typeTag === undefined
      ? [...keyConditions(model, candidate, operation), ...guardConditions(model, candidate)]
      : [tagCondition(typeTag)];
  return [...type, ...deletedConditions(model, deleted)];
}

/**
 * That an item is no guard, where there can be one: guards have the keys of the table, and are in the indexes that are made of nothing
 * else. Models with unique attributes have no such index that lacks what is looked at here.
 */
function guardConditions(model: AnyModel, candidate: Candidate): readonly Condition[] {
  if (model.unique === undefined || !mayHaveGuardKey(model)) return [];
  const ofTable = keyNames(model.key);
  return keyNames(candidate).every((name) => ofTable.includes(name)) ? [noGuard] : [];
}

/** Whether the partition key could be that of a guard, by what it begins with. */
function mayHaveGuardKey(model: AnyModel): boolean {
  const text = keyTexts(model)[model.key.partitionKey];
  return text === undefined || text.literal.startsWith(guardMark) || guardMark.startsWith(text.literal);
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
  if (isGuard(model, item)) return false;
  if (roles.deletedAt === undefined || deleted === "with") return true;
  const isDeleted = item[storedNameOf(model, roles.deletedAt)] !== undefined;
  return isDeleted === (deleted === "only");
}

/** Whether an item is no item of a model, but keeps a value unique. */
export function isGuard({ unique }: AnyModel, item: StoredItem): boolean {
  return unique !== undefined && item[guardNames.guards] !== undefined;
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
export function ownNames({ typeTag, roles, unique }: AnyModel): readonly string[] {
  const guards = unique === undefined || typeTag !== undefined ? undefined : guardNames.guards;
  return [typeTag?.attribute, roles.deletedAt, guards].filter((name) => name !== undefined);
}
