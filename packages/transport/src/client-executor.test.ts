import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBRequest } from "@dynamorm/core";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { untyped } from "../test/untyped.ts";
import { clientExecutor, type ClientExecutorOptions, type Transport } from "./client-executor.ts";
import type { SdkClient } from "./sdk/sdk-client.ts";

const get: DynamoDBRequest<"GetItem"> = {
  operation: "GetItem",
  input: { TableName: "users", Key: { id: { S: "1" } } },
};

/** A client whose requests are answered here, and who sent them, as they say themselves. */
function answeredClient(): { readonly client: DynamoDBClient; readonly userAgents: string[] } {
  const userAgents: string[] = [];
  const client = new DynamoDBClient({
    region: "eu-west-1",
    credentials: { accessKeyId: "key", secretAccessKey: "secret" },
    requestHandler: untyped({
      handle({ headers }: { readonly headers: Readonly<Record<string, string>> }) {
        userAgents.push(headers["user-agent"] ?? "");
        return Promise.resolve({ response: { statusCode: 200, headers: {}, body: new TextEncoder().encode("{}") } });
      },
    }),
  });
  return { client, userAgents };
}

/** The way that a request takes by an executor that is made with these options. */
async function wayOf(
  options?: ClientExecutorOptions,
  wrap = (client: DynamoDBClient): SdkClient => client,
): Promise<string> {
  const { client, userAgents } = answeredClient();
  await clientExecutor(wrap(client), options)(get);
  expect(userAgents).toHaveLength(1);
  return userAgents[0]?.includes("md/dynamorm#fast") === true ? "fast" : "sdk";
}

const before = process.env["DYNAMORM_TRANSPORT"];
beforeEach(() => {
  delete process.env["DYNAMORM_TRANSPORT"];
});
afterEach(() => {
  if (before === undefined) delete process.env["DYNAMORM_TRANSPORT"];
  else process.env["DYNAMORM_TRANSPORT"] = before;
});

describe("the way that requests take", () => {
  test.each<[ClientExecutorOptions | undefined, Transport]>([
    [undefined, "fast"],
    [{}, "fast"],
    [{ transport: undefined }, "fast"],
    [{ transport: "auto" }, "fast"],
    [{ transport: "fast" }, "fast"],
    [{ transport: "sdk" }, "sdk"],
  ])("by the options %p: %s", async (options, way) => {
    expect(await wayOf(options)).toBe(way);
    expect(await wayOf(options, (client) => DynamoDBDocumentClient.from(client))).toBe(way);
  });

  test.each([
    ["", "fast"],
    ["auto", "fast"],
    ["fast", "fast"],
    ["sdk", "sdk"],
  ])("by DYNAMORM_TRANSPORT=%s, where no option says it: %s", async (value, way) => {
    process.env["DYNAMORM_TRANSPORT"] = value;
    expect(await wayOf()).toBe(way);
    expect(await wayOf({ transport: undefined })).toBe(way);
  });

  test("an option goes before the environment", async () => {
    process.env["DYNAMORM_TRANSPORT"] = "sdk";
    expect(await wayOf({ transport: "auto" })).toBe("fast");
    expect(await wayOf({ transport: "fast" })).toBe("fast");
    process.env["DYNAMORM_TRANSPORT"] = "fast";
    expect(await wayOf({ transport: "sdk" })).toBe("sdk");
  });

  test("the environment is read when the executor is made", async () => {
    const { client, userAgents } = answeredClient();
    const execute = clientExecutor(client);
    process.env["DYNAMORM_TRANSPORT"] = "sdk";
    await execute(get);
    expect(userAgents).toEqual([expect.stringContaining("md/dynamorm#fast")]);
  });
});

describe("what is refused, before anything is sent", () => {
  test.each(["FAST", "off", "true", " sdk", "toString"])("DYNAMORM_TRANSPORT=%s", (value) => {
    process.env["DYNAMORM_TRANSPORT"] = value;
    expect(() => clientExecutor(answeredClient().client)).toThrow(
      expect.objectContaining({
        name: "InvalidOptionError",
        code: "INVALID_OPTION",
        message: `the environment variable DYNAMORM_TRANSPORT is auto, fast or sdk, or not set, not the string "${value}"`,
      }),
    );
    expect(() => clientExecutor(answeredClient().client, { transport: "auto" })).not.toThrow();
  });

  test.each<[string, unknown, string]>([
    ["no options", null, "clientExecutor takes { transport, debug }, not null"],
    ["no transport", { transport: "slow" }, `transport is "auto", "fast" or "sdk", not the string "slow"`],
    ["a debug that is no function", { debug: true }, "debug is a function that takes a message, not true"],
  ])("%s", (_, options, message) => {
    expect(() => clientExecutor(answeredClient().client, untyped(options))).toThrow(
      expect.objectContaining({ code: "INVALID_OPTION", message }),
    );
  });

  test("what is no client", () => {
    expect(() => clientExecutor(untyped({ send: () => {} }))).toThrow(
      expect.objectContaining({ code: "INVALID_OPTION" }),
    );
  });

  test("a client without the parts that the fast transport takes, and who asked for that", async () => {
    const mock: SdkClient = untyped({ send: () => Promise.resolve({ Item: {} }), config: { serviceId: "DynamoDB" } });
    const words = `takes a client with the parts of a DynamoDBClient; this one lacks credentials, region, endpointProvider, signer, retryStrategy, maxAttempts, requestHandler. With "auto", its requests go through the client`;
    expect(() => clientExecutor(mock, { transport: "fast" })).toThrow(`transport: "fast" ${words}`);
    process.env["DYNAMORM_TRANSPORT"] = "fast";
    expect(() => clientExecutor(mock)).toThrow(`DYNAMORM_TRANSPORT=fast ${words}`);
    const execute = clientExecutor(mock, { transport: "auto", debug: () => {} });
    expect(await execute(get)).toEqual({ Item: {} });
  });
});
