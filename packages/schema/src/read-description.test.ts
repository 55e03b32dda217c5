import type { TableDescription } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import { noteDescription, userDescription } from "../test/descriptions.ts";
import { readDescription } from "./read-description.ts";

const id = { name: "id", type: "S" } as const;
const seenAt = { name: "seenAt", type: "N" } as const;

describe("readDescription", () => {
  it("tells what DynamoDB told, in the words of models and options", () => {
    const ttl = { attribute: "expiresAt", status: "ENABLED" } as const;
    expect(readDescription(userDescription, ttl)).toStrictEqual({
      name: "users",
      status: "ACTIVE",
      arn: "arn:aws:dynamodb:eu-west-1:123456789012:table/users",
      createdAt: new Date("2026-01-31T12:00:00Z"),
      itemCount: 3,
      sizeBytes: 512,
      key: { partitionKey: id, sortKey: { name: "at", type: "N" } },
      indexes: {
        byEmail: {
          type: "global",
          status: "ACTIVE",
          key: { partitionKey: { name: "email", type: "S" } },
          projection: "all",
        },
        byStatus: {
          type: "global",
          status: "ACTIVE",
          key: { partitionKey: { name: "status", type: "S" }, sortKey: seenAt },
          projection: ["city"],
        },
        bySeenAt: {
          type: "local",
          status: "ACTIVE",
          key: { partitionKey: id, sortKey: seenAt },
          projection: "keys",
        },
      },
      billing: "on-demand",
      ttl,
      tableClass: "STANDARD",
      deletionProtection: false,
    });
  });

  it("leaves out what there is nothing to tell of, and fills in what DynamoDB leaves out", () => {
    // A table that never was on demand has no summary of its billing, one of the standard class none of its class.
    const { BillingModeSummary: _, TableStatus: __, ...description } = noteDescription();
    expect(readDescription(description, undefined)).toStrictEqual({
      name: "notes",
      status: "ACTIVE",
      itemCount: 0,
      sizeBytes: 0,
      key: { partitionKey: id },
      indexes: {},
      billing: { readCapacityUnits: 0, writeCapacityUnits: 0 },
      tableClass: "STANDARD",
      deletionProtection: false,
    });
  });

  it("tells provisioned capacity, stream, table class, key and protection", () => {
    const description: TableDescription = {
      ...noteDescription("UPDATING"),
      BillingModeSummary: { BillingMode: "PROVISIONED" },
      ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 2 },
      StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" },
      SSEDescription: {
        Status: "ENABLED",
        SSEType: "KMS",
        KMSMasterKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1",
      },
      TableClassSummary: { TableClass: "STANDARD_INFREQUENT_ACCESS" },
      DeletionProtectionEnabled: true,
    };
    expect(readDescription(description, undefined)).toStrictEqual({
      name: "notes",
      status: "UPDATING",
      itemCount: 0,
      sizeBytes: 0,
      key: { partitionKey: id },
      indexes: {},
      billing: { readCapacityUnits: 5, writeCapacityUnits: 2 },
      stream: "NEW_IMAGE",
      tableClass: "STANDARD_INFREQUENT_ACCESS",
      kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1",
      deletionProtection: true,
    });
  });

  it("has no stream where one is switched off", () => {
    const off: TableDescription = { ...noteDescription(), StreamSpecification: { StreamEnabled: false } };
    expect(readDescription(off, undefined)).not.toHaveProperty("stream");
  });

  it.each([
    ["CREATING", "CREATING"],
    ["DELETING", "DELETING"],
    ["UPDATING", "ACTIVE"],
    ["ACTIVE", "ACTIVE"],
  ])("gives a local index, which has no status of its own, one after that of its table: %s", (TableStatus, status) => {
    const { indexes } = readDescription({ ...userDescription, TableStatus }, undefined);
    expect(indexes["bySeenAt"]?.status).toBe(status);
  });

  it("takes a global index without a status for one that is there", () => {
    const [byEmail] = userDescription.GlobalSecondaryIndexes ?? [];
    const GlobalSecondaryIndexes = [{ ...byEmail, IndexStatus: undefined }];
    const { indexes } = readDescription({ ...userDescription, GlobalSecondaryIndexes }, undefined);
    expect(indexes["byEmail"]?.status).toBe("ACTIVE");
  });

  it.each<[string, TableDescription]>([
    ["TableName", {}],
    ["KeySchema", { TableName: "notes" }],
    ["AttributeDefinitions", { ...noteDescription(), AttributeDefinitions: [] }],
  ])("refuses an answer without %s, which DynamoDB does not give", (field, description) => {
    expect(() => readDescription(description, undefined)).toThrow(
      expect.objectContaining({
        code: "UNKNOWN",
        operation: "DescribeTable",
        message: `DescribeTable answered without ${field}: the endpoint does not speak DynamoDB's API as DynamoDB does`,
      }),
    );
  });
});
