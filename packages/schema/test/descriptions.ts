import type { TableDescription } from "@dynamorm/core";

/** What DynamoDB tells of the table of `User` once it is made, as its API writes it. */
export const userDescription: TableDescription = {
  TableName: "users",
  TableStatus: "ACTIVE",
  TableArn: "arn:aws:dynamodb:eu-west-1:123456789012:table/users",
  CreationDateTime: new Date("2026-01-31T12:00:00Z"),
  ItemCount: 3,
  TableSizeBytes: 512,
  KeySchema: [
    { AttributeName: "id", KeyType: "HASH" },
    { AttributeName: "at", KeyType: "RANGE" },
  ],
  AttributeDefinitions: [
    { AttributeName: "id", AttributeType: "S" },
    { AttributeName: "at", AttributeType: "N" },
    { AttributeName: "email", AttributeType: "S" },
    { AttributeName: "status", AttributeType: "S" },
    { AttributeName: "seenAt", AttributeType: "N" },
  ],
  BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
  ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
  GlobalSecondaryIndexes: [
    {
      IndexName: "byEmail",
      IndexStatus: "ACTIVE",
      KeySchema: [{ AttributeName: "email", KeyType: "HASH" }],
      Projection: { ProjectionType: "ALL" },
    },
    {
      IndexName: "byStatus",
      IndexStatus: "ACTIVE",
      KeySchema: [
        { AttributeName: "status", KeyType: "HASH" },
        { AttributeName: "seenAt", KeyType: "RANGE" },
      ],
      Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["city"] },
    },
  ],
  LocalSecondaryIndexes: [
    {
      IndexName: "bySeenAt",
      KeySchema: [
        { AttributeName: "id", KeyType: "HASH" },
        { AttributeName: "seenAt", KeyType: "RANGE" },
      ],
      Projection: { ProjectionType: "KEYS_ONLY" },
    },
  ],
};

/** The same of the table of `Note`, in the state that is given. */
export function noteDescription(TableStatus = "ACTIVE"): TableDescription {
  return {
    TableName: "notes",
    TableStatus,
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
  };
}
