import {
  type DescribedIndex,
  type DescribedKeyElement,
  type ProjectionDefinition,
  ServiceError,
  type TableDescription,
} from "@dynamorm/core";
import type { KeyAttribute, KeyType, TableKey } from "./table-blueprint.ts";
import type { IndexInfo, IndexStatus, TableInfo, TableStatus, TimeToLive } from "./table-info.ts";
import type { StreamType, TableClass } from "./table-options.ts";
import { statusLeftOut } from "./look-at-table.ts";

/**
 * The readable form of what DescribeTable and DescribeTimeToLive answered. Pure.
 *
 * @throws ServiceError for an answer without a name or a key, which DynamoDB does not give.
 */
export function readDescription(description: TableDescription, ttl: TimeToLive | undefined): TableInfo {
  const { TableArn: arn, CreationDateTime: createdAt, SSEDescription: encryption } = description;
  const name = present(description.TableName, "TableName", "");
  const kmsKeyArn = encryption?.KMSMasterKeyArn;
  const stream = description.StreamSpecification?.StreamEnabled
    ? description.StreamSpecification.StreamViewType
    : undefined;
  return {
    name,
    status: (description.TableStatus ?? statusLeftOut) as TableStatus,
    ...(arn !== undefined && { arn }),
    ...(createdAt !== undefined && { createdAt }),
    itemCount: description.ItemCount ?? 0,
    sizeBytes: description.TableSizeBytes ?? 0,
    key: readKey(description, description.KeySchema),
    indexes: Object.fromEntries([
      ...(description.GlobalSecondaryIndexes ?? []).map((index) => readIndex("global", description, index)),
      ...(description.LocalSecondaryIndexes ?? []).map((index) => readIndex("local", description, index)),
    ]),
    billing: readBilling(description),
    ...(ttl !== undefined && { ttl }),
    ...(stream !== undefined && { stream: stream as StreamType }),
    tableClass: (description.TableClassSummary?.TableClass ?? "STANDARD") as TableClass,
    ...(kmsKeyArn !== undefined && { kmsKeyArn }),
    deletionProtection: description.DeletionProtectionEnabled ?? false,
  };
}

/** The summary is there once a table is, or was, on demand; one that never was has provisioned capacity. */
function readBilling({
  BillingModeSummary: summary,
  ProvisionedThroughput: throughput,
}: TableDescription): TableInfo["billing"] {
  if (summary?.BillingMode === "PAY_PER_REQUEST") return "on-demand";
  return {
    readCapacityUnits: throughput?.ReadCapacityUnits ?? 0,
    writeCapacityUnits: throughput?.WriteCapacityUnits ?? 0,
  };
}

function readIndex(
  type: "global" | "local",
  description: TableDescription,
  index: DescribedIndex,
): [string, IndexInfo] {
  const name = present(index.IndexName, "IndexName", description.TableName);
  const status = type === "global" ? index.IndexStatus : statusOfLocalIndex(description.TableStatus);
  return [
    name,
    {
      type,
      status: (status ?? statusLeftOut) as IndexStatus,
      key: readKey(description, index.KeySchema),
      projection: readProjection(index.Projection),
    },
  ];
}

/** DynamoDB gives none: local indexes are made with their table, and are there as long as it is. */
function statusOfLocalIndex(tableStatus: string | undefined): string {
  return tableStatus === "CREATING" || tableStatus === "DELETING" ? tableStatus : "ACTIVE";
}

function readProjection(projection: DescribedIndex["Projection"]): ProjectionDefinition {
  if (projection?.ProjectionType === "KEYS_ONLY") return "keys";
  if (projection?.ProjectionType === "INCLUDE") return projection.NonKeyAttributes ?? [];
  return "all";
}

function readKey(description: TableDescription, schema: readonly DescribedKeyElement[] | undefined): TableKey {
  const partition = present(
    schema?.find(({ KeyType }) => KeyType === "HASH"),
    "KeySchema",
    description.TableName,
  );
  const sort = schema?.find(({ KeyType }) => KeyType === "RANGE");
  return {
    partitionKey: readKeyAttribute(description, partition),
    ...(sort !== undefined && { sortKey: readKeyAttribute(description, sort) }),
  };
}

function readKeyAttribute(
  { AttributeDefinitions, TableName }: TableDescription,
  { AttributeName }: DescribedKeyElement,
): KeyAttribute {
  const definition = AttributeDefinitions?.find((attribute) => attribute.AttributeName === AttributeName);
  return {
    name: present(AttributeName, "AttributeName", TableName),
    type: present(definition?.AttributeType, "AttributeDefinitions", TableName) as KeyType,
  };
}

function present<Value>(value: Value | undefined, field: string, table: string | undefined): Value {
  if (value !== undefined) return value;
  throw new ServiceError(
    "UNKNOWN",
    `DescribeTable answered without ${field}: the endpoint does not speak DynamoDB's API as DynamoDB does`,
    { operation: "DescribeTable", table },
    false,
  );
}
