import assert from "node:assert/strict";
import { mock } from "node:test";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { autoExecutor, credentials, isFast, recordingHandler, sdkOnly } from "./clients.mjs";

const instant = new Date("2026-01-31T12:34:56.789Z");
const withAccount = { ...credentials, sessionToken: "a/session+token==", accountId: "123456789012" };

const configurations = {
  "a region": { region: "eu-west-1" },
  "another partition": { region: "us-gov-west-1" },
  "a session token and an account": { region: "us-east-1", credentials: withAccount },
  "an account that endpoints do not name": {
    region: "us-east-1",
    credentials: withAccount,
    accountIdEndpointMode: "disabled",
  },
  FIPS: { region: "us-east-1", useFipsEndpoint: true },
  "dual-stack": { region: "eu-central-1", useDualstackEndpoint: true },
  "an endpoint with a port and a path": { region: "us-east-1", endpoint: "http://localhost:8000/some path/db" },
  "a user agent of one's own": {
    region: "us-east-1",
    customUserAgent: [["shop", "1.2"]],
    userAgentAppId: "orders",
  },
};

const TableName = "songs";
const arn = "arn:aws:dynamodb:us-east-1:123456789012:table/songs";
const Key = { artist: { S: "Nína 💿" }, title: { S: 'Blue "&"\\' } };
const Item = {
  ...Key,
  "größe 大": { N: "1.50" },
  bytes: { B: new Uint8Array([0, 128, 255]) },
  several: { BS: [new Uint8Array([1])] },
};
const names = { ExpressionAttributeNames: { "#n": "größe 大" } };

/** @type {readonly (readonly [string, object])[]} */
const operations = [
  ["GetItem", { TableName, Key, ConsistentRead: true }],
  ["GetItem", { TableName: arn, Key, ProjectionExpression: "#n", ...names }],
  ["PutItem", { TableName, Item, ReturnValues: "NONE" }],
  [
    "UpdateItem",
    {
      TableName,
      Key,
      UpdateExpression: "SET #n = :é",
      ...names,
      ExpressionAttributeValues: { ":é": { L: [{ NULL: true }, { M: {} }] } },
    },
  ],
  ["DeleteItem", { TableName, Key }],
  ["BatchGetItem", { RequestItems: { [TableName]: { Keys: [Key] }, [arn]: { Keys: [Key] } } }],
  ["BatchWriteItem", { RequestItems: { [TableName]: [{ PutRequest: { Item } }, { DeleteRequest: { Key } }] } }],
  ["TransactGetItems", { TransactItems: [{ Get: { TableName, Key } }] }],
  ["TransactWriteItems", { TransactItems: [{ Put: { TableName, Item } }], ClientRequestToken: "a-token" }],
  ["ExecuteStatement", { Statement: `SELECT * FROM "songs" WHERE artist = ?`, Parameters: [Key.artist] }],
  ["Query", { TableName, KeyConditionExpression: "artist = :a", ExpressionAttributeValues: { ":a": Key.artist } }],
  ["Scan", { TableName, Segment: 0, TotalSegments: 2, ExclusiveStartKey: Key }],
  ["CreateTable", { TableName, KeySchema: [], AttributeDefinitions: [], BillingMode: "PAY_PER_REQUEST" }],
  ["DescribeTable", { TableName: arn }],
  ["DeleteTable", { TableName }],
  ["UpdateTimeToLive", { TableName, TimeToLiveSpecification: { AttributeName: "ttl", Enabled: true } }],
  ["DescribeTimeToLive", { TableName }],
];

const traced = { AWS_LAMBDA_FUNCTION_NAME: "shop", _X_AMZN_TRACE_ID: "Root=1-5759e988-bd862e3f" };

/** Compares requests as they come to a request handler with the SDK's of the same instant; resolves to how many. */
export async function checkRequests() {
  mock.timers.enable({ apis: ["Date"], now: instant });
  // As in a function of Lambda that is traced: the SDK hands the trace on.
  Object.assign(process.env, traced);
  let count = 0;
  try {
    for (const [name, given] of Object.entries(configurations)) {
      const requestHandler = recordingHandler(() => ({
        statusCode: 200,
        headers: {},
        body: new TextEncoder().encode("{}"),
      }));
      const client = new DynamoDBClient({ credentials, ...given, requestHandler });
      for (const [operation, input] of operations) {
        await autoExecutor(client)({ operation, input });
        await sdkOnly(client)({ operation, input });
        const [fast, sdk] = requestHandler.requests.splice(0);
        const what = `${operation} with ${name}`;
        assert.ok(isFast(fast) && !isFast(sdk), what);
        assert.deepEqual(wireOf(fast), wireOf(sdk), what);
        await checkSignature(client, fast, what);
        await checkSignature(client, sdk, what);
        count += 1;
      }
    }
  } finally {
    mock.timers.reset();
    for (const name of Object.keys(traced)) delete process.env[name];
  }
  return count;
}

/** What has to be the same: all but who asks, the random name of the call, and the signature, which covers that. */
function wireOf({ method, protocol, hostname, port, path, query, headers, body }) {
  const {
    authorization,
    "user-agent": _user,
    "amz-sdk-invocation-id": id,
    ...lower
  } = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  assert.match(id, /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
  assert.equal(Number(lower["content-length"]), Buffer.byteLength(body));
  return {
    method,
    protocol,
    hostname,
    port,
    path,
    query: query ?? {},
    // The order of a body's fields, and with it these two, are of no matter.
    headers: { ...lower, "content-length": undefined, "x-amz-content-sha256": undefined },
    signed: /Credential=(.*), SignedHeaders=(.*), /.exec(authorization).slice(1),
    body: JSON.parse(body),
  };
}

/** Signs again by the client's own signer. */
async function checkSignature(client, request, what) {
  const { authorization } = request.headers;
  const [, signingRegion, signingService] = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(authorization);
  const signer = await client.config.signer({
    name: "sigv4",
    signingName: signingService,
    signingRegion,
    properties: {},
  });
  const { authorization: _, "x-amz-content-sha256": __, ...headers } = request.headers;
  const signed = await signer.sign(
    { ...request, query: {}, headers },
    { signingDate: instant, signingRegion, signingService },
  );
  assert.equal(signed.headers.authorization, authorization, `the signature of ${what}`);
}
