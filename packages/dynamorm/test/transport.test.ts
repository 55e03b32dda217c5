import { DynamoDB, DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type LocalEngine, startLocal } from "@dynamorm/local";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { attr, defineModel, DynamORM, type Transport } from "dynamorm";
import { type EngineProxy, startEngineProxy } from "./fixtures/engine-proxy.ts";
import { ownTable } from "./fixtures/test-bed.ts";

// All other tests of this folder go by the same way that the first of these is about: the one of a connection of which no more is said than
// its endpoint. `npm test` runs them by the fast transport, `npm run test:sdk-transport` by the SDK.

const Song = defineModel({
  name: "Song",
  table: ownTable("songs-sent"),
  attributes: {
    artist: attr.string(),
    title: attr.string(),
    seconds: attr.number().optional(),
    cover: attr.binary().optional(),
  },
  key: { partitionKey: "artist", sortKey: "title" },
});

let engine: LocalEngine;
let proxy: EngineProxy;

beforeAll(async () => {
  engine = await startLocal();
  proxy = await startEngineProxy(engine.endpoint);
  const db = new DynamORM({ endpoint: proxy.endpoint });
  await db.createTable(Song);
  db.close();
});

afterAll(async () => {
  await proxy?.stop();
  await engine?.stop();
});

const told = process.env["DYNAMORM_TRANSPORT"];
beforeEach(() => {
  proxy.operations.length = 0;
  proxy.userAgents.length = 0;
});
afterEach(() => {
  if (told === undefined) delete process.env["DYNAMORM_TRANSPORT"];
  else process.env["DYNAMORM_TRANSPORT"] = told;
});

/** The transports by which requests came, of which there was at least one: the fast one says so. */
function ways(): Transport[] {
  expect(proxy.userAgents.length).toBeGreaterThan(0);
  return [...new Set(proxy.userAgents.map((text) => (text.includes("md/dynamorm#fast") ? "fast" : "sdk")))];
}

/** Uses an operation of each kind, and looks at what comes back. */
async function useAll(db: DynamORM): Promise<void> {
  const songs = db.model(Song);
  const blue = { artist: "Nina", title: "Blue", seconds: 180, cover: new Uint8Array([1, 2, 255]) };
  await songs.put(blue);
  expect(await songs.get({ artist: "Nina", title: "Blue" }, { consistent: true })).toEqual(blue);
  await expect(songs.create(blue)).rejects.toMatchObject({ code: "ITEM_ALREADY_EXISTS" });
  expect(await songs.update({ artist: "Nina", title: "Blue" }, { seconds: 181 })).toEqual({ ...blue, seconds: 181 });
  expect(await songs.where("artist", "=", "Nina").all()).toEqual([{ ...blue, seconds: 181 }]);
  await songs.batchPut([{ artist: "Ella", title: "Summer" }]);
  expect(await songs.batchGet([{ artist: "Ella", title: "Summer" }])).toEqual([{ artist: "Ella", title: "Summer" }]);
  await db.transaction((tx) => {
    tx.delete(Song, { artist: "Ella", title: "Summer" });
    tx.delete(Song, { artist: "Nina", title: "Blue" });
  });
}

test("a connection of which nothing is said sends every request by the fast transport, unless the environment says otherwise", async () => {
  const db = new DynamORM({ endpoint: proxy.endpoint });
  await useAll(db);
  db.close();
  expect(new Set(proxy.operations).size).toBe(7);
  expect(ways()).toEqual([told === "sdk" ? "sdk" : "fast"]);
});

describe("a transport that is said", () => {
  const connections: readonly [string, (transport: Transport) => DynamORM][] = [
    ["an endpoint", (transport) => new DynamORM({ endpoint: proxy.endpoint, transport })],
    ["a DynamoDBClient", (transport) => new DynamORM({ client: new DynamoDBClient(forProxy()), transport })],
    ["a DynamoDB", (transport) => new DynamORM({ client: new DynamoDB(forProxy()), transport })],
    [
      "a DynamoDBDocumentClient",
      (transport) => new DynamORM({ client: DynamoDBDocumentClient.from(new DynamoDBClient(forProxy())), transport }),
    ],
  ];

  test.each(connections)("for %s", async (_, connect) => {
    for (const [transport, way] of [
      ["auto", "fast"],
      ["fast", "fast"],
      ["sdk", "sdk"],
    ] as const) {
      proxy.operations.length = 0;
      proxy.userAgents.length = 0;
      const db = connect(transport);
      // oxlint-disable-next-line no-await-in-loop -- they would see each other's items
      await useAll(db);
      db.close();
      expect(ways()).toEqual([way]);
    }
  });
});

test("an operator turns the fast transport off with DYNAMORM_TRANSPORT", async () => {
  process.env["DYNAMORM_TRANSPORT"] = "sdk";
  const db = new DynamORM({ endpoint: proxy.endpoint });
  await useAll(db);
  db.close();
  expect(ways()).toEqual(["sdk"]);

  process.env["DYNAMORM_TRANSPORT"] = "none";
  expect(() => new DynamORM({ endpoint: proxy.endpoint })).toThrow(
    "the environment variable DYNAMORM_TRANSPORT is auto, fast or sdk",
  );
});

function forProxy(): DynamoDBClientConfig {
  return {
    endpoint: proxy.endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  };
}
