import { describeValue, isPlainObject, type StoredItem, storedNameOf } from "@dynamorm/core";
import { equalStored } from "@dynamorm/expressions";
import { invalidQuery, isIndexPart } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * What a function has changed of an item: the attributes that are not as they are stored. `undefined` where it changed nothing.
 *
 * Readonly attributes, timestamps and the version may be in what it gave, as they are in a whole item, as long as they are as they were.
 * The attributes that computed keys of indexes are made of are all told, as a key is computed of all.
 *
 * @throws InvalidQueryError for what is no object, and for another version.
 */
export function changesOf(context: ModelContext, stored: StoredItem, given: unknown): Fields | undefined {
  if (given === undefined) return undefined;
  const { model, codec } = context;
  if (!isPlainObject(given)) {
    const mend = "the item, changed, or an object of the attributes that change, or nothing";
    throw invalidQuery(model, `the function of modify() gives ${mend}, not ${describeValue(given)}`);
  }
  const changed = Object.entries(given).filter(([name, value]) => value !== undefined && !isStored(name, value));
  const { version, createdAt, updatedAt } = model.roles;
  const own = changed.find(([name]) => name === version || name === createdAt || name === updatedAt)?.[0];
  if (own !== undefined) {
    const message = `the function of modify() gives another "${own}", which the library sets by itself; leave it as it is`;
    throw invalidQuery(model, message, { attribute: own });
  }
  if (changed.length === 0) return undefined;
  if (!changed.some(([name]) => isIndexPart(model, name))) return Object.fromEntries(changed);
  return { ...indexParts(context, stored), ...Object.fromEntries(changed) };

  function isStored(name: string, value: unknown): boolean {
    if (!Object.hasOwn(model.attributes, name)) return false;
    const there = stored[storedNameOf(model, name)];
    if (there === undefined) return value === null && model.attributes[name]?.definition.optional === true;
    return !isWishToRemove(name, value) && equalStored(codec.marshalValue([name], value), there);
  }

  function isWishToRemove(name: string, value: unknown): boolean {
    const definition = model.attributes[name]?.definition;
    return value === null && definition?.optional === true && !definition.nullable;
  }
}

/** The attributes that computed keys of indexes are made of, as the item has them; `null` where it has none. */
function indexParts({ model, codec }: ModelContext, stored: StoredItem): Fields {
  const { updatedAt } = model.roles;
  const names = Object.keys(model.attributes).filter((name) => name !== updatedAt && isIndexPart(model, name));
  const has = (name: string): boolean => stored[storedNameOf(model, name)] !== undefined;
  const there = codec.unmarshalSome(stored, names.filter(has)) as Fields;
  return Object.fromEntries(names.map((name) => [name, has(name) ? there[name] : null]));
}
