import type { DynamoDBRequest } from "@dynamorm/core";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { thrownBy } from "../../test/thrown-by.ts";
import { withoutAws } from "../../test/without-aws.ts";
import type { HttpRequest } from "../fast/parts.ts";
import { createFastClient } from "./create-fast-client.ts";
import type { FastClientConfig } from "./fast-client-config.ts";

let restore: () => Promise<void>;
beforeEach(async () => {
  restore = await withoutAws();
});
afterEach(() => restore());

const get: DynamoDBRequest<"GetItem"> = {
  operation: "GetItem",
  input: { TableName: "users", Key: { id: { S: "1" } } },
};
const keys = { accessKeyId: "AKID", secretAccessKey: "secret" };

/** A handler that answers with an empty object, and what it was given. */
function answering(): {
  readonly requests: HttpRequest[];
  readonly requestHandler: FastClientConfig["requestHandler"];
} {
  const requests: HttpRequest[] = [];
  return {
    requests,
    requestHandler: {
      handle: async (request) => {
        requests.push(request);
        return { response: { statusCode: 200, headers: {}, body: "{}" } };
      },
    },
  };
}

test("in AWS Lambda the environment says all", async () => {
  Object.assign(process.env, {
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "ASIA",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_SESSION_TOKEN: "token",
  });
  const { requests, requestHandler } = answering();
  await createFastClient({ requestHandler }).executor(get);
  expect(requests).toMatchObject([
    {
      hostname: "dynamodb.eu-west-1.amazonaws.com",
      headers: { "x-amz-security-token": "token", authorization: expect.stringContaining("Credential=ASIA/") },
    },
  ]);
});

test("for an engine on this machine nothing has to be set up", async () => {
  const { requests, requestHandler } = answering();
  await createFastClient({ endpoint: "http://localhost:8000", requestHandler }).executor(get);
  expect(requests).toMatchObject([
    { hostname: "localhost", port: 8000, headers: { authorization: expect.stringContaining("Credential=local/") } },
  ]);
});

test("a provider is asked once, by the first of many requests", async () => {
  const credentials = jest.fn(async () => keys);
  const { requests, requestHandler } = answering();
  const { executor } = createFastClient({ region: "eu-west-1", credentials, requestHandler });
  expect(credentials).not.toHaveBeenCalled();
  await Promise.all(Array.from({ length: 50 }, () => executor(get)));
  expect(requests).toHaveLength(50);
  expect(credentials).toHaveBeenCalledTimes(1);
});

describe("what is missing is said by the first request, with the mend", () => {
  test.each<[string, FastClientConfig, code: string, message: string]>([
    [
      "no region",
      { credentials: keys },
      "REGION",
      'GetItem on table "users": the client has no region. Give the client one, e.g. region: "eu-west-1", or set AWS_REGION.',
    ],
    [
      "no credentials",
      { region: "eu-west-1" },
      "CREDENTIALS",
      'GetItem on table "users": there are no usable credentials for the request in region eu-west-1. Give the client credentials, or a function that gives them, such as fromNodeProviderChain() of @aws-sdk/credential-providers, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, as AWS Lambda does. Profiles and roles are not looked for without the SDK.',
    ],
    [
      "no account",
      { region: "eu-west-1", credentials: keys, accountIdEndpointMode: "required" },
      "INVALID_OPTION",
      'createFastClient: accountIdEndpointMode is "required", and the credentials have no accountId; write "preferred" for accounts\' addresses where there are some',
    ],
    [
      "an account that would be another host",
      { region: "eu-west-1", credentials: { ...keys, accountId: "evil.example.com/" } },
      "INVALID_OPTION",
      "createFastClient: the accountId of the credentials is no number of an account",
    ],
  ])("%s", async (_, config, code, message) => {
    const { requests, requestHandler } = answering();
    const { executor } = createFastClient({ requestHandler, ...config });
    expect(await thrownBy(() => executor(get))).toMatchObject({ code, message });
    expect(requests).toEqual([]);
  });

  test("credentials that have expired", async () => {
    const body = '{"__type":"com.amazon.coral.service#ExpiredTokenException","message":"token secret-token"}';
    const { executor } = createFastClient({
      region: "eu-west-1",
      credentials: keys,
      requestHandler: { handle: async () => ({ response: { statusCode: 400, headers: {}, body } }) },
    });
    expect(await thrownBy(() => executor(get))).toMatchObject({
      code: "CREDENTIALS",
      message:
        'GetItem on table "users": the credentials have expired in region eu-west-1 (ExpiredTokenException). Give a provider, which renews them, instead of fixed credentials.',
    });
  });
});

test("a request handler that was given is not closed", () => {
  const destroy = jest.fn();
  const { requestHandler } = answering();
  createFastClient({ region: "eu-west-1", requestHandler: { ...requestHandler, destroy } as never }).destroy();
  expect(destroy).not.toHaveBeenCalled();
});
