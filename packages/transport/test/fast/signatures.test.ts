import type { DynamoDBRequest } from "@dynamorm/core";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { ClientConfig } from "../../src/index.ts";
import { untyped } from "../untyped.ts";
import { withoutAws } from "../without-aws.ts";
import { get } from "./destination.ts";
import { everyOperation } from "./every-operation.ts";
import { credentials, expectSameSent, sentByBoth } from "./sent.ts";
import { standAt } from "./standing-clock.ts";

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

describe("the request of an operation, with names, values and expressions beyond ASCII", () => {
  test.each(requests)("%s", async (operation, request) => {
    const { wires } = await expectSameSent(request, () => ({}));
    expect(wires).toEqual([
      expect.objectContaining({
        method: "POST",
        origin: "https://dynamodb.eu-west-1.amazonaws.com",
        path: "/",
        headers: expect.objectContaining({
          "x-amz-target": `DynamoDB_20120810.${operation}`,
          "x-amz-date": "20260228T235959Z",
          "amz-sdk-request": expect.stringMatching(/^attempt=1; max=\d$/),
        }),
      }),
    ]);
  });

  test.each(requests)("%s, with a session token", async (_, request) => {
    const { wires } = await expectSameSent(request, () => ({ credentials: { ...credentials, sessionToken } }));
    expect(wires).toEqual([
      expect.objectContaining({
        headers: expect.objectContaining({ "x-amz-security-token": sessionToken }),
        authorization: expect.objectContaining({
          accessKeyId: credentials.accessKeyId,
          scope: { day: "20260228", region: "eu-west-1", service: "dynamodb" },
          signedHeaders: expect.arrayContaining(["host", "x-amz-date", "x-amz-security-token", "x-amz-target"]),
        }),
      }),
    ]);
  });
});

/** Does something within a call of a Lambda function, as Lambda tells it. */
async function inContext(store: unknown, told: Record<string, string>, act: () => Promise<void>): Promise<void> {
  const run: (context: object, act: () => Promise<void>) => Promise<void> = untyped(
    Reflect.get(Object(store), "run").bind(store),
  );
  const context = Object.fromEntries(
    Object.entries(told).map(([name, value]) => [Symbol.for(`_AWS_LAMBDA_${name}`), value]),
  );
  await run(context, act);
  await run({}, async () => {});
}

describe("what a client adds to its requests", () => {
  test.each<[string, () => ClientConfig, object]>([
    ["an application's id", () => ({ userAgentAppId: "checkout" }), { "user-agent": /\bapp\/checkout\b/ }],
    ["a user agent", () => ({ customUserAgent: "mine/1.0" }), { "x-amz-user-agent": /\bmine\/1\.0\b/ }],
    [
      "a user agent of several parts, with characters that headers cannot hold",
      () => ({ customUserAgent: [["mein tool", "1.0 β"], ["md/x y", "z/1#2"], ["cfg/a/b"], ["APN/1.0 Partner", "ü"]] }),
      { "x-amz-user-agent": /mein-tool/ },
    ],
    ["an application's id that is too strange", () => ({ userAgentAppId: "größe (1)" }), { "user-agent": /\bapp\// }],
    ["a number of attempts", () => ({ maxAttempts: 7 }), { "amz-sdk-request": /^attempt=1; max=7$/ }],
    ["one attempt", () => ({ maxAttempts: async () => 1 }), { "amz-sdk-request": /^attempt=1; max=1$/ }],
    [
      "a clock that is off by an hour",
      () => ({ systemClockOffset: 3_600_000 }),
      { "x-amz-date": /^20260301T005959Z$/ },
    ],
    [
      "credentials that a function gives",
      () => ({ credentials: async () => ({ ...credentials, sessionToken }) }),
      { "x-amz-security-token": /^FwoG/ },
    ],
    ["a region that a function gives", () => ({ region: async () => "ap-south-1" }), { host: /\.ap-south-1\./ }],
  ])("%s", async (_, configOf, headers) => {
    const { wires } = await expectSameSent(get, configOf);
    const patterns = Object.entries(headers).map(([name, pattern]) => [name, expect.stringMatching(pattern)]);
    expect(wires).toEqual([
      expect.objectContaining({ headers: expect.objectContaining(Object.fromEntries(patterns)) }),
    ]);
  });

  test("the trace of a Lambda function", async () => {
    const trace = "Root=1-67891233-abcdef012345678912345678;Parent=53995c3f42cd8ad8;Sampled=1";
    Object.assign(process.env, { AWS_LAMBDA_FUNCTION_NAME: "fn", _X_AMZN_TRACE_ID: trace });
    const { wires } = await expectSameSent(get, () => ({}));
    expect(wires).toEqual([
      expect.objectContaining({ headers: expect.objectContaining({ "x-amzn-trace-id": trace }) }),
    ]);
  });

  test("the trace of a call of a Lambda function that has several at once, and its standard headers", async () => {
    process.env["AWS_LAMBDA_FUNCTION_NAME"] = "fn";
    await expectSameSent(get, () => ({}));
    // The SDK makes it with the first request, where Lambda has not.
    const store: unknown = Reflect.get(Reflect.get(globalThis, "awslambda"), "InvokeStore");
    await inContext(store, { X_RAY_TRACE_ID: "Root=1-2-3", TRACEPARENT: "00-4-5-01", BAGGAGE: "a=b" }, async () => {
      const { wires } = await expectSameSent(get, () => ({}));
      expect(wires).toEqual([
        expect.objectContaining({
          headers: expect.objectContaining({
            "x-amzn-trace-id": "Root=1-2-3",
            traceparent: "00-4-5-01",
            baggage: "a=b",
          }),
        }),
      ]);
    });
  });

  test("an application's id, a region, credentials and attempts of the environment", async () => {
    Object.assign(process.env, {
      AWS_SDK_UA_APP_ID: "environment",
      AWS_REGION: "sa-east-1",
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
      AWS_MAX_ATTEMPTS: "5",
    });
    const { wires } = await expectSameSent(get, () => ({
      region: undefined,
      credentials: undefined,
    }));
    expect(wires).toEqual([
      expect.objectContaining({
        origin: "https://dynamodb.sa-east-1.amazonaws.com",
        headers: expect.objectContaining({
          "x-amz-security-token": sessionToken,
          "user-agent": expect.stringContaining("app/environment"),
          "amz-sdk-request": "attempt=1; max=5",
        }),
      }),
    ]);
  });
});

describe("a request that is sent again", () => {
  const throttled = { status: 400, body: '{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException"}' };
  const attempts = ["attempt=1; max=3", "attempt=2; max=3", "attempt=3; max=3"];

  beforeEach(() => {
    // The wait before the next attempt is a random part of a time: of none of it, here.
    jest.spyOn(Math, "random").mockReturnValue(0);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test.each(requests)("%s: says which attempt it is, and is signed anew", async (_, request) => {
    const { wires, calls } = await expectSameSent(request, () => ({ maxAttempts: 3 }), [throttled, throttled]);
    expect(calls).toBe(1);
    expect(wires.map(({ headers }) => headers["amz-sdk-request"])).toEqual(attempts);
    // What is sent is the same, a token that was made up for it too.
    expect(wires.map(({ json }) => json)).toEqual(wires.map(() => wires[0]?.json));
  });

  test("a transaction without a token gets one, and keeps it", async () => {
    const { operation, input }: DynamoDBRequest<"TransactWriteItems"> = {
      operation: "TransactWriteItems",
      input: { TransactItems: [{ Delete: { TableName: "users", Key: { id: { S: "1" } } } }] },
    };
    const both = await sentByBoth({ operation, input }, () => ({}), [throttled]);
    for (const { wires } of [both.sdk, both.fast]) {
      expect(wires.map(({ json }) => json)).toEqual([
        { ...input, ClientRequestToken: expect.stringMatching(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/) },
        wires[0]?.json,
      ]);
    }
    expect(input).not.toHaveProperty("ClientRequestToken");
  });
});
