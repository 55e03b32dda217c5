import { randomUUID } from "node:crypto";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { attr, defineModel, type Executor, key, TableNotFoundError } from "@dynamorm/core";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { createTable, deleteTable, describeTable, ensureTable } from "../src/index.ts";
import { clientExecutor } from "@dynamorm/transport";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { shopIn } from "./shop-models.ts";

let engine: LocalEngine;
let client: DynamoDBClient;
let executor: Executor;

beforeAll(async () => {
  engine = await startLocal();
  client = engine.client();
  executor = clientExecutor(client);
});

afterAll(async () => {
  client.destroy();
  await engine.stop();
});

const newTable = (): string => `table-${randomUUID()}`;

describe("on an engine", () => {
  it("M7 M8 createTable makes one table for all its models, with the indexes of each", async () => {
    const { Customer, Order } = shopIn(newTable());
    const info = await createTable(executor, [Customer, Order]);
    const [pk, sk] = [
      { name: "pk", type: "S" },
      { name: "sk", type: "S" },
    ];
    expect(info).toMatchObject({
      name: Customer.table,
      key: { partitionKey: pk, sortKey: sk },
      indexes: {
        byEmail: { type: "global", key: { partitionKey: { name: "mail", type: "S" } }, projection: "all" },
        newest: {
          type: "global",
          key: { partitionKey: { name: "gsi1pk", type: "S" }, sortKey: { name: "gsi1sk", type: "S" } },
          projection: expect.arrayContaining(["name", "_type", "total"]),
        },
        byTotal: {
          type: "local",
          key: { partitionKey: pk, sortKey: { name: "total", type: "N" } },
          projection: ["_type"],
        },
      },
      ttl: { attribute: "expiresAt", status: "ENABLED" },
    });
    // It is the table of each, and of all in any order.
    for (const models of [Customer, Order, [Order, Customer]]) {
      expect(await ensureTable(executor, models)).toStrictEqual(info);
      expect(await describeTable(executor, models)).toStrictEqual(info);
    }
    await deleteTable(executor, [Customer, Order]);
    await expect(describeTable(executor, Order)).rejects.toThrow(TableNotFoundError);
  });

  it("M7 ensureTable refuses a table that was made for some of its models only", async () => {
    const { Customer, Order } = shopIn(newTable());
    await ensureTable(executor, Customer);
    await expect(ensureTable(executor, [Customer, Order])).rejects.toMatchObject({
      code: "TABLE_MISMATCH",
      differences: [
        {
          subject: 'index "newest"',
          expected: 'a projection of "name", "_type" and "total"',
          actual: 'a projection of "name" and "_type"',
        },
        {
          subject: 'index "byTotal"',
          expected: 'a local index with partition key "pk" and sort key "total"',
          actual: "no such index",
        },
      ],
    });
    expect(await ensureTable(executor, Customer)).not.toHaveProperty("ttl");
  });

  it("M6 M9 keys, indexes and Time to Live are by stored names, computed keys among them", async () => {
    const Visit = defineModel({
      name: "Visit",
      table: newTable(),
      naming: "snake_case",
      attributes: {
        visitorId: attr.string(),
        seenAt: attr.number().storedAs("at"),
        homeTown: attr.string(),
        expiresAt: attr.ttl(),
      },
      key: { partitionKey: "visitorId", sortKey: key("SK", "VISIT#{seenAt}") },
      indexes: {
        byTown: { partitionKey: "homeTown", sortKey: "seenAt", projection: ["expiresAt", "seenAt"] },
        bySeenAt: { type: "local", sortKey: "seenAt", projection: "keys" },
      },
      typeTag: "kind",
    });
    const info = await ensureTable(executor, Visit);
    const [visitor, at] = [
      { name: "visitor_id", type: "S" },
      { name: "at", type: "N" },
    ];
    expect(info).toMatchObject({
      key: { partitionKey: visitor, sortKey: { name: "SK", type: "S" } },
      indexes: {
        byTown: {
          key: { partitionKey: { name: "home_town", type: "S" }, sortKey: at },
          projection: expect.arrayContaining(["expires_at", "kind"]),
        },
        bySeenAt: { key: { partitionKey: visitor, sortKey: at }, projection: ["kind"] },
      },
      ttl: { attribute: "expires_at", status: "ENABLED" },
    });
    expect(await ensureTable(executor, Visit)).toStrictEqual(info);
  });

  it("M7 DynamoDB refuses what one model stores by the name of another's key, and with another type", async () => {
    const { Customer, Order } = shopIn(newTable());
    await createTable(executor, [Customer, Order]);
    const put = (mail: { readonly S: string } | { readonly N: string }): Promise<unknown> =>
      executor({
        operation: "PutItem",
        input: { TableName: Order.table, Item: { pk: { S: "a" }, sk: { S: "b" }, mail } },
      });
    await put({ S: "ann@example.com" });
    await expect(put({ N: "1" })).rejects.toHaveProperty("code", "REQUEST_REJECTED");
  });
});
