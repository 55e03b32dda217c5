import {
  type AnyModel,
  type AttributeDefinition,
  InvalidModelError,
  storedDefinitions,
  storedName,
  storedType,
} from "@dynamorm/core";
import { indexInWords, keyInWords } from "./key-in-words.ts";
import { keyAttributes, type TableBlueprint } from "./table-blueprint.ts";

/** A model, and the table that it needs. */
export interface ModelTable {
  readonly model: AnyModel;
  readonly blueprint: TableBlueprint;
}

/**
 * Refuses two models that no table could serve both.
 *
 * @throws InvalidModelError naming both, and what each says.
 */
export function refuseContradictions(one: ModelTable, other: ModelTable): void {
  const { name, table } = other.model;
  const between = `the models "${one.model.name}" and "${name}"`;
  if (one.model.table !== table) {
    throw new InvalidModelError(
      `${between} are in the tables "${one.model.table}" and "${table}"; the models of a list share one`,
      { model: name, table },
    );
  }
  const why =
    keyContradiction(one, other) ??
    indexContradiction(one, other) ??
    timeToLiveContradiction(one, other) ??
    attributeContradiction(one, other) ??
    attributeContradiction(other, one);
  if (why === undefined) return;
  throw new InvalidModelError(`${between} cannot share the table "${table}": ${why}`, { model: name, table });
}

function keyContradiction(one: ModelTable, other: ModelTable): string | undefined {
  const [key, otherKey] = [keyInWords(one.blueprint.key), keyInWords(other.blueprint.key)];
  return key === otherKey ? undefined : `"${one.model.name}" has ${key}, and "${other.model.name}" has ${otherKey}`;
}

function indexContradiction(one: ModelTable, other: ModelTable): string | undefined {
  for (const index of one.blueprint.indexes) {
    const otherIndex = other.blueprint.indexes.find(({ name }) => name === index.name);
    if (otherIndex === undefined || indexInWords(index) === indexInWords(otherIndex)) continue;
    return `"${index.name}" is ${indexInWords(index)} in "${one.model.name}", and ${indexInWords(otherIndex)} in "${other.model.name}"; give one of them another name`;
  }
  return undefined;
}

/** A table has one Time to Live. */
function timeToLiveContradiction(one: ModelTable, other: ModelTable): string | undefined {
  const [ttl, otherTtl] = [one.blueprint.ttl, other.blueprint.ttl];
  if (ttl === undefined || otherTtl === undefined || ttl === otherTtl) return undefined;
  return `Time to Live works on the attribute "${ttl}" in "${one.model.name}", and on "${otherTtl}" in "${other.model.name}"; store both under one name, with storedAs`;
}

/** What one model's keys and Time to Live are to the other's items, which may have an attribute of the same name. */
function attributeContradiction({ model, blueprint }: ModelTable, { model: other }: ModelTable): string | undefined {
  const keys = [blueprint.key, ...blueprint.indexes.map(({ key }) => key)].flatMap(keyAttributes);
  const keyTypes = new Map(keys.map(({ name, type }) => [name, type]));
  for (const [name, definition] of Object.entries(storedDefinitions(other))) {
    const stored = storedName(name, definition);
    const keyType = keyTypes.get(stored);
    // Of what several types are stored as, some values fit: the others are DynamoDB's to refuse.
    const type = storedType(definition) ?? keyType;
    if (keyType !== undefined && type !== keyType) {
      return `"${stored}" is a key of type ${keyType} in "${model.name}", and "${other.name}" stores it as ${type}, which DynamoDB refuses`;
    }
    if (stored === blueprint.ttl && mayExpire(definition)) {
      return `"${stored}" is the Time to Live of "${model.name}", and "${other.name}" has it as an attribute like any other: DynamoDB would delete its items by it; make it attr.ttl() there too, or store it under another name`;
    }
  }
  return undefined;
}

/**
 * Whether DynamoDB could take an attribute that is no Time to Live for one: it looks at numbers alone.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html
 */
function mayExpire(definition: AttributeDefinition): boolean {
  const type = storedType(definition);
  return definition.role !== "ttl" && (type === "N" || type === undefined);
}
