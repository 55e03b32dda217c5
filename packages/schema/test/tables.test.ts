import { randomUUID } from "node:crypto";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { attr, defineModel, type Executor, TableInUseError, TableNotFoundError } from "@dynamorm/core";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { createTable, deleteTable, describeTable, ensureTable, type TableProgress } from "../src/index.ts";
import { clientExecutor } from "@dynamorm/transport";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";

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
const attributes = {
  id: attr.string(),
  at: attr.date({ format: "epochSeconds" }),
  email: attr.string(),
  city: attr.string(),
  expiresAt: attr.ttl(),
};

/** Two models of one table: the model as it was, and as it is now. */
const keyOnly = (table: string) => ({ name: "Visit", table, attributes, key: { partitionKey: "id" } }) as const;

describe("on an engine", () => {
  it("createTable makes what the model says, and describeTable tells it", async () => {
    const Visit = defineModel({
      name: "Visit",
      table: newTable(),
      attributes,
      key: { partitionKey: "id", sortKey: "at" },
      indexes: {
        byEmail: { partitionKey: "email", sortKey: "at", projection: ["city"] },
        byCity: { type: "local", sortKey: "city", projection: "keys" },
      },
    });
    const before = Date.now();
    const progress: TableProgress[] = [];
    const info = await createTable(executor, Visit, {
      billing: {
        readCapacityUnits: 3,
        writeCapacityUnits: 2,
        indexes: { byEmail: { readCapacityUnits: 1, writeCapacityUnits: 1 } },
      },
      stream: "NEW_IMAGE",
      deletionProtection: false,
      tags: { team: "visits" },
      onProgress: (now) => void progress.push(now),
    });
    expect(info).toStrictEqual({
      name: Visit.table,
      status: "ACTIVE",
      arn: expect.stringContaining(`table/${Visit.table}`),
      createdAt: expect.any(Object),
      itemCount: 0,
      sizeBytes: 0,
      key: { partitionKey: { name: "id", type: "S" }, sortKey: { name: "at", type: "N" } },
      indexes: {
        byEmail: {
          type: "global",
          status: "ACTIVE",
          key: { partitionKey: { name: "email", type: "S" }, sortKey: { name: "at", type: "N" } },
          projection: ["city"],
        },
        byCity: {
          type: "local",
          status: "ACTIVE",
          key: { partitionKey: { name: "id", type: "S" }, sortKey: { name: "city", type: "S" } },
          projection: "keys",
        },
      },
      billing: { readCapacityUnits: 3, writeCapacityUnits: 2 },
      ttl: { attribute: "expiresAt", status: "ENABLED" },
      stream: "NEW_IMAGE",
      tableClass: "STANDARD",
      deletionProtection: false,
    });
    // Some engines keep whole seconds.
    expect(Number(info.createdAt)).toBeGreaterThan(before - 1_000);
    expect(progress.at(-1)).toMatchObject({ table: Visit.table, status: "ACTIVE", indexes: { byEmail: "ACTIVE" } });
    expect(await describeTable(executor, Visit)).toStrictEqual(info);
    await expect(createTable(executor, Visit)).rejects.toThrow(TableInUseError);
  });

  it("ensureTable makes the table once, and changes nothing the second time", async () => {
    const Visit = defineModel({ ...keyOnly(newTable()), indexes: { byEmail: { partitionKey: "email" } } });
    const made = await ensureTable(executor, Visit, { stream: "KEYS_ONLY" });
    expect(made).toMatchObject({ status: "ACTIVE", billing: "on-demand", stream: "KEYS_ONLY" });
    expect(made.ttl).toEqual({ attribute: "expiresAt", status: "ENABLED" });
    expect(await ensureTable(executor, Visit)).toStrictEqual(made);
  });

  it("ensureTable may be called by many at once", async () => {
    const Visit = defineModel({ ...keyOnly(newTable()), indexes: { byEmail: { partitionKey: "email" } } });
    const [first, ...others] = await Promise.all(Array.from({ length: 8 }, () => ensureTable(executor, Visit)));
    expect(first).toMatchObject({ name: Visit.table, status: "ACTIVE", ttl: { attribute: "expiresAt" } });
    for (const other of others) expect(other).toStrictEqual(first);
  });

  it("ensureTable switches Time to Live on in a table that was made without it", async () => {
    const table = newTable();
    const { expiresAt: _, ...without } = attributes;
    const VisitV1 = defineModel({ ...keyOnly(table), attributes: without });
    expect(await createTable(executor, VisitV1)).not.toHaveProperty("ttl");
    const { ttl } = await ensureTable(executor, defineModel(keyOnly(table)));
    expect(ttl).toEqual({ attribute: "expiresAt", status: "ENABLED" });
    // A model without Time to Live does not mind it.
    expect(await ensureTable(executor, VisitV1)).toHaveProperty("ttl", ttl);
  });

  it("ensureTable is content with a table that has more than the model needs", async () => {
    const table = newTable();
    const rich = defineModel({
      ...keyOnly(table),
      indexes: { byEmail: { partitionKey: "email", projection: ["city", "at"] }, byCity: { partitionKey: "city" } },
    });
    await createTable(executor, rich);
    const poor = defineModel({
      ...keyOnly(table),
      indexes: { byEmail: { partitionKey: "email", projection: ["city"] } },
    });
    expect(Object.keys((await ensureTable(executor, poor)).indexes).toSorted()).toEqual(["byCity", "byEmail"]);
  });

  it("ensureTable refuses a table with another key", async () => {
    const table = newTable();
    await createTable(executor, defineModel(keyOnly(table)));
    const Visit = defineModel({ ...keyOnly(table), key: { partitionKey: "id", sortKey: "at" } });
    await expect(ensureTable(executor, Visit)).rejects.toMatchObject({
      code: "TABLE_MISMATCH",
      differences: [
        { subject: "the key", expected: 'partition key "id" and sort key "at"', actual: 'partition key "id"' },
      ],
    });
  });

  it("ensureTable refuses a table with another type of a key attribute", async () => {
    const table = newTable();
    await createTable(executor, defineModel({ ...keyOnly(table), attributes: { ...attributes, id: attr.number() } }));
    await expect(ensureTable(executor, defineModel(keyOnly(table)))).rejects.toMatchObject({
      code: "TABLE_MISMATCH",
      differences: [{ subject: 'attribute "id"', expected: "type S", actual: "type N" }],
    });
  });

  it("ensureTable refuses a table whose indexes are missing or others", async () => {
    const table = newTable();
    const before = defineModel({
      ...keyOnly(table),
      key: { partitionKey: "id", sortKey: "at" },
      indexes: {
        byEmail: { partitionKey: "email" },
        byAt: { partitionKey: "at", projection: ["city"] },
        byTown: { partitionKey: "id", sortKey: "city" },
      },
    });
    await createTable(executor, before);
    const after = defineModel({
      ...keyOnly(table),
      key: { partitionKey: "id", sortKey: "at" },
      indexes: {
        byEmail: { partitionKey: "email", sortKey: "at" },
        byAt: { partitionKey: "at", projection: ["city", "email"] },
        byTown: { type: "local", sortKey: "city" },
        byCity: { partitionKey: "city" },
      },
    });
    await expect(ensureTable(executor, after)).rejects.toMatchObject({
      code: "TABLE_MISMATCH",
      differences: [
        {
          subject: 'index "byEmail"',
          expected: 'partition key "email" and sort key "at"',
          actual: 'partition key "email"',
        },
        { subject: 'index "byAt"', expected: 'a projection of "city" and "email"', actual: 'a projection of "city"' },
        {
          subject: 'index "byTown"',
          expected: 'a local index with partition key "id" and sort key "city"',
          actual: 'a global index with partition key "id" and sort key "city"',
        },
        { subject: 'index "byCity"', expected: 'a global index with partition key "city"', actual: "no such index" },
      ],
    });
  });

  it("ensureTable refuses a table with Time to Live on another attribute, and lets it be", async () => {
    const table = newTable();
    const { expiresAt: _, ...others } = attributes;
    await createTable(executor, defineModel({ ...keyOnly(table), attributes: { ...others, goneAt: attr.ttl() } }));
    const Visit = defineModel(keyOnly(table));
    await expect(ensureTable(executor, Visit)).rejects.toMatchObject({
      code: "TABLE_MISMATCH",
      differences: [
        { subject: "Time to Live", expected: 'the attribute "expiresAt"', actual: 'the attribute "goneAt"' },
      ],
    });
    expect(await describeTable(executor, Visit)).toMatchObject({ ttl: { attribute: "goneAt" } });
  });

  it("deleteTable deletes the table, and says when there is none", async () => {
    const Visit = defineModel(keyOnly(newTable()));
    await ensureTable(executor, Visit);
    await deleteTable(executor, Visit);
    await expect(describeTable(executor, Visit)).rejects.toThrow(TableNotFoundError);
    await expect(deleteTable(executor, Visit)).rejects.toThrow(TableNotFoundError);
    await deleteTable(executor, Visit, { ifExists: true });
    expect(await ensureTable(executor, Visit)).toHaveProperty("status", "ACTIVE");
  });

  it("deletion protection keeps a table, with DynamoDB's words in the error", async () => {
    const Visit = defineModel(keyOnly(newTable()));
    expect(await createTable(executor, Visit, { deletionProtection: true })).toHaveProperty("deletionProtection", true);
    await expect(deleteTable(executor, Visit)).rejects.toMatchObject({
      code: "REQUEST_REJECTED",
      table: Visit.table,
      message: expect.stringContaining("protected against deletion"),
    });
    expect(await describeTable(executor, Visit)).toHaveProperty("status", "ACTIVE");
  });

  it("an aborted signal keeps anything from being made", async () => {
    const Visit = defineModel(keyOnly(newTable()));
    const signal = AbortSignal.abort("enough");
    await expect(createTable(executor, Visit, { signal })).rejects.toMatchObject({ code: "ABORTED", cause: "enough" });
    await expect(ensureTable(executor, Visit, { signal })).rejects.toMatchObject({ code: "ABORTED", cause: "enough" });
    await expect(describeTable(executor, Visit)).rejects.toThrow(TableNotFoundError);
  });
});
