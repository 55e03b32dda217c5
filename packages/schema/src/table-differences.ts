import { inWords, type ProjectionDefinition } from "@dynamorm/core";
import { indexInWords, keyInWords } from "./key-in-words.ts";
import { type IndexBlueprint, keyAttributes, type TableBlueprint, type TableKey } from "./table-blueprint.ts";
import type { IndexInfo, TableInfo } from "./table-info.ts";
import type { TableDifference } from "./table-mismatch-error.ts";

/**
 * What a table lacks, or has otherwise, to be the table of its model: the key, the types of key attributes, the indexes and
 * Time to Live. What it has besides, other indexes and more projected attributes, does no harm and is no difference. Time to
 * Live that is off is none either: it can be switched on. Pure.
 */
export function tableDifferences(blueprint: TableBlueprint, info: TableInfo): TableDifference[] {
  return [
    ...difference("the key", keyInWords(blueprint.key), keyInWords(info.key)),
    ...typeDifferences(blueprint, info),
    ...blueprint.indexes.flatMap((index) =>
      // An index may be named like something that every object has, "constructor".
      indexDifferences(index, Object.hasOwn(info.indexes, index.name) ? info.indexes[index.name] : undefined),
    ),
    ...timeToLiveDifferences(blueprint, info),
  ];
}

function difference(subject: string, expected: string, actual: string): TableDifference[] {
  return expected === actual ? [] : [{ subject, expected, actual }];
}

/** Each attribute once, however many keys it is in: in DynamoDB, too, it has one type for all of them. */
function typeDifferences(blueprint: TableBlueprint, info: TableInfo): TableDifference[] {
  const actual = keyTypes([info.key, ...Object.values(info.indexes).map(({ key }) => key)]);
  const expected = keyTypes([blueprint.key, ...blueprint.indexes.map(({ key }) => key)]);
  return [...expected].flatMap(([name, type]) =>
    // A key attribute that the table does not know is told as a difference of the key that it is missing from.
    difference(`attribute "${name}"`, `type ${type}`, `type ${actual.get(name) ?? type}`),
  );
}

function keyTypes(keys: readonly TableKey[]): ReadonlyMap<string, string> {
  return new Map(keys.flatMap(keyAttributes).map(({ name, type }) => [name, type]));
}

function indexDifferences(index: IndexBlueprint, actual: IndexInfo | undefined): TableDifference[] {
  const subject = `index "${index.name}"`;
  const whole = indexInWords(index);
  if (actual === undefined) return difference(subject, whole, "no such index");
  if (index.type !== actual.type) {
    return difference(subject, whole, indexInWords(actual));
  }
  return [
    ...difference(subject, keyInWords(index.key), keyInWords(actual.key)),
    ...(covers(actual.projection, index.projection)
      ? []
      : difference(subject, projectionInWords(index.projection), projectionInWords(actual.projection))),
  ];
}

/** Whether an index holds at least what is needed. */
function covers(actual: ProjectionDefinition, needed: ProjectionDefinition): boolean {
  if (actual === "all" || needed === "keys") return true;
  if (actual === "keys" || needed === "all") return false;
  return needed.every((name) => actual.includes(name));
}

function timeToLiveDifferences({ ttl: attribute }: TableBlueprint, { ttl }: TableInfo): TableDifference[] {
  if (attribute === undefined || ttl === undefined) return [];
  const isGoing = ttl.status === "DISABLING" ? ", which is being switched off: that takes up to an hour" : "";
  return difference("Time to Live", `the attribute "${attribute}"`, `the attribute "${ttl.attribute}"${isGoing}`);
}

function projectionInWords(projection: ProjectionDefinition): string {
  if (projection === "all") return "a projection of all attributes";
  if (projection === "keys") return "a projection of keys only";
  return `a projection of ${inWords(
    projection.map((name) => `"${name}"`),
    "and",
  )}`;
}
