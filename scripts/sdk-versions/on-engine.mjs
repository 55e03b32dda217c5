import assert from "node:assert/strict";
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  ResourceNotFoundException,
  TransactionCanceledException,
} from "@aws-sdk/client-dynamodb";
import { attr, defineModel, DynamORM, isDynamORMError } from "dynamorm";
import { autoExecutor, credentials, debugged, isFast, kinds, recordingHandler, sdkOnly } from "./clients.mjs";

/** Uses a local engine by every kind of client; resolves to the number of requests. */
export async function checkOnEngine(endpoint) {
  const handlers = [];
  // The SDK's own handler sends; what it is given is looked at.
  const config = () => {
    const { requestHandler } = new DynamoDBClient({}).config;
    const handler = recordingHandler(
      async (request, options) => (await requestHandler.handle(request, options)).response,
    );
    handlers.push(handler);
    return { endpoint, region: "us-east-1", credentials, requestHandler: handler };
  };
  for (const [name, make] of Object.entries(kinds)) {
    const client = make(config());
    await useModels(new DynamORM({ client }), `models-${name}`);
    await useExecutor(autoExecutor(client), sdkOnly(make({ endpoint, region: "us-east-1", credentials })), name);
  }
  // A client that the library makes.
  await useModels(new DynamORM(config()), "models-own");
  await useModels(new DynamORM({ endpoint }), "models-endpoint");

  const sent = handlers.flatMap(({ requests }) => requests);
  assert.deepEqual(debugged, []);
  assert.ok(sent.length > 50 && sent.every(isFast), "not every request came by the fast transport");
  return sent.length;
}

/** By models: what is written is read, by each kind of operation. */
async function useModels(db, table) {
  const Song = defineModel({
    name: "Song",
    table,
    attributes: {
      artist: attr.string(),
      title: attr.string(),
      seconds: attr.number().optional(),
      cover: attr.binary().optional(),
    },
    key: { partitionKey: "artist", sortKey: "title" },
  });
  await db.ensureTable(Song);
  const songs = db.model(Song);
  const key = { artist: "Nína 💿", title: "Blue" };
  const blue = { ...key, seconds: 180, cover: new Uint8Array([0, 1, 255]) };
  await songs.put(blue);
  assert.deepEqual(await songs.get(key, { consistent: true }), blue);
  assert.equal(await songs.get({ artist: "nobody", title: "nothing" }), undefined);
  await assert.rejects(songs.create(blue), (error) => isDynamORMError(error, "ITEM_ALREADY_EXISTS"));
  assert.deepEqual(await songs.update(key, { seconds: 181 }), { ...blue, seconds: 181 });
  assert.deepEqual(await songs.where("artist", "=", key.artist).all(), [{ ...blue, seconds: 181 }]);
  const more = Array.from({ length: 30 }, (_, n) => ({ artist: "Ella", title: `Song ${n}`, cover: Buffer.from([n]) }));
  await songs.batchPut(more);
  const found = await songs.batchGet(more.map(({ artist, title }) => ({ artist, title })));
  assert.deepEqual(
    found.map(({ cover }) => [...cover]),
    more.map((_, n) => [n]),
  );
  assert.equal(await songs.scan().filter("artist", "=", "Ella").count(), 30);
  await db.transaction((tx) => {
    tx.update(Song, key, { seconds: 182 });
    tx.delete(Song, { artist: "Ella", title: "Song 0" });
  });
  await assert.rejects(
    db.transaction((tx) => {
      tx.create(Song, blue);
      tx.delete(Song, { artist: "Ella", title: "Song 1" });
    }),
    (error) => isDynamORMError(error, "TRANSACTION_CANCELED") && error.failures[0].code === "ConditionalCheckFailed",
  );
  await db.deleteTable(Song);
  db.close();
}

/** By requests: answers and exceptions are the SDK's, in shape, class and fields. */
async function useExecutor(fast, sdk, name) {
  const TableName = `requests-${name}`;
  const Key = { id: { S: "1" } };
  const Item = {
    ...Key,
    bytes: { B: new Uint8Array([0, 128, 255]) },
    several: { BS: [new Uint8Array([1]), new Uint8Array([2, 3])] },
    nested: { M: { B: { S: "text" }, list: { L: [{ B: new Uint8Array() }, { NULL: true }, { BOOL: false }] } } },
    number: { N: "12345678901234567890.5" },
  };
  const wrong = {
    ConditionExpression: "attribute_not_exists(id)",
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  };
  await fast({
    operation: "CreateTable",
    input: {
      TableName,
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      BillingMode: "PAY_PER_REQUEST",
    },
  });
  await fast({ operation: "PutItem", input: { TableName, Item } });
  for (const request of [
    { operation: "GetItem", input: { TableName, Key, ConsistentRead: true, ReturnConsumedCapacity: "TOTAL" } },
    { operation: "GetItem", input: { TableName, Key: { id: { S: "nobody" } } } },
    { operation: "BatchGetItem", input: { RequestItems: { [TableName]: { Keys: [Key] } } } },
    { operation: "TransactGetItems", input: { TransactItems: [{ Get: { TableName, Key } }] } },
    {
      operation: "Query",
      input: { TableName, KeyConditionExpression: "id = :id", ExpressionAttributeValues: { ":id": Key.id } },
    },
    { operation: "Scan", input: { TableName, Limit: 1 } },
    { operation: "ExecuteStatement", input: { Statement: `SELECT * FROM "${TableName}"` } },
    { operation: "DescribeTable", input: { TableName } },
    { operation: "DescribeTimeToLive", input: { TableName } },
    { operation: "BatchWriteItem", input: { RequestItems: { [TableName]: [{ PutRequest: { Item } }] } } },
  ]) {
    const expected = plain(await sdk(request));
    // The SDK leaves out what it has no model of; the fast transport gives all that was answered.
    assert.deepEqual(knownTo(expected, plain(await fast(request))), expected, request.operation);
  }
  for (const [request, Exception] of [
    [{ operation: "PutItem", input: { TableName, Item, ...wrong } }, ConditionalCheckFailedException],
    [
      { operation: "TransactWriteItems", input: { TransactItems: [{ Put: { TableName, Item, ...wrong } }] } },
      TransactionCanceledException,
    ],
    [{ operation: "GetItem", input: { TableName: "missing", Key } }, ResourceNotFoundException],
  ]) {
    const [ours, theirs] = [await thrownBy(fast(request)), await thrownBy(sdk(request))];
    assert.ok(ours.cause instanceof Exception, `${Exception.name} is of the SDK's own class`);
    assert.deepEqual(plain(ours.cause), plain(theirs.cause));
    assert.deepEqual([ours.code, ours.message], [theirs.code, theirs.message]);
  }
  await fast({ operation: "DeleteTable", input: { TableName } });
}

async function thrownBy(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** A value without what differs from one request to the next, and without fields that say nothing. */
function plain(answer) {
  const { $metadata, $response: _response, ...rest } = answer;
  const { requestId: _, ...metadata } = $metadata;
  return defined({ ...rest, name: answer.name, message: answer.message, $metadata: metadata });
}

/** As much of a description as another one has. */
function knownTo(model, { Table, ...rest }) {
  if (Table === undefined) return rest;
  return { ...rest, Table: Object.fromEntries(Object.keys(model.Table).map((name) => [name, Table[name]])) };
}

function defined(value) {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(defined);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (inner === undefined ? [] : [[name, defined(inner)]])),
  );
}
