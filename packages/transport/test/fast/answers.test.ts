import type { DynamoDBRequest } from "@dynamorm/core";
import { expect, test } from "@jest/globals";
import { answers } from "./behaviours.ts";
import { everyOperation } from "./every-operation.ts";
import { expectSamePlayed } from "./played.ts";

/** A stored item with a value of every type, and with names that could be taken for types and fields. */
const item = {
  "größe 🎉": { S: 'naïve "\\ \u0000\u2028' },
  N: { N: "-1.50E+3" },
  B: { B: "AP8=" },
  BS: { BS: ["AA==", "/w==", ""] },
  S: { SS: ["a", "é"] },
  NS: { NS: ["1", "2"] },
  BOOL: { BOOL: false },
  NULL: { NULL: true },
  L: { L: [{ B: "AQ==" }, { L: [{ M: { B: { B: "Ag==" }, BS: { L: [] } } }] }] },
  M: { M: { B: { M: { B: { S: "no bytes" } } }, CreationDateTime: { N: "7" }, "": { NULL: true } } },
  CreationDateTime: { N: "1700000000" },
};
const keys = { id: { S: "1" }, B: { B: "AQID" } };
const capacity = {
  TableName: "users",
  CapacityUnits: 1.5,
  ReadCapacityUnits: 1,
  Table: { CapacityUnits: 1 },
  GlobalSecondaryIndexes: { B: { CapacityUnits: 0.5 } },
};
const description = {
  TableName: "users",
  TableStatus: "ACTIVE",
  CreationDateTime: 1_700_000_000.123,
  ItemCount: 3,
  KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  ProvisionedThroughput: { ReadCapacityUnits: 1, LastIncreaseDateTime: 1_699_999_999, LastDecreaseDateTime: 1.69e9 },
  BillingModeSummary: { BillingMode: "PAY_PER_REQUEST", LastUpdateToPayPerRequestDateTime: 1_700_000_000 },
  GlobalSecondaryIndexes: [{ IndexName: "B", Projection: { NonKeyAttributes: ["B", "DateTime"] } }],
};

const bodies: { readonly [Operation in DynamoDBRequest["operation"]]: object } = {
  GetItem: { Item: item, ConsumedCapacity: capacity },
  PutItem: { Attributes: item, ItemCollectionMetrics: { ItemCollectionKey: keys, SizeEstimateRangeGB: [0.5, 1] } },
  UpdateItem: { Attributes: item },
  DeleteItem: { Attributes: item },
  BatchGetItem: {
    Responses: { users: [item, {}], B: [item] },
    UnprocessedKeys: { BS: { Keys: [keys], ProjectionExpression: "#B", ExpressionAttributeNames: { "#B": "B" } } },
    ConsumedCapacity: [capacity],
  },
  BatchWriteItem: {
    UnprocessedItems: { users: [{ PutRequest: { Item: item } }, { DeleteRequest: { Key: keys } }] },
  },
  TransactGetItems: { Responses: [{ Item: item }, {}] },
  TransactWriteItems: { ConsumedCapacity: [capacity] },
  ExecuteStatement: { Items: [item, {}], NextToken: "B", LastEvaluatedKey: keys },
  Query: { Items: [item, {}, keys], Count: 3, ScannedCount: 9, LastEvaluatedKey: keys },
  Scan: { Items: [], Count: 0, ScannedCount: 0 },
  CreateTable: { TableDescription: description },
  DescribeTable: { Table: description },
  DeleteTable: { TableDescription: description },
  UpdateTimeToLive: { TimeToLiveSpecification: { Enabled: true, AttributeName: "B" } },
  DescribeTimeToLive: { TimeToLiveDescription: { TimeToLiveStatus: "ENABLED", AttributeName: "B" } },
};

test.each(everyOperation().map((request) => [request.operation, request] as const))(
  "an answer to %s has the SDK's shapes",
  async (operation, request) => {
    const body = JSON.stringify(bodies[operation]);
    // A letter can be written as an escape, in names too, and spaces can stand around them.
    const escaped = body.replaceAll('"B"', String.raw`"\u0042"`).replaceAll('"BS"', String.raw`"B\u0053"`);
    const spaced = JSON.stringify(bodies[operation], undefined, 2).replaceAll('":', '" :');
    const server = [body, escaped, spaced, "{}"].map((each) => answers({ body: each }));
    const { sdk } = await expectSamePlayed({ server, requests: [request, request, request, request] });
    const [first, ...others] = sdk.outcomes;
    expect(others.slice(0, 2)).toEqual([first, first]);
    expect(first).toMatchObject({ value: { $metadata: { httpStatusCode: 200 } } });
    for (const name of Object.keys(bodies[operation])) expect(first?.value).toHaveProperty(name);
  },
);

test("answers have what AWS says of them besides", async () => {
  const headers = {
    "x-amz-id-2": "EXTENDED",
    "x-amz-cf-id": "CLOUDFRONT",
    "x-amz-crc32": 7,
    Date: new Date().toUTCString(),
  };
  const { sdk } = await expectSamePlayed({ server: [answers({ headers, body: "{}" })] });
  expect(sdk.outcomes).toMatchObject([{ value: { $metadata: { requestId: "REQUEST", cfId: "CLOUDFRONT" } } }]);
});
