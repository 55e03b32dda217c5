import { Agent } from "node:https";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { DynamoDBRequest } from "@dynamorm/core";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createClient, type SdkClient, clientExecutor } from "../src/index.ts";
import { useOneRealm } from "./one-realm.ts";
import { closedEndpoint } from "./tcp-server.ts";
import { thrownBy } from "./thrown-by.ts";
import { untyped } from "./untyped.ts";
import { withoutAws } from "./without-aws.ts";

const get: DynamoDBRequest<"GetItem"> = {
  operation: "GetItem",
  model: "User",
  input: { TableName: "users", Key: { id: { S: "1" } } },
};
const credentials = { accessKeyId: "key", secretAccessKey: "secret" };
/** Lets no request leave this machine: there are no names, so there are no hosts. */
const requestHandler = {
  httpsAgent: new Agent({
    lookup: (hostname, _options, found) =>
      found(Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND", hostname }), []),
  }),
};

beforeAll(useOneRealm);

let restore: () => Promise<void>;
beforeEach(async () => {
  restore = await withoutAws();
});
afterEach(() => restore());

function failureOf(client: SdkClient): Promise<unknown> {
  return thrownBy(() => clientExecutor(client)(get));
}

describe("credentials", () => {
  test("that are nowhere to be found", async () => {
    expect(await failureOf(createClient({ region: "eu-west-1", requestHandler }))).toMatchObject({
      name: "CredentialsError",
      code: "CREDENTIALS",
      retryable: false,
      operation: "GetItem",
      model: "User",
      table: "users",
      message: `GetItem on table "users" (model User): there are no usable credentials for the request in region eu-west-1. Give credentials to the client, in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, as a profile (aws configure, aws sso login) or as a role. For an engine on this machine, use createClient({ endpoint }).`,
      cause: expect.objectContaining({ name: "CredentialsProviderError" }),
    });
  });

  test("that are nowhere to be found, for an engine on this machine", async () => {
    const endpoint = await closedEndpoint();
    expect(await failureOf(new DynamoDBClient({ endpoint, region: "eu-west-1" }))).toMatchObject({
      code: "CREDENTIALS",
      message: expect.stringContaining("An engine on this machine takes any: createClient({ endpoint }) brings some"),
    });
  });

  test.each<[string, object]>([
    ["an object without them", { credentials: {} }],
    ["a function that gives nothing", { credentials: async () => undefined }],
  ])("%s", async (_, config) => {
    const client = new DynamoDBClient({ region: "eu-west-1", requestHandler, maxAttempts: 1, ...config });
    expect(await failureOf(client)).toMatchObject({ code: "CREDENTIALS" });
  });

  test("a function that fails is told without its words, which may be secret", async () => {
    const thrown = new Error("the vault does not know the token 12345");
    const client = createClient({ region: "eu-west-1", requestHandler, credentials: () => Promise.reject(thrown) });
    const error = await failureOf(client);
    expect(error).toMatchObject({ code: "UNKNOWN", cause: thrown });
    expect(String(error)).not.toContain("12345");
  });

  test("createClient brings them for an endpoint on this machine, whatever the environment has", async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: "real", AWS_SECRET_ACCESS_KEY: "real" });
    let headers = "";
    const recorder = {
      handle(request: { readonly headers: object }): Promise<never> {
        headers = JSON.stringify(request.headers);
        return Promise.reject(Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }));
      },
    };
    const client = createClient({
      endpoint: "http://localhost:8000",
      maxAttempts: 1,
      requestHandler: untyped(recorder),
    });
    expect(await failureOf(client)).toMatchObject({ code: "CONNECTION" });
    expect(headers).toContain("Credential=local/");
    expect(headers).toContain("/us-east-1/dynamodb/");
  });
});

describe("the region", () => {
  test("that is missing", async () => {
    expect(await failureOf(createClient({ credentials, requestHandler }))).toMatchObject({
      name: "RegionError",
      code: "REGION",
      retryable: false,
      message: `GetItem on table "users" (model User): the client has no region. Give the client one, e.g. region: "eu-west-1", set AWS_REGION, or add one to the profile.`,
    });
  });

  test("that is no name of one", async () => {
    const client = new DynamoDBClient({ region: "eu west 1", credentials, requestHandler });
    expect(await failureOf(client)).toMatchObject({
      code: "REGION",
      message: expect.stringContaining(`"eu west 1" is no name of a region.`),
    });
  });

  test("that does not exist", async () => {
    const client = createClient({ region: "eu-wset-1", credentials, requestHandler, maxAttempts: 1 });
    expect(await failureOf(client)).toMatchObject({
      code: "REGION",
      message: `GetItem on table "users" (model User): there is no host dynamodb.eu-wset-1.amazonaws.com: "eu-wset-1" is no region that has DynamoDB, or this machine cannot look up names. Check the spelling of the region, and the network.`,
    });
  });
});

test("an endpoint of the environment is named too", async () => {
  const endpoint = await closedEndpoint();
  process.env["AWS_ENDPOINT_URL_DYNAMODB"] = endpoint;
  expect(await failureOf(createClient({ region: "eu-west-1", credentials, maxAttempts: 1 }))).toMatchObject({
    code: "CONNECTION",
    message: expect.stringContaining(`cannot reach ${endpoint} (ECONNREFUSED).`),
  });
});
