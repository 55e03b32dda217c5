import { Agent } from "node:http";
import type { DynamoDBRequest } from "@dynamorm/core";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { type ClientConfig, createClient, clientExecutor } from "../src/index.ts";
import { useOneRealm } from "./one-realm.ts";
import { answering, closedEndpoint, tcpServer } from "./tcp-server.ts";
import { thrownBy } from "./thrown-by.ts";

const put: DynamoDBRequest<"PutItem"> = {
  operation: "PutItem",
  model: "User",
  input: { TableName: "users", Item: { id: { S: "top secret" } } },
};

beforeAll(useOneRealm);

async function failureAt(endpoint: string, config: ClientConfig = {}, signal?: AbortSignal): Promise<unknown> {
  const client = createClient({ endpoint, maxAttempts: 1, ...config });
  try {
    const error = await thrownBy(() => clientExecutor(client)(put, { signal }));
    expect(error).toMatchObject({ operation: "PutItem", model: "User", table: "users" });
    expect(String(error)).not.toContain("top secret");
    return error;
  } finally {
    client.destroy();
  }
}

describe("no connection", () => {
  test("nobody listens", async () => {
    const endpoint = await closedEndpoint();
    expect(await failureAt(endpoint)).toMatchObject({
      name: "ConnectionError",
      code: "CONNECTION",
      retryable: true,
      cause: expect.objectContaining({ code: "ECONNREFUSED" }),
      message: `PutItem on table "users" (model User): cannot reach ${endpoint} (ECONNREFUSED). Is the engine running (startLocal() of @dynamorm/local starts one), and is the endpoint right?`,
    });
  });

  test("nobody listens, at any of several addresses, after several attempts", async () => {
    const endpoint = (await closedEndpoint()).replace("127.0.0.1", "db.localhost");
    // What Node.js does for a name with addresses of both kinds: it tries them all, and throws an AggregateError.
    const httpAgent = new Agent({
      autoSelectFamily: true,
      lookup: (_host, _options, found) =>
        found(null, [
          { address: "127.0.0.1", family: 4 },
          { address: "127.0.0.2", family: 4 },
        ]),
    });
    expect(await failureAt(endpoint, { maxAttempts: 2, requestHandler: { httpAgent } })).toMatchObject({
      code: "CONNECTION",
      message: expect.stringContaining(`cannot reach ${endpoint} (ECONNREFUSED) after 2 attempts.`),
    });
  });

  test("no such host", async () => {
    const httpAgent = new Agent({
      lookup: (hostname, _options, found) =>
        found(Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND", hostname }), []),
    });
    expect(await failureAt("http://db.localhost:8000", { requestHandler: { httpAgent } })).toMatchObject({
      code: "CONNECTION",
      message: expect.stringContaining("cannot reach http://db.localhost:8000 (ENOTFOUND)."),
    });
  });

  test("no TLS where it was asked for", async () => {
    await using server = await tcpServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    const error = await failureAt(`https://127.0.0.1:${server.port}`);
    expect(error).toMatchObject({ code: "CONNECTION" });
  });
});

describe("a connection that breaks", () => {
  test.each<[string, Parameters<typeof tcpServer>[0]]>([
    ["before an answer", (socket) => socket.resetAndDestroy()],
    ["before an answer, politely", (socket) => socket.end()],
    [
      "in the middle of one",
      (socket) => {
        socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"Attributes":`);
        setTimeout(() => socket.resetAndDestroy(), 20);
      },
    ],
  ])("%s", async (_, onRequest) => {
    await using server = await tcpServer(onRequest);
    expect(await failureAt(server.endpoint)).toMatchObject({
      code: "CONNECTION",
      retryable: true,
      message: `PutItem on table "users" (model User): lost the connection to ${server.endpoint} (ECONNRESET). Try again. Whether it was done is not known.`,
    });
  });
});

describe("no answer in time", () => {
  test.each<[string, Parameters<typeof tcpServer>[0], ClientConfig["requestHandler"]]>([
    ["to a request", undefined, { requestTimeout: 40, throwOnRequestTimeout: true }],
    ["over a socket", undefined, { socketTimeout: 40 }],
    [
      "in the middle of one",
      (socket) => socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"Attributes":`),
      { socketTimeout: 40 },
    ],
  ])("%s", async (_, onRequest, requestHandler) => {
    await using server = await tcpServer(onRequest);
    expect(await failureAt(server.endpoint, { requestHandler })).toMatchObject({
      name: "TimeoutError",
      code: "TIMEOUT",
      retryable: true,
      message: expect.stringMatching(
        /^PutItem on table "users" \(model User\): no answer in time from http:\S+\. .+ Whether it was done is not known\.$/,
      ),
    });
  });
});

async function abortAfter(delayMs: number, endpoint: string, config: ClientConfig = {}): Promise<unknown> {
  const controller = new AbortController();
  let aborted = 0;
  setTimeout(() => {
    aborted = performance.now();
    controller.abort("enough");
  }, delayMs);
  const error = await failureAt(endpoint, config, controller.signal);
  expect(performance.now() - aborted).toBeLessThan(50);
  return error;
}

describe("an abort ends the call within 50 ms", () => {
  test("before it is sent", async () => {
    await using server = await tcpServer();
    const error = await failureAt(server.endpoint, {}, AbortSignal.abort("enough"));
    expect(error).toMatchObject({ code: "ABORTED", retryable: false, cause: "enough" });
    expect(server.requests()).toBe(0);
  });

  test("while it waits for credentials, which the SDK itself does not look up from", async () => {
    await using server = await tcpServer();
    const error = await abortAfter(20, server.endpoint, { credentials: () => new Promise(() => {}) });
    expect(error).toMatchObject({ code: "ABORTED", cause: "enough" });
    expect(server.requests()).toBe(0);
  });

  test("while it waits for an answer", async () => {
    await using server = await tcpServer();
    expect(await abortAfter(60, server.endpoint)).toMatchObject({
      code: "ABORTED",
      cause: "enough",
      message: `PutItem on table "users" (model User): the call's signal ended it. Whether it was done is not known.`,
    });
    expect(server.requests()).toBe(1);
  });

  test("while an answer comes", async () => {
    await using server = await tcpServer((socket) => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"));
    expect(await abortAfter(60, server.endpoint)).toMatchObject({ code: "ABORTED", cause: "enough" });
  });

  test("while it waits for the next attempt", async () => {
    await using server = await tcpServer(answering(500, "{}"));
    const error = await abortAfter(100, server.endpoint, { maxAttempts: 50 });
    expect(error).toMatchObject({ code: "ABORTED", cause: "enough" });
  });

  test("when a time is up", async () => {
    await using server = await tcpServer();
    expect(await failureAt(server.endpoint, {}, AbortSignal.timeout(30))).toMatchObject({
      code: "ABORTED",
      cause: expect.objectContaining({ name: "TimeoutError" }),
      message: expect.stringContaining("the call's signal ended it: its time was up."),
    });
  });
});

describe("an answer that is none", () => {
  test.each<[number, string]>([
    [200, "<html>secret</html>"],
    [404, "<html>secret</html>"],
    [403, "{}"],
  ])("HTTP %d %s", async (status, body) => {
    await using server = await tcpServer(answering(status, body));
    const error = await failureAt(server.endpoint);
    expect(error).toMatchObject({ name: "UnknownError", code: "UNKNOWN", retryable: false });
    expect(error).toHaveProperty(
      "message",
      `PutItem on table "users" (model User): what answered in region us-east-1 at ${server.endpoint} is not DynamoDB (HTTP ${status}). Check the endpoint, and what is between it and this machine.${status === 200 ? " Whether it was done is not known." : ""}`,
    );
  });

  test("not even HTTP", async () => {
    await using server = await tcpServer((socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"));
    expect(await failureAt(server.endpoint)).toMatchObject({
      code: "CONNECTION",
      message: expect.stringContaining(`no HTTP answer from ${server.endpoint} (HPE_INVALID_CONSTANT).`),
    });
  });
});

describe("failures of DynamoDB", () => {
  test.each([
    [
      500,
      `{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError","message":"top secret"}`,
      "HTTP 500, InternalServerError",
    ],
    [500, "", "HTTP 500"],
    [502, "", "HTTP 502"],
    [503, "<html>secret</html>", "HTTP 503"],
  ])("HTTP %d %s", async (status, body, details) => {
    await using server = await tcpServer(answering(status, body));
    expect(await failureAt(server.endpoint)).toMatchObject({
      name: "ServiceUnavailableError",
      code: "SERVICE_UNAVAILABLE",
      retryable: true,
      message: `PutItem on table "users" (model User): DynamoDB failed in region us-east-1 at ${server.endpoint} (${details}). Try again after a while. Whether it was done is not known.`,
    });
    expect(server.requests()).toBe(1);
  });

  test("throttling, told after the SDK's own attempts", async () => {
    const body = `{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException","message":"slow","throttlingReasons":[{"reason":"TableWriteAccountLimitExceeded","resource":"arn:aws:dynamodb:…"}]}`;
    await using server = await tcpServer(answering(400, body));
    expect(await failureAt(server.endpoint, { maxAttempts: 2 })).toMatchObject({
      code: "THROTTLED",
      retryable: true,
      message: expect.stringContaining(`at ${server.endpoint} after 2 attempts (TableWriteAccountLimitExceeded).`),
    });
    expect(server.requests()).toBe(2);
  });

  test("a signature that is refused, without the headers that AWS repeats", async () => {
    const body = `{"__type":"com.amazon.coral.service#InvalidSignatureException","message":"x-amz-security-token:top secret"}`;
    await using server = await tcpServer(answering(400, body));
    expect(await failureAt(server.endpoint)).toMatchObject({
      name: "CredentialsError",
      code: "CREDENTIALS",
      retryable: false,
    });
  });
});
