import type { AnyAttribute } from "../attributes/attribute.ts";
import { attributeNameFault } from "../attributes/attribute-name-fault.ts";
import { attributeOrThrow } from "../attributes/element-definition.ts";
import { storedName, storedNameClash } from "../attributes/stored-name.ts";
import { writtenDefinition } from "../attributes/written-definition.ts";
import { describeName } from "../describe-name.ts";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { isRecord } from "../is-record.ts";
import { quoteText } from "../quote-text.ts";
import { checkStandardSchema } from "../validation/check-standard-schema.ts";
import { checkIndexes } from "./check-indexes.ts";
import { checkKeyAttribute } from "./check-key-attribute.ts";
import { checkKeyTemplate } from "./check-key-template.ts";
import { checkRoles } from "./check-roles.ts";
import { checkTableName } from "./check-table-name.ts";
import { checkUnique } from "./check-unique.ts";
import type { KeyPart } from "./key-definition.ts";
import { isKeyTemplate } from "./key-template.ts";
import { templatesOf } from "./templates-of.ts";
import type { TypeTag } from "./type-tag.ts";
import type { Refuse, UncheckedDefinition } from "./unchecked-definition.ts";

const parts: ReadonlySet<string> = new Set([
  "name",
  "table",
  "attributes",
  "key",
  "indexes",
  "naming",
  "typeTag",
  "validate",
]);

/**
 * Refuses a definition that DynamoDB or the library could not serve. Each check stands for a rule of DynamoDB
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html) or for a mistake that would
 * otherwise show much later.
 */
export function checkModel(definition: UncheckedDefinition, typeTag: TypeTag | undefined, refuse: Refuse): void {
  checkTableName(definition.table, refuse);
  checkKey(definition, refuse);
  checkIndexes(definition, typeTag, refuse);
  checkStoredNames(definition, typeTag, refuse);
  checkRoles(definition.attributes, refuse);
  checkUnique(definition, typeTag, refuse);
  if (definition.validate === undefined) return;
  try {
    checkStandardSchema("validate", definition.validate);
  } catch (error) {
    refuse((error as Error).message);
  }
}

/** Refuses what is no definition at all: what cannot be looked into. */
export function checkParts(definition: unknown): void {
  if (!isRecord(definition)) {
    throw new InvalidModelError("defineModel takes an object: { name, table, attributes, key, indexes }");
  }
  const { name } = definition;
  if (typeof name !== "string" || name === "") throw new InvalidModelError(`a model needs a name: { name: "User", … }`);
  for (const part of ["attributes", "key"]) {
    if (!isRecord(definition[part])) {
      throw new InvalidModelError(`Model "${name}": "${part}" is missing or not an object`, { model: name });
    }
  }
  if (definition["indexes"] !== undefined && !isRecord(definition["indexes"])) {
    throw new InvalidModelError(`Model "${name}": "indexes" is not an object of indexes by name`, { model: name });
  }
  for (const part of Object.keys(definition)) {
    if (!parts.has(part)) {
      throw new InvalidModelError(
        `Model "${name}": ${describeName(part)} is no part of a model; there are ${[...parts].join(", ")}`,
        { model: name },
      );
    }
  }
}

/** The attributes of a definition, each of which is one. */
export function attributesOrThrow(
  { attributes }: UncheckedDefinition,
  refuse: Refuse,
): Readonly<Record<string, AnyAttribute>> {
  if (Object.keys(attributes).length === 0) refuse("it has no attributes");
  for (const [attribute, value] of Object.entries(attributes)) {
    try {
      attributeOrThrow(value, `attribute "${attribute}" is not made by attr, e.g. attr.string()`, attribute);
    } catch (error) {
      refuse((error as Error).message, attribute);
    }
    const fault = attributeNameFault(attribute);
    if (fault !== undefined) refuse(fault, attribute);
  }
  return attributes;
}

function checkKey({ attributes, key }: UncheckedDefinition, refuse: Refuse): void {
  for (const part of Object.keys(key)) {
    if (part !== "partitionKey" && part !== "sortKey") {
      refuse(`"${part}" is no part of a key; there are partitionKey and sortKey`);
    }
  }
  checkTableKeyPart("the table's partition key", key.partitionKey, attributes, refuse);
  if (key.sortKey !== undefined) checkTableKeyPart("the table's sort key", key.sortKey, attributes, refuse);
  const [partition, sort] = [key.partitionKey, key.sortKey].map((part) =>
    isKeyTemplate(part) ? part.attribute : part,
  );
  if (partition === sort) {
    refuse(`"${partition}" is both partition key and sort key of the table`, partition);
  }
  // 2048 and 1024 bytes are DynamoDB's limits for the values of partition and sort keys; they are checked when an item is written.
}

/** A key of the table is in every item, and never changes. */
function checkTableKeyPart(
  what: string,
  part: KeyPart,
  attributes: Readonly<Record<string, AnyAttribute>>,
  refuse: Refuse,
): void {
  if (isKeyTemplate(part)) checkKeyTemplate(what, part, attributes, refuse);
  else checkKeyAttribute(what, part, attributes, refuse);
  for (const name of isKeyTemplate(part) ? part.parts : [part]) {
    const { definition } = attributes[name] as AnyAttribute;
    const { optional, omitEmpty, role } = definition;
    const nullable = definition.nullable || writtenDefinition(definition).nullable;
    const is = isKeyTemplate(part) ? `a part of "${part.attribute}", a key of the table,` : "a key of the table";
    if (optional || nullable || omitEmpty) {
      const modifier = optional ? "optional" : nullable ? "nullable" : "omitEmpty";
      refuse(`"${name}" is ${is} and cannot be ${modifier}: DynamoDB stores no item without its key`, name);
    }
    if (role === "updatedAt" || role === "version" || role === "ttl") {
      refuse(`"${name}" is ${is} and has the role ${role}, which changes; a key never does`, name);
    }
  }
}

/** The table has one name for one thing: attributes, computed keys and the type tag. */
function checkStoredNames(definition: UncheckedDefinition, typeTag: TypeTag | undefined, refuse: Refuse): void {
  const entries = Object.entries(definition.attributes).map(
    ([name, { definition: attribute }]) => [name, attribute] as const,
  );
  const clash = storedNameClash(entries);
  if (clash !== undefined) refuse(clash);
  const owners = new Map(entries.map(([name, attribute]) => [storedName(name, attribute), name]));
  const claim = (stored: string, what: string): void => {
    const owner = owners.get(stored) ?? (Object.hasOwn(definition.attributes, stored) ? stored : undefined);
    if (owner !== undefined) refuse(`${what} "${stored}" has the name of the attribute "${owner}"`, owner);
  };
  const templates = templatesOf(definition.key, definition.indexes);
  for (const template of templates) {
    claim(template.attribute, "the computed key");
    const other = templates.find(
      ({ attribute, template: text }) => attribute === template.attribute && text !== template.template,
    );
    if (other !== undefined) {
      refuse(
        `"${template.attribute}" is computed as ${quoteText(template.template)} and as ${quoteText(other.template)}`,
      );
    }
  }
  if (typeTag === undefined) return;
  claim(typeTag.attribute, "the type tag");
  if (templates.some(({ attribute }) => attribute === typeTag.attribute)) {
    refuse(`the type tag "${typeTag.attribute}" has the name of a computed key`);
  }
}
