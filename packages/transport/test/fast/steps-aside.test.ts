import { DynamoDB, DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocument, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { clientExecutor, type SdkClient } from "../../src/index.ts";
import { untyped } from "../untyped.ts";
import { get } from "./destination.ts";
import { changed, middleware, straight, type Taken, watched, waysTaken } from "./way-taken.ts";

const bySdk = (reason: string): Taken => ({
  ways: ["sdk", "sdk"],
  said: [expect.stringContaining(reason) as unknown as string],
});

describe("the straight line serves", () => {
  test.each<[string, (config: DynamoDBClientConfig) => SdkClient]>([
    ["a DynamoDBClient", (config) => new DynamoDBClient(config)],
    ["a DynamoDB", (config) => new DynamoDB(config)],
    ["a DynamoDBDocumentClient", (config) => DynamoDBDocumentClient.from(new DynamoDBClient(config))],
    ["a DynamoDBDocument", (config) => DynamoDBDocument.from(new DynamoDB(config))],
  ])("%s", async (_, clientOf) => {
    expect(await waysTaken({}, clientOf)).toEqual(straight);
  });

  test.each<[string, DynamoDBClientConfig]>([
    ["an endpoint of its own", { endpoint: "http://db.test:8000/path" }],
    ["FIPS", { useFipsEndpoint: true }],
    ["the adaptive mode", { retryMode: "adaptive" }],
    ["a cache of middleware", { cacheMiddleware: true }],
    ["a user agent", { customUserAgent: "mine/1" }],
  ])("a client with %s", async (_, config) => {
    expect(await waysTaken(config)).toEqual(straight);
  });
});

function userAgent(version: string): DynamoDBClientConfig {
  return { defaultUserAgentProvider: async () => [["aws-sdk-js", version]] };
}

describe("the SDK serves", () => {
  class OtherClient extends DynamoDBClient {}

  test.each<[string, (config: DynamoDBClientConfig) => SdkClient, string]>([
    ["a subclass", (config) => new OtherClient(config), "class of its own"],
    [
      "a client with middleware",
      changed(({ middlewareStack }) => middlewareStack.add(middleware, { step: "build", name: "mine" })),
      "middleware mine",
    ],
    [
      "a client with middleware without a name",
      changed(({ middlewareStack }) => middlewareStack.add(middleware, { step: "initialize" })),
      "middleware",
    ],
    [
      "a client with middleware in the place of the SDK's",
      changed(({ middlewareStack }) =>
        middlewareStack.add(middleware, {
          step: "build",
          priority: "low",
          name: "getUserAgentMiddleware",
          override: true,
        }),
      ),
      "middleware",
    ],
    [
      "a client whose middleware was removed",
      changed(({ middlewareStack }) => void middlewareStack.remove("getUserAgentMiddleware")),
      "removed",
    ],
    [
      "a client whose send was replaced",
      changed((client) => {
        const send = client.send.bind(client);
        Object.assign(client, { send: (...given: Parameters<typeof send>) => send(...given) });
      }),
      "send()",
    ],
    [
      "a client behind a proxy that shows another class",
      (config) => {
        const client = new DynamoDBClient(config);
        return new Proxy(client, { getPrototypeOf: () => OtherClient.prototype });
      },
      "class of its own",
    ],
  ])("%s", async (_, clientOf, reason) => {
    expect(await waysTaken({}, clientOf)).toEqual(bySdk(reason));
  });

  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const oldStrategy = { mode: "mine", retry: (next: (args: unknown) => unknown, args: unknown) => next(args) };
  test.each<[string, DynamoDBClientConfig, string]>([
    ["a logger", { logger: silent }, "logger"],
    ["a retry strategy of the older kind", { retryStrategy: untyped(oldStrategy) }, "retry strategy"],
    ["a version that is too new", userAgent("3.99999.0"), "3.99999.0"],
    ["a version that is too old", userAgent("3.599.9"), "3.599.9"],
    ["a version of the next kind", userAgent("4.0.0"), "4.0.0"],
    ["a version that is none", userAgent("nightly"), "version"],
    ["another name", { defaultUserAgentProvider: async () => [["mine", "1"]] }, "version"],
    ["discovery of endpoints", { endpointDiscoveryEnabled: true }, "discovers endpoints"],
    ["an encoder of its own", { utf8Encoder: (bytes) => Buffer.from(bytes).toString() }, "utf8Encoder"],
    ["a decoder of its own", { base64Decoder: (text) => Buffer.from(text, "base64") }, "base64Decoder"],
    ["schemes of signing of its own", { httpAuthSchemes: [ownScheme()] }, "httpAuthSchemes"],
  ])("a client with %s", async (_, config, reason) => {
    expect(await waysTaken(config)).toEqual(bySdk(reason));
  });
});

/** The scheme that clients have, with a signer of one's own. */
function ownScheme(): NonNullable<DynamoDBClientConfig["httpAuthSchemes"]>[number] {
  return untyped({
    schemeId: "aws.auth#sigv4",
    identityProvider: (configuration: { getIdentityProvider(scheme: string): unknown }) =>
      configuration.getIdentityProvider("aws.auth#sigv4"),
    signer: { sign: async (request: object) => request },
  });
}

describe("what is done to a client between requests is seen with the next", () => {
  const reasons: string[] = [];
  const debug = (message: string): void => void reasons.push(message);
  afterEach(() => {
    reasons.length = 0;
    jest.restoreAllMocks();
  });

  test("middleware that is added, and removed", async () => {
    const { config, ways } = watched();
    const client = new DynamoDBClient(config);
    const execute = clientExecutor(client, { debug });
    await execute(get);
    client.middlewareStack.add(middleware, { step: "finalizeRequest", name: "mine" });
    await execute(get);
    await execute(get);
    client.middlewareStack.remove("mine");
    await execute(get);
    client.middlewareStack.use({ applyToStack: (stack) => stack.add(middleware, { step: "build", name: "mine" }) });
    await execute(get);
    expect(ways()).toEqual(["fast", "sdk", "sdk", "fast", "sdk"]);
    expect(reasons).toHaveLength(1);
  });

  test("a send that is replaced, and put back", async () => {
    const { config, ways } = watched();
    const client = new DynamoDBClient(config);
    const execute = clientExecutor(client, { debug });
    await execute(get);
    const stub = jest.spyOn(client, "send").mockImplementation(async () => ({ Item: { id: { S: "mock" } } }));
    expect(await execute(get)).toEqual({ Item: { id: { S: "mock" } } });
    expect(await execute(get)).toEqual({ Item: { id: { S: "mock" } } });
    expect(stub).toHaveBeenCalledTimes(2);
    jest.restoreAllMocks();
    Reflect.deleteProperty(client, "send");
    await execute(get);
    expect(ways()).toEqual(["fast", "fast"]);
    expect(reasons).toHaveLength(1);
  });

  test.each<[string, object]>([
    ["of all clients for DynamoDB", DynamoDBClient.prototype],
    ["of all clients of the SDK", Object.getPrototypeOf(DynamoDBClient.prototype)],
  ])("a send that is replaced %s, before and after a request", async (_, prototype) => {
    const { config, ways } = watched();
    const [before, after] = [new DynamoDBClient(config), new DynamoDBClient(config)];
    await clientExecutor(before, { debug })(get);
    const executors = [clientExecutor(before, { debug }), clientExecutor(after, { debug })];
    const own = Object.getOwnPropertyDescriptor(prototype, "send");
    let sent = 0;
    const send = async (): Promise<object> => ({ sent: ++sent });
    Object.defineProperty(prototype, "send", { value: send, configurable: true, writable: true });
    for (const execute of executors) expect(await execute(get)).toEqual({ sent });
    expect(sent).toBe(2);
    if (own === undefined) Reflect.deleteProperty(prototype, "send");
    else Object.defineProperty(prototype, "send", own);
    for (const execute of executors) await execute(get);
    expect(ways()).toEqual(["fast", "fast", "fast"]);
  });

  test("each reason is said once, also by requests that are made at once", async () => {
    const { config, ways } = watched();
    const client = new DynamoDBClient(config);
    client.middlewareStack.add(middleware, { step: "build", name: "mine" });
    const execute = clientExecutor(client, { debug });
    await Promise.all([execute(get), execute(get), execute(get)]);
    await execute(get);
    expect(ways()).toEqual(["sdk", "sdk", "sdk", "sdk"]);
    expect(reasons).toEqual([
      expect.stringMatching(/^requests go through the AWS SDK .* it carries the middleware mine$/),
    ]);
  });
});

describe("a client that is a mock is called", () => {
  test("as it is, whatever it lacks", async () => {
    const client = untyped({
      config: { serviceId: "DynamoDB" },
      send: async () => ({ Item: { id: { S: "mock" } } }),
    });
    expect(await clientExecutor(client)(get)).toEqual({ Item: { id: { S: "mock" } } });
  });
});

describe("a signer", () => {
  test("of the SDK signs the first request, and proves that the straight line signs as it does", async () => {
    const { config, ways } = watched();
    const client = new DynamoDBClient(config);
    const signer = jest.spyOn(client.config, "signer");
    const execute = clientExecutor(client);
    await execute(get);
    const { length } = signer.mock.calls;
    expect(length).toBeGreaterThan(0);
    await execute(get);
    await execute(get);
    expect(signer.mock.calls).toHaveLength(length);
    expect(ways()).toEqual(["fast", "fast", "fast"]);
  });

  test("of one's own signs every request", async () => {
    let signed = 0;
    const signer: DynamoDBClientConfig["signer"] = {
      sign: async (request) => {
        signed++;
        return { ...request, headers: { ...request.headers, authorization: "mine" } };
      },
    };
    const { ways } = await waysTaken({ signer });
    expect(ways).toHaveLength(2);
    expect(signed).toBe(2);
  });
});
