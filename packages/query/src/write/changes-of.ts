import { type AttributeDefinition, describeValue, inWords, isPlainObject, type StoredItem } from "@dynamorm/core";
import { equalStored } from "@dynamorm/expressions";
import { emptyValueOf } from "@dynamorm/marshaling";
import { invalidQuery, isIndexPart, withDefaults } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What a function was given to change, and what it gave. */
export interface Modification {
  /** The item as it was read. */
  readonly stored: StoredItem;
  /** The item that the function was given, as it is after it. */
  readonly item: object;
  readonly given: unknown;
}

/**
 * What a function has changed of an item: the attributes that are not as they were read. `undefined` where it changed nothing.
 *
 * Readonly attributes, timestamps and the version may be in what it gave, as they are in a whole item, as long as they are as they were.
 * The attributes that computed keys of indexes are made of are all told, as a key is computed of all.
 *
 * @throws InvalidQueryError for what is no object, for another version, timestamp or readonly value, and where the function has changed
 * the item that it was given, and did not give the change.
 */
export function changesOf(context: ModelContext, { stored, item, given }: Modification): Fields | undefined {
  const { model, codec } = context;
  if (given !== undefined && !isPlainObject(given)) {
    const mend = "the item, changed, or an object of the attributes that change, or nothing";
    throw invalidQuery(model, `the function of modify() gives ${mend}, not ${describeValue(given)}`);
  }
  // Made anew: the function may have changed the one that it was given.
  const read = codec.unmarshal(stored) as Fields;
  const isSame = (name: string, value: unknown): boolean => isAsRead(context, name, value, ownOf(read, name));
  const told = given ?? {};
  const untold = Object.keys(model.attributes).filter(
    (name) => !Object.hasOwn(told, name) && !isSame(name, ownOf(item, name)),
  );
  // It cannot be told from a change that was meant, and would be lost.
  if (untold.length > 0) {
    const names = inWords(
      untold.map((name) => `"${name}"`),
      "and",
    );
    const message = `the function of modify() changed ${names} of the item that it was given, and did not give it back; return the item, with null for what is to be removed`;
    throw invalidQuery(model, message, { attribute: untold[0] });
  }
  const changed = Object.entries(told).filter(([name, value]) => value !== undefined && !isSame(name, value));
  const { version, createdAt, updatedAt } = model.roles;
  for (const [attribute] of changed) {
    const isOwn = attribute === version || attribute === createdAt || attribute === updatedAt;
    if (!isOwn && definitionOf(context, attribute)?.readonly !== true) continue;
    const why = isOwn ? "which the library sets by itself" : "which is readonly";
    const message = `the function of modify() gives another "${attribute}", ${why}; leave it as it is`;
    throw invalidQuery(model, message, { attribute });
  }
  if (changed.length === 0) return undefined;
  if (!changed.some(([name]) => isIndexPart(model, name))) return Object.fromEntries(changed);
  return { ...indexParts(context, read), ...Object.fromEntries(changed) };
}

/**
 * Whether a value is the one that was read. They are compared as they would be stored, not with what is: other code may have written
 * the same date in other words.
 */
function isAsRead(context: ModelContext, name: string, value: unknown, before: unknown): boolean {
  const definition = definitionOf(context, name);
  if (definition === undefined || value === undefined || before === undefined) {
    return value === before || (value === null && isWishToRemove(definition));
  }
  const empty = emptyValueOf(definition);
  if (empty?.is(value) || empty?.is(before)) return empty.is(value) && empty.is(before);
  if (value === null && isWishToRemove(definition)) return false;
  const { codec } = context;
  const toStore = withDefaults(definition, value);
  return equalStored(codec.marshalValue([name], toStore), codec.marshalValue([name], before));
}

/** Attributes may be named as what every object has. */
function ownOf(item: object, name: string): unknown {
  return Object.hasOwn(item, name) ? (item as Fields)[name] : undefined;
}

function isWishToRemove(definition: AttributeDefinition | undefined): boolean {
  return definition?.optional === true && !definition.nullable;
}

function definitionOf({ model }: ModelContext, name: string): AttributeDefinition | undefined {
  return Object.hasOwn(model.attributes, name) ? model.attributes[name]?.definition : undefined;
}

/** The attributes that computed keys of indexes are made of, as reading the item gives them; `null` where it has none. */
function indexParts({ model }: ModelContext, read: Fields): Fields {
  const { updatedAt } = model.roles;
  const names = Object.keys(model.attributes).filter((name) => name !== updatedAt && isIndexPart(model, name));
  return Object.fromEntries(names.map((name) => [name, read[name] ?? null]));
}
