import type { DynamoDBRequest } from "@dynamorm/core";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { createFastClient, type FastClientConfig } from "../../src/fast.ts";
import { get } from "../fast/destination.ts";
import { everyOperation } from "../fast/every-operation.ts";
import { recordingHandler, type Answer } from "../fast/recording-handler.ts";
import { credentials, secretAccessKey, sentByBoth } from "../fast/sent.ts";
import { standAt } from "../fast/standing-clock.ts";
import { allRight, type Wire, wireOf } from "../fast/wire-of.ts";
import { untyped } from "../untyped.ts";
import { withoutAws } from "../without-aws.ts";
import type { CommonConfig } from "./both-clients.ts";

// What a client without the SDK sends is, header by header, what the SDK sends, but for who asks.

let restore: () => Promise<void>;
beforeEach(async () => {
  restore = await withoutAws();
  standAt(new Date("2026-02-28T23:59:59.999Z"));
});
afterEach(async () => {
  jest.useRealTimers();
  await restore();
});

const sessionToken = "FwoGZXIvYXdzEJr//////////wEaDB+lZ0/=";
const requests = everyOperation().map((request) => [request.operation, request] as const);

/** What a client of ours sends. */
async function sentByOurs(
  request: DynamoDBRequest,
  config: FastClientConfig,
  answers: readonly Answer[] = [],
): Promise<readonly Wire[]> {
  const { requestHandler, requests: seen } = recordingHandler(...answers);
  const client = createFastClient({
    region: "eu-west-1",
    credentials,
    requestHandler: untyped(requestHandler),
    ...config,
  });
  await client.executor(request);
  return seen.map((each) => wireOf(each, secretAccessKey));
}

/** Holds a client of ours to what the SDK sends. Gives what it sent. */
async function expectSameSent(
  request: DynamoDBRequest,
  config: CommonConfig = {},
  answers: readonly Answer[] = [],
): Promise<readonly Wire[]> {
  const wires = await sentByOurs(request, config, answers);
  const { sdk } = await sentByBoth(request, () => untyped(config), answers);
  for (const { right } of wires) expect(right).toEqual(allRight);
  expect(wires.map(withoutAgent)).toEqual(sdk.wires.map(withoutAgent));
  return wires;
}

/** The SDK signs the header that says who asks; so does ours. */
function withoutAgent({ headers, ...wire }: Wire): object {
  const { "user-agent": _, "x-amz-user-agent": _too, ...others } = headers;
  return { ...wire, headers: others };
}

describe("the request of an operation, with names, values and expressions beyond ASCII", () => {
  test.each(requests)("%s", async (operation, request) => {
    expect(await expectSameSent(request)).toEqual([
      expect.objectContaining({
        origin: "https://dynamodb.eu-west-1.amazonaws.com",
        headers: expect.objectContaining({ "x-amz-target": `DynamoDB_20120810.${operation}` }),
      }),
    ]);
  });

  test.each(requests)("%s, with a session token", async (_, request) => {
    const [wire] = await expectSameSent(request, { credentials: { ...credentials, sessionToken } });
    expect(wire?.headers).toMatchObject({ "x-amz-security-token": sessionToken });
    expect(wire?.authorization.signedHeaders).toContain("x-amz-security-token");
  });
});

describe("the address", () => {
  const accountId = "111122223333";
  const withAccount = { ...credentials, accountId };
  test.each<[string, CommonConfig, string]>([
    ["of a region", { region: "ap-south-1" }, "https://dynamodb.ap-south-1.amazonaws.com/"],
    ["of China", { region: "cn-north-1" }, "https://dynamodb.cn-north-1.amazonaws.com.cn/"],
    ["of GovCloud", { region: "us-gov-west-1" }, "https://dynamodb.us-gov-west-1.amazonaws.com/"],
    ["of a region that is this machine", { region: "local" }, "http://localhost:8000/"],
    ["with FIPS", { useFipsEndpoint: true }, "https://dynamodb-fips.eu-west-1.amazonaws.com/"],
    ["with dual-stack", { useDualstackEndpoint: true }, "https://dynamodb.eu-west-1.api.aws/"],
    ["of an account", { credentials: withAccount }, `https://${accountId}.ddb.eu-west-1.amazonaws.com/`],
    [
      "of no account",
      { credentials: withAccount, accountIdEndpointMode: "disabled" },
      "https://dynamodb.eu-west-1.amazonaws.com/",
    ],
    ["of one's own", { endpoint: "https://db.example.com" }, "https://db.example.com/"],
    ["with a port", { endpoint: "http://localhost:8000" }, "http://localhost:8000/"],
    ["with the default port", { endpoint: "https://db.example.com:443/" }, "https://db.example.com/"],
    ["with a path", { endpoint: "https://db.example.com/a b/é" }, "https://db.example.com/a%20b/%C3%A9/"],
    ["with a path and a slash", { endpoint: "https://db.example.com/a/b/" }, "https://db.example.com/a/b/"],
    ["by IPv6", { endpoint: "http://[::1]:8000" }, "http://[::1]:8000/"],
  ])("%s", async (_, config, address) => {
    const [wire] = await expectSameSent(get, config);
    expect(`${wire?.origin}${wire?.path}`).toBe(address);
  });

  const arn = "arn:aws:dynamodb:eu-west-1:444455556666:table/users";
  test.each(everyOperation(arn).map((request) => [request.operation, request] as const))(
    "of the account whose table it is, by its ARN: %s",
    async (_, request) => {
      const [wire] = await expectSameSent(request);
      // The text of a statement holds the table, where nobody looks for it.
      const host = request.operation === "ExecuteStatement" ? "dynamodb" : "444455556666.ddb";
      expect(wire?.origin).toBe(`https://${host}.eu-west-1.amazonaws.com`);
    },
  );
});

describe("a request that is sent again", () => {
  const throttled = { status: 400, body: '{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException"}' };
  beforeEach(() => {
    jest.spyOn(Math, "random").mockReturnValue(0);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test("says which attempt it is, and is signed anew", async () => {
    const wires = await expectSameSent(get, { maxAttempts: 3 }, [throttled, throttled]);
    expect(wires.map(({ headers }) => headers["amz-sdk-request"])).toEqual([
      "attempt=1; max=3",
      "attempt=2; max=3",
      "attempt=3; max=3",
    ]);
  });

  test("a transaction without a token gets one, and keeps it; what was given is left as it is", async () => {
    const { operation, input }: DynamoDBRequest<"TransactWriteItems"> = {
      operation: "TransactWriteItems",
      input: { TransactItems: [{ Delete: { TableName: "users", Key: { id: { S: "1" } } } }] },
    };
    const wires = await sentByOurs({ operation, input }, {}, [throttled]);
    expect(wires.map(({ json }) => json)).toEqual([
      { ...input, ClientRequestToken: expect.stringMatching(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/) },
      wires[0]?.json,
    ]);
    expect(input).not.toHaveProperty("ClientRequestToken");
  });
});

describe("who asks", () => {
  test("is the library, on its runtime", async () => {
    const wires = await sentByOurs(get, {});
    expect(wires[0]?.headers).toMatchObject({
      "user-agent": `dynamorm lang/js md/nodejs#${process.versions.node}`,
      "x-amz-user-agent": "dynamorm",
    });
  });

  test("in AWS Lambda, with its runtime and the trace of the call", async () => {
    const trace = "Root=1-67891233-abcdef012345678912345678;Parent=53995c3f42cd8ad8;Sampled=1";
    Object.assign(process.env, {
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x\r\nx: y",
      AWS_LAMBDA_FUNCTION_NAME: "fn",
      _X_AMZN_TRACE_ID: trace,
    });
    const wires = await sentByOurs(get, {});
    expect(wires[0]?.headers).toMatchObject({
      "user-agent": expect.stringMatching(/ exec-env\/AWS_Lambda_nodejs20\.x--x--y$/),
      "x-amzn-trace-id": trace,
    });
  });
});
