import { attr, defineModel, InvalidOptionError } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import { Note, User } from "../test/user-model.ts";
import { createTableRequest } from "./create-table-request.ts";

describe("createTableRequest", () => {
  it("makes an on-demand table with the key of the model", () => {
    expect(createTableRequest(Note)).toStrictEqual({
      operation: "CreateTable",
      model: "Note",
      input: {
        TableName: "notes",
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        BillingMode: "PAY_PER_REQUEST",
      },
    });
  });

  it("defines each key attribute once, as it is stored, and makes global and local indexes with their projections", () => {
    expect(createTableRequest(User)).toStrictEqual({
      operation: "CreateTable",
      model: "User",
      input: {
        TableName: "users",
        AttributeDefinitions: [
          { AttributeName: "id", AttributeType: "S" },
          { AttributeName: "at", AttributeType: "N" },
          { AttributeName: "email", AttributeType: "S" },
          { AttributeName: "status", AttributeType: "S" },
          { AttributeName: "seenAt", AttributeType: "N" },
        ],
        KeySchema: [
          { AttributeName: "id", KeyType: "HASH" },
          { AttributeName: "at", KeyType: "RANGE" },
        ],
        BillingMode: "PAY_PER_REQUEST",
        GlobalSecondaryIndexes: [
          {
            IndexName: "byEmail",
            KeySchema: [{ AttributeName: "email", KeyType: "HASH" }],
            Projection: { ProjectionType: "ALL" },
          },
          {
            IndexName: "byStatus",
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
      },
    });
  });

  it("gives a global index the capacity of the table, unless it has one of its own", () => {
    const { input } = createTableRequest(User, {
      billing: {
        readCapacityUnits: 5,
        writeCapacityUnits: 2,
        indexes: { byEmail: { readCapacityUnits: 1, writeCapacityUnits: 3 } },
      },
    });
    expect({ ...input, AttributeDefinitions: [], KeySchema: [] }).toStrictEqual({
      TableName: "users",
      AttributeDefinitions: [],
      KeySchema: [],
      BillingMode: "PROVISIONED",
      ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 2 },
      GlobalSecondaryIndexes: [
        {
          IndexName: "byEmail",
          KeySchema: [{ AttributeName: "email", KeyType: "HASH" }],
          Projection: { ProjectionType: "ALL" },
          ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 3 },
        },
        {
          IndexName: "byStatus",
          KeySchema: [
            { AttributeName: "status", KeyType: "HASH" },
            { AttributeName: "seenAt", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["city"] },
          ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 2 },
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
    });
  });

  it("writes every option as DynamoDB has it", () => {
    const request = createTableRequest(Note, {
      billing: "on-demand",
      stream: "NEW_AND_OLD_IMAGES",
      encryption: { kmsKeyId: "alias/notes" },
      tableClass: "STANDARD_INFREQUENT_ACCESS",
      deletionProtection: true,
      tags: { team: "notes", empty: "" },
    });
    expect(request).toStrictEqual({
      operation: "CreateTable",
      model: "Note",
      input: {
        TableName: "notes",
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        BillingMode: "PAY_PER_REQUEST",
        StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
        SSESpecification: { Enabled: true, SSEType: "KMS", KMSMasterKeyId: "alias/notes" },
        TableClass: "STANDARD_INFREQUENT_ACCESS",
        DeletionProtectionEnabled: true,
        Tags: [
          { Key: "team", Value: "notes" },
          { Key: "empty", Value: "" },
        ],
      },
    });
  });

  it.each([
    ["aws-owned" as const, { Enabled: false }],
    ["aws-managed" as const, { Enabled: true, SSEType: "KMS" }],
    [{ kmsKeyId: "abc" }, { Enabled: true, SSEType: "KMS", KMSMasterKeyId: "abc" }],
  ])("encrypts with the key that is asked for: %j", (encryption, expected) => {
    expect(createTableRequest(Note, { encryption }).input.SSESpecification).toStrictEqual(expected);
  });

  it("takes options that are undefined, and tags that are none, as left out", () => {
    const nothing = { billing: undefined, stream: undefined, encryption: undefined, tags: {}, tableClass: undefined };
    expect(createTableRequest(Note, nothing)).toStrictEqual(createTableRequest(Note));
  });

  it("projects keys only where a list names nothing but keys", () => {
    const Post = defineModel({
      name: "Post",
      table: "posts",
      attributes: { id: attr.string(), slug: attr.string() },
      key: { partitionKey: "id" },
      indexes: { bySlug: { partitionKey: "slug", projection: ["id", "slug"] } },
    });
    expect(createTableRequest(Post).input.GlobalSecondaryIndexes?.[0]?.Projection).toStrictEqual({
      ProjectionType: "KEYS_ONLY",
    });
  });

  it("takes names that every object has as names like any other", () => {
    const Odd = defineModel({
      name: "Odd",
      table: "odd",
      attributes: { constructor: attr.string(), toString: attr.string() },
      key: { partitionKey: "constructor" },
      indexes: { valueOf: { partitionKey: "toString" } },
    });
    const { input } = createTableRequest(Odd, {
      billing: { readCapacityUnits: 1, writeCapacityUnits: 2, indexes: {} },
    });
    expect(input).toStrictEqual({
      TableName: "odd",
      AttributeDefinitions: [
        { AttributeName: "constructor", AttributeType: "S" },
        { AttributeName: "toString", AttributeType: "S" },
      ],
      KeySchema: [{ AttributeName: "constructor", KeyType: "HASH" }],
      BillingMode: "PROVISIONED",
      ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 2 },
      GlobalSecondaryIndexes: [
        {
          IndexName: "valueOf",
          KeySchema: [{ AttributeName: "toString", KeyType: "HASH" }],
          Projection: { ProjectionType: "ALL" },
          ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 2 },
        },
      ],
    });
  });

  it("is checked by the compiler, where it can see", () => {
    const capacity = { readCapacityUnits: 1, writeCapacityUnits: 1 };
    const Post = defineModel({
      name: "Post",
      table: "posts",
      attributes: { id: attr.string(), slug: attr.string() },
      key: { partitionKey: "id" },
      indexes: { bySlug: { partitionKey: "slug" } },
    });
    createTableRequest(Post, { billing: { ...capacity, indexes: { bySlug: capacity } } });
    expect(() => {
      // @ts-expect-error the model has no such index
      createTableRequest(Post, { billing: { ...capacity, indexes: { byAge: capacity } } });
    }).toThrow(InvalidOptionError);
    expect(() => {
      // @ts-expect-error there is no such stream type
      createTableRequest(Post, { stream: "ALL" });
    }).toThrow(InvalidOptionError);
    expect(() => {
      // @ts-expect-error there is no such option
      createTableRequest(Post, { throughput: 3 });
    }).toThrow(InvalidOptionError);
  });
});
