import {
  type AnyModel,
  describeValue,
  InvalidModelError,
  isRecord,
  type StoredItem,
  storedNameOf,
} from "@dynamorm/core";
import { keyTexts } from "@dynamorm/marshaling";
import { keyNames } from "@dynamorm/update-builder";
import { hasOwnKeys, isOwnItem } from "../plan/own-items.ts";

/**
 * Refuses models that could not be read together: of other tables or keys, of the same name, or without anything that tells their items
 * apart.
 */
export function checkCollection(models: readonly AnyModel[]): void {
  const [first, ...others] = models;
  if (first === undefined) throw new InvalidModelError("collection() takes a list of at least one model");
  for (const other of others) checkKeys(first, other);
  for (const [index, one] of models.entries()) {
    for (const other of models.slice(index + 1)) checkPair(one, other);
  }
}

function checkKeys(one: AnyModel, other: AnyModel): void {
  if (one.table !== other.table) {
    refuse(one, other, `are in the tables "${one.table}" and "${other.table}"; a collection reads one`);
  }
  const [keys, otherKeys] = [one, other].map((model) =>
    keyNames(model.key)
      .map((name) => storedNameOf(model, name))
      .join(", "),
  );
  if (keys !== otherKeys) {
    refuse(one, other, `have the keys ${keys} and ${otherKeys}; the items of one table have one`);
  }
}

function checkPair(one: AnyModel, other: AnyModel): void {
  if (one.name === other.name) refuse(one, other, "have the same name; their items could not be grouped");
  const [tag, otherTag] = [one.typeTag, other.typeTag];
  if (tag !== undefined && tag.attribute === otherTag?.attribute) {
    if (tag.value !== otherTag.value) return;
    refuse(one, other, `have the same type tag, ${tag.attribute} = "${tag.value}"`);
  }
  if (keyNames(one.key).some((name) => !beginAlike(one, other, name))) return;
  refuse(
    one,
    other,
    "cannot be told apart: give each a typeTag in the same attribute, or computed keys that begin with different texts",
  );
}

/** Whether a key of one model could be one of the other's. */
function beginAlike(one: AnyModel, other: AnyModel, name: string): boolean {
  const [text, otherText] = [keyTexts(one)[name], keyTexts(other)[name]];
  if (text === undefined || otherText === undefined) return true;
  // What begins with a text is alike to what is that text, or begins with more of it.
  if (text.parts.length === 0 && otherText.parts.length === 0) return text.literal === otherText.literal;
  if (text.parts.length === 0) return text.literal.startsWith(otherText.literal);
  if (otherText.parts.length === 0) return otherText.literal.startsWith(text.literal);
  return text.literal.startsWith(otherText.literal) || otherText.literal.startsWith(text.literal);
}

/** The model that a stored item belongs to; `undefined` where it is none of these, or deleted softly. */
export function ownerOf(models: readonly AnyModel[], item: StoredItem): AnyModel | undefined {
  return models.find((model) => isOwnItem(model, item) && (model.typeTag !== undefined || hasOwnKeys(model, item)));
}

/** Refuses what is no list of models. */
export function modelsOrThrow(models: unknown): readonly AnyModel[] {
  const isList = Array.isArray(models) && models.every((model) => isRecord(model) && isRecord(model["key"]));
  if (isList && models.length > 0) return models as readonly AnyModel[];
  throw new InvalidModelError(
    `collection() takes a list of models, e.g. [Customer, Order], not ${describeValue(models)}`,
  );
}

function refuse(one: AnyModel, other: AnyModel, why: string): never {
  throw new InvalidModelError(`the models "${one.name}" and "${other.name}" ${why}`, {
    model: other.name,
    table: other.table,
  });
}
