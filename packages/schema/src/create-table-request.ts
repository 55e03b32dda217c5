import {
  type AnyModel,
  type AttributeTypeDefinition,
  checkOptions,
  type CreateTableInput,
  type DynamoDBRequest,
  type GlobalIndexInput,
  type IndexProjection,
  type KeySchemaElement,
  type LocalIndexInput,
  type ProjectionDefinition,
  type ProvisionedThroughput,
} from "@dynamorm/core";
import { tableOptionChecks } from "./check-table-options.ts";
import { type IndexBlueprint, keyAttributes, type TableBlueprint, type TableKey } from "./table-blueprint.ts";
import { type TableIndexName, type TableModels, tableOfModels } from "./table-models.ts";
import type { Capacity, Encryption, TableOptions } from "./table-options.ts";

/**
 * The request that makes a model's table, or the one that the models of a list share. Pure: nothing is sent, and the input is
 * what the raw SDK takes too.
 *
 * Time to Live is no part of it: DynamoDB switches it on with a request of its own, once the table is there.
 *
 * @example
 * createTableRequest(User)
 * // { operation: "CreateTable", model: "User", input: {
 * //     TableName: "users",
 * //     AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
 * //     KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
 * //     BillingMode: "PAY_PER_REQUEST" } }
 *
 * @throws InvalidOptionError for an option that does not exist or cannot be; InvalidModelError for models that contradict each other.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
 */
export function createTableRequest<M extends AnyModel>(
  models: TableModels<M>,
  options: TableOptions<TableIndexName<M>> = {},
): DynamoDBRequest<"CreateTable"> {
  const table = tableOfModels(models);
  checkOptions("createTableRequest", table, options, tableOptionChecks(table));
  return requestFor(table, options);
}

/** {@link createTableRequest} for a table whose options were checked. */
export function requestFor(table: TableBlueprint, options: TableOptions): DynamoDBRequest<"CreateTable"> {
  return { operation: "CreateTable", model: table.model, input: inputFor(table, options) };
}

function inputFor(table: TableBlueprint, options: TableOptions): CreateTableInput {
  const { stream, encryption, tableClass, deletionProtection } = options;
  const tags = Object.entries(options.tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
  const provisioned = typeof options.billing === "object" ? options.billing : undefined;
  const local = table.indexes.filter(({ type }) => type === "local").map(localIndex);
  const global = table.indexes
    .filter(({ type }) => type === "global")
    .map((index) => globalIndex(index, provisioned && (ownCapacity(provisioned.indexes, index.name) ?? provisioned)));
  return {
    TableName: table.table,
    AttributeDefinitions: attributeDefinitions(table),
    KeySchema: keySchema(table.key),
    BillingMode: provisioned === undefined ? "PAY_PER_REQUEST" : "PROVISIONED",
    ...(provisioned && { ProvisionedThroughput: throughput(provisioned) }),
    // DynamoDB refuses empty lists.
    ...(global.length > 0 && { GlobalSecondaryIndexes: global }),
    ...(local.length > 0 && { LocalSecondaryIndexes: local }),
    ...(stream !== undefined && { StreamSpecification: { StreamEnabled: true, StreamViewType: stream } }),
    ...(encryption !== undefined && { SSESpecification: encryptionInput(encryption) }),
    ...(tableClass !== undefined && { TableClass: tableClass }),
    ...(deletionProtection !== undefined && { DeletionProtectionEnabled: deletionProtection }),
    ...(tags.length > 0 && { Tags: tags }),
  };
}

/** The attributes of all keys, each once: DynamoDB refuses any other, and one that is there twice. */
function attributeDefinitions({ key, indexes }: TableBlueprint): AttributeTypeDefinition[] {
  const types = new Map(
    [key, ...indexes.map((index) => index.key)].flatMap(keyAttributes).map(({ name, type }) => [name, type]),
  );
  return [...types].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType }));
}

function keySchema({ partitionKey, sortKey }: TableKey): KeySchemaElement[] {
  const partition: KeySchemaElement = { AttributeName: partitionKey.name, KeyType: "HASH" };
  return sortKey === undefined ? [partition] : [partition, { AttributeName: sortKey.name, KeyType: "RANGE" }];
}

function localIndex({ name, key, projection }: IndexBlueprint): LocalIndexInput {
  return { IndexName: name, KeySchema: keySchema(key), Projection: projectionInput(projection) };
}

function globalIndex(index: IndexBlueprint, capacity: Capacity | undefined): GlobalIndexInput {
  return { ...localIndex(index), ...(capacity && { ProvisionedThroughput: throughput(capacity) }) };
}

/** An index may be named like something that every object has, `constructor`. */
function ownCapacity(
  capacities: Readonly<Record<string, Capacity | undefined>> | undefined,
  name: string,
): Capacity | undefined {
  return capacities !== undefined && Object.hasOwn(capacities, name) ? capacities[name] : undefined;
}

function throughput({ readCapacityUnits, writeCapacityUnits }: Capacity): ProvisionedThroughput {
  return { ReadCapacityUnits: readCapacityUnits, WriteCapacityUnits: writeCapacityUnits };
}

function projectionInput(projection: ProjectionDefinition): IndexProjection {
  if (projection === "all") return { ProjectionType: "ALL" };
  if (projection === "keys") return { ProjectionType: "KEYS_ONLY" };
  return { ProjectionType: "INCLUDE", NonKeyAttributes: [...projection] };
}

/** Not enabled stands for DynamoDB's own key, not for no encryption: every table is encrypted. */
function encryptionInput(encryption: Encryption): NonNullable<CreateTableInput["SSESpecification"]> {
  if (encryption === "aws-owned") return { Enabled: false };
  const key = encryption === "aws-managed" ? {} : { KMSMasterKeyId: encryption.kmsKeyId };
  return { Enabled: true, SSEType: "KMS", ...key };
}
