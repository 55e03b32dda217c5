import type { AnyAttribute } from "../attributes/attribute.ts";
import { uniqueTypeFault } from "../attributes/unique-type-fault.ts";
import { storedName } from "../attributes/stored-name.ts";
import { storedType } from "../attributes/stored-type.ts";
import { writtenDefinition } from "../attributes/written-definition.ts";
import { guardNames } from "./guard-names.ts";
import type { KeyPart } from "./key-definition.ts";
import { isKeyTemplate } from "./key-template.ts";
import { templatesOf } from "./templates-of.ts";
import type { TypeTag } from "./type-tag.ts";
import type { Refuse, UncheckedDefinition } from "./unchecked-definition.ts";
import { uniqueNames } from "./unique-names.ts";

/** Refuses unique attributes where guards could not be stored, or not be told from the model's items. */
export function checkUnique(definition: UncheckedDefinition, typeTag: TypeTag | undefined, refuse: Refuse): void {
  const { attributes, key } = definition;
  const unique = uniqueNames(attributes);
  const [first] = unique;
  if (first === undefined) return;
  for (const name of unique) {
    const fault = uniqueTypeFault((attributes[name] as AnyAttribute).definition);
    if (fault !== undefined) refuse(`"${name}": ${fault}`, name);
  }
  const whole = wholeKey(key.partitionKey, key.sortKey);
  if (whole !== undefined && unique.includes(whole)) {
    refuse(`"${whole}" is the table's key, and unique by itself; leave out unique()`, whole);
  }
  if (!isKeyTemplate(key.partitionKey) && storedTypeOf(attributes, key.partitionKey) === "N") {
    refuse(
      `"${first}" is unique, and the table's partition key "${key.partitionKey}" is a number: what keeps values unique is stored under texts; use a string, a binary or a computed key, e.g. key("pk", "USER#{${key.partitionKey}}")`,
      first,
    );
  }
  checkNames(definition, typeTag, first, refuse);
  if (typeTag === undefined) checkIndexes(definition, first, refuse);
}

/** The attribute that the key is, or is made of, where it is one alone. */
function wholeKey(partitionKey: KeyPart, sortKey: KeyPart | undefined): string | undefined {
  const names = [partitionKey, sortKey].flatMap((part) => (isKeyTemplate(part) ? part.parts : (part ?? [])));
  return new Set(names).size === 1 ? names[0] : undefined;
}

/** No item may look like a guard. */
function checkNames(
  { attributes, key, indexes }: UncheckedDefinition,
  typeTag: TypeTag | undefined,
  unique: string,
  refuse: Refuse,
): void {
  const stored = new Map(
    Object.entries(attributes).map(([name, { definition }]) => [storedName(name, definition), `"${name}" is`]),
  );
  for (const { attribute } of templatesOf(key, indexes)) stored.set(attribute, "a computed key is");
  if (typeTag !== undefined) stored.set(typeTag.attribute, "the type tag is");
  for (const name of Object.values(guardNames)) {
    const owner = stored.get(name);
    if (owner === undefined) continue;
    refuse(`${owner} stored as "${name}", which belongs to what keeps "${unique}" unique; store it under another name`);
  }
}

/** An index whose key is made of the table's holds guards too. Where it lacks what tells them, they would look like items. */
function checkIndexes({ key, indexes = {} }: UncheckedDefinition, unique: string, refuse: Refuse): void {
  const ofTable = [key.partitionKey, key.sortKey].map(attributeOf);
  for (const [name, { partitionKey = key.partitionKey, sortKey, projection = "all" }] of Object.entries(indexes)) {
    const own = [partitionKey, sortKey].map(attributeOf).filter((attribute) => attribute !== undefined);
    if (projection === "all" || !own.every((attribute) => ofTable.includes(attribute))) continue;
    refuse(
      `index "${name}" has nothing but the table's keys, and would hold what keeps "${unique}" unique too; project "all", or give the model a typeTag`,
      unique,
    );
  }
}

function attributeOf(part: KeyPart | undefined): string | undefined {
  return isKeyTemplate(part) ? part.attribute : part;
}

function storedTypeOf(attributes: Readonly<Record<string, AnyAttribute>>, name: string): string | undefined {
  const definition = attributes[name]?.definition;
  return definition && storedType(writtenDefinition(definition));
}
