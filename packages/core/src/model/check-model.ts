import type { AnyAttribute } from "../attributes/attribute.ts";
import { attributeNameFault } from "../attributes/attribute-name-fault.ts";
import { attributeOrThrow } from "../attributes/collections.ts";
import { describeName } from "../describe-name.ts";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { isRecord } from "../is-record.ts";
import { checkIndexes } from "./check-indexes.ts";
import { checkKeyAttribute, mostNameCharacters } from "./check-key-attribute.ts";
import type { Refuse, UncheckedDefinition } from "./unchecked-definition.ts";

const parts: ReadonlySet<string> = new Set(["name", "table", "attributes", "key", "indexes"]);

/**
 * Refuses a definition that DynamoDB or the library could not serve. Each check stands for a rule of DynamoDB
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html) or for a mistake that would
 * otherwise show much later.
 */
export function checkModel(definition: UncheckedDefinition): void {
  checkParts(definition);
  const { name } = definition;
  const refuse = (message: string, attribute?: string): never => {
    throw new InvalidModelError(`Model "${name}": ${message}`, { model: name, table: definition.table, attribute });
  };
  checkTableName(definition.table, refuse);
  checkAttributes(definition.attributes, refuse);
  checkKey(definition, refuse);
  checkIndexes(definition, refuse);
  checkRoles(definition, refuse);
}

function checkParts(definition: unknown): void {
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

function checkTableName(table: unknown, refuse: Refuse): void {
  if (typeof table === "string" && /^[a-zA-Z0-9_.-]{3,255}$/.test(table)) return;
  // A table is named by its ARN where it belongs to another account.
  if (typeof table === "string" && /^arn:[^:]+:dynamodb:[^:]+:\d+:table\/[a-zA-Z0-9_.-]{3,255}$/.test(table)) return;
  const what = table === undefined ? `"table" is missing` : `${describeName(table)} is no table name`;
  refuse(`${what}: DynamoDB takes 3 to 255 letters, digits, "_", "-" and "."`);
}

function checkAttributes(attributes: Readonly<Record<string, unknown>>, refuse: Refuse): void {
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
}

function checkKey({ attributes, key }: UncheckedDefinition, refuse: Refuse): void {
  for (const part of Object.keys(key)) {
    if (part !== "partitionKey" && part !== "sortKey") {
      refuse(`"${part}" is no part of a key; there are partitionKey and sortKey`);
    }
  }
  checkKeyAttribute("the table's partition key", key.partitionKey, attributes, refuse);
  if (key.sortKey !== undefined) checkKeyAttribute("the table's sort key", key.sortKey, attributes, refuse);
  if (key.partitionKey === key.sortKey) {
    refuse(`"${key.partitionKey}" is both partition key and sort key of the table`, key.partitionKey);
  }
  for (const name of [key.partitionKey, key.sortKey]) {
    if (name === undefined) continue;
    const { optional, role } = (attributes[name] as AnyAttribute).definition;
    if (optional) {
      refuse(`"${name}" is a key of the table and cannot be optional: DynamoDB stores no item without its key`, name);
    }
    if (role === "updatedAt" || role === "version" || role === "ttl") {
      refuse(`"${name}" is a key of the table and has the role ${role}, which changes; a key never does`, name);
    }
    // 2048 and 1024 bytes are DynamoDB's limits for the values of partition and sort keys; they are checked when an item is written.
  }
}

function checkRoles({ attributes }: UncheckedDefinition, refuse: Refuse): void {
  const seen = new Map<string, string>();
  for (const [attribute, { definition }] of Object.entries(attributes)) {
    if (definition.role === undefined) continue;
    const other = seen.get(definition.role);
    if (other !== undefined) {
      refuse(`"${other}" and "${attribute}" both have the role ${definition.role}; a model has one`, attribute);
    }
    seen.set(definition.role, attribute);
    if (definition.role === "ttl" && attribute.length > mostNameCharacters) {
      refuse(
        `${describeName(attribute)} has the role ttl; DynamoDB allows ${mostNameCharacters} characters in the name of a Time to Live attribute`,
        attribute,
      );
    }
  }
}
