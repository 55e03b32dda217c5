import type { AnyAttribute } from "../attributes/attribute.ts";
import { storedName } from "../attributes/stored-name.ts";
import { didYouMean } from "../closest-name.ts";
import { describeName } from "../describe-name.ts";
import { isRecord } from "../is-record.ts";
import { checkKeyAttribute, mostNameCharacters } from "./check-key-attribute.ts";
import { checkKeyTemplate, checkRecomputable } from "./check-key-template.ts";
import type { IndexDefinition, KeyDefinition, KeyPart } from "./key-definition.ts";
import { isKeyTemplate } from "./key-template.ts";
import type { TypeTag } from "./type-tag.ts";
import type { Refuse, UncheckedDefinition } from "./unchecked-definition.ts";

/** DynamoDB's default quotas per table. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html */
const mostGlobal = 20;
const mostLocal = 5;
const mostProjected = 100;

const parts: ReadonlySet<string> = new Set(["type", "partitionKey", "sortKey", "projection"]);

/** Refuses indexes that DynamoDB could not make. */
export function checkIndexes(
  { attributes, key, indexes = {} }: UncheckedDefinition,
  typeTag: TypeTag | undefined,
  refuse: Refuse,
): void {
  const all = Object.entries(indexes);
  for (const [name, index] of all) checkIndex(name, index, attributes, key, refuse);
  const local = all.filter(([, index]) => index.type === "local");
  const globalCount = all.length - local.length;
  if (globalCount > mostGlobal) refuse(`it has ${globalCount} global indexes; DynamoDB allows ${mostGlobal}`);
  if (local.length > mostLocal) refuse(`it has ${local.length} local indexes; DynamoDB allows ${mostLocal}`);
  if (local.length > 0 && key.sortKey === undefined) {
    refuse(
      `"${local[0]?.[0]}" is a local index, and the table has no sort key; DynamoDB allows local indexes only on tables with one`,
    );
  }
  const projected = all.reduce((sum, [, index]) => sum + projectedCount(index, key, typeTag), 0);
  if (projected > mostProjected) {
    const tag = typeTag === undefined ? "" : ` (the type tag "${typeTag.attribute}" is one in each)`;
    refuse(
      `its indexes project ${projected} named attributes in all${tag}; DynamoDB allows ${mostProjected}; project "all" in some`,
    );
  }
}

/** How many attributes the index names: those that are no keys, and the type tag, which is projected with "keys" too. */
function projectedCount(
  { projection = "all", ...index }: IndexDefinition,
  key: KeyDefinition,
  typeTag?: TypeTag,
): number {
  if (projection === "all") return 0;
  const keys = [key.partitionKey, key.sortKey, index.partitionKey, index.sortKey].map(attributeOf);
  const named = new Set(projection === "keys" ? [] : projection.filter((name) => !keys.includes(name)));
  return named.size + (typeTag === undefined ? 0 : 1);
}

function checkIndex(
  name: string,
  index: IndexDefinition,
  attributes: Readonly<Record<string, AnyAttribute>>,
  key: KeyDefinition,
  refuse: Refuse,
): void {
  if (!/^[a-zA-Z0-9_.-]{3,255}$/.test(name)) {
    refuse(`${describeName(name)} is no index name: DynamoDB takes 3 to 255 letters, digits, "_", "-" and "."`);
  }
  if (!isRecord(index)) refuse(`index "${name}" is not an object like { partitionKey: "…", sortKey: "…" }`);
  const unknown = Object.keys(index).find((part) => !parts.has(part));
  if (unknown !== undefined) {
    refuse(`index "${name}": "${unknown}" is no part of an index; there are ${[...parts].join(", ")}`);
  }
  const type: unknown = index.type;
  if (type !== undefined && type !== "global" && type !== "local") {
    refuse(`index "${name}": type is "global" or "local", not ${describeName(type)}`);
  }
  checkIndexKey(name, index, attributes, key, refuse);
  checkProjection(name, index.projection, attributes, refuse);
}

function checkIndexKey(
  name: string,
  index: IndexDefinition,
  attributes: Readonly<Record<string, AnyAttribute>>,
  key: KeyDefinition,
  refuse: Refuse,
): void {
  const partitionKey = "partitionKey" in index ? index.partitionKey : undefined;
  const tablePartitionKey = attributeOf(key.partitionKey);
  if (index.type === "local") {
    if (partitionKey !== undefined && attributeOf(partitionKey) !== tablePartitionKey) {
      refuse(
        `local index "${name}" has the partition key ${describeName(attributeOf(partitionKey))}; a local index has the table's, "${tablePartitionKey}": leave it out, or make the index global`,
      );
    }
    if (index.sortKey === undefined) refuse(`local index "${name}" needs a sort key of its own`);
  } else {
    checkIndexKeyPart(`the partition key of index "${name}"`, partitionKey, attributes, key, refuse);
  }
  if (index.sortKey === undefined) return;
  checkIndexKeyPart(`the sort key of index "${name}"`, index.sortKey, attributes, key, refuse);
  const other = index.type === "local" ? tablePartitionKey : attributeOf(partitionKey);
  const sortKey = attributeOf(index.sortKey);
  if (sortKey === other) refuse(`index "${name}" has "${sortKey}" as both partition key and sort key`, sortKey);
}

function checkIndexKeyPart(
  what: string,
  part: KeyPart | undefined,
  attributes: Readonly<Record<string, AnyAttribute>>,
  key: KeyDefinition,
  refuse: Refuse,
): void {
  if (!isKeyTemplate(part)) return checkKeyAttribute(what, part, attributes, refuse);
  checkKeyTemplate(what, part, attributes, refuse);
  checkRecomputable(what, part, attributes, key, refuse);
}

function attributeOf(part: KeyPart | undefined): string | undefined {
  return isKeyTemplate(part) ? part.attribute : part;
}

function checkProjection(
  name: string,
  projection: IndexDefinition["projection"],
  attributes: Readonly<Record<string, AnyAttribute>>,
  refuse: Refuse,
): void {
  if (projection === undefined || projection === "all" || projection === "keys") return;
  if (!Array.isArray(projection) || projection.length === 0) {
    refuse(`index "${name}": projection is "all", "keys" or a list of attributes, not ${describeName(projection)}`);
  }
  for (const attribute of projection) checkProjected(name, attribute, attributes, refuse);
}

function checkProjected(
  name: string,
  attribute: unknown,
  attributes: Readonly<Record<string, AnyAttribute>>,
  refuse: Refuse,
): void {
  if (typeof attribute === "string" && Object.hasOwn(attributes, attribute)) {
    const stored = storedName(attribute, (attributes[attribute] as AnyAttribute).definition);
    if (stored.length <= mostNameCharacters) return;
    refuse(
      `index "${name}" projects ${describeName(stored)}; DynamoDB allows ${mostNameCharacters} characters in the name of a projected attribute`,
      attribute,
    );
  }
  refuse(
    `index "${name}" projects ${describeName(attribute)}, which is no attribute; there are ${Object.keys(attributes).join(", ")}${didYouMean(attribute, Object.keys(attributes))}`,
    typeof attribute === "string" ? attribute : undefined,
  );
}
