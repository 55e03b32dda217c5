import { type AnyModel, inWords } from "@dynamorm/core";
import type { UpdateAction } from "@dynamorm/expressions";
import { type KeyText, keyTexts } from "@dynamorm/marshaling";
import { invalidQuery } from "../model/invalid-query.ts";
import { keyFault } from "../model/key-fault.ts";
import { keyNames } from "../model/key-names.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Says how the parts of a key are given that an update lacks. */
export type HowToGive = (model: AnyModel, missing: readonly string[]) => string;

/**
 * What an update does to the computed keys of indexes: each that is made of an attribute that changes is computed anew, of what the
 * update gives and of what the item's key tells; where a part is removed, so is the key, and the item is no more in the index.
 *
 * `changes` are the attributes that the update sets or removes; `values` is all that is known of the item as it will be: `null` for a
 * part that it will not have.
 *
 * @throws InvalidQueryError, with the parts that are missing, where a key cannot be computed.
 */
export function computedKeyActions(
  model: AnyModel,
  changes: ReadonlySet<string>,
  values: Fields,
  howToGive: HowToGive = giveInObject,
): readonly UpdateAction[] {
  const ofTable = keyNames(model.key);
  return Object.values(keyTexts(model))
    .filter(({ attribute, parts }) => !ofTable.includes(attribute) && parts.some(({ name }) => changes.has(name)))
    .map((text) => actionOf(model, text, changes, values, howToGive));
}

function actionOf(
  model: AnyModel,
  text: KeyText,
  changes: ReadonlySet<string>,
  values: Fields,
  howToGive: HowToGive,
): UpdateAction {
  const { attribute, parts } = text;
  if (parts.some(({ name }) => values[name] === null)) return { kind: "remove", path: [attribute] };
  const missing = parts.map(({ name }) => name).filter((name) => values[name] === undefined);
  if (missing.length > 0) refuseParts(model, text, changes, missing, howToGive);
  const value = text.textOf(values);
  const fault = keyFault(model, attribute, value);
  if (fault !== undefined) throw invalidQuery(model, `update makes "${attribute}" ${fault}`, { attribute });
  return { kind: "set", path: [attribute], operand: { kind: "value", value } };
}

function refuseParts(
  model: AnyModel,
  { attribute, parts }: KeyText,
  changes: ReadonlySet<string>,
  missing: readonly string[],
  howToGive: HowToGive,
): never {
  const names = [...new Set(parts.map(({ name }) => name))];
  const changed = names.filter((name) => changes.has(name));
  throw invalidQuery(
    model,
    `update of ${quoted(changed)} lacks ${quoted(missing)}: "${attribute}", the key of ${indexesOf(model, attribute)}, is made of ${quoted(names)}; ${howToGive(model, missing)}`,
    { attribute: missing[0] },
  );
}

/** What to give for parts that an item may lack, which a whole item has nothing for. */
function giveInObject({ attributes }: AnyModel, names: readonly string[]): string {
  const canLack = names.filter((name) => attributes[name]?.definition.optional);
  return canLack.length === 0 ? "give them all" : `give them all (${quoted(canLack)} as null where the item has none)`;
}

/** The indexes that have an attribute as their key, in words. */
export function indexesOf(model: AnyModel, attribute: string): string {
  const names = Object.values(model.indexes).flatMap((index) =>
    keyNames(index).includes(attribute) ? [index.name] : [],
  );
  return `${names.length === 1 ? "index" : "indexes"} ${quoted(names)}`;
}

function quoted(names: readonly string[]): string {
  return inWords(
    names.map((name) => `"${name}"`),
    "and",
  );
}
