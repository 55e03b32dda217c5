import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { expect, test } from "@jest/globals";
import { checkClientConfig } from "./check-client-config.ts";

test.each([
  {},
  { region: "eu-west-1" },
  { region: async () => "eu-west-1" },
  { region: undefined, endpoint: undefined, credentials: undefined, maxAttempts: undefined },
  { credentials: { accessKeyId: "a", secretAccessKey: "b", sessionToken: "c" } },
  { credentials: async () => ({ accessKeyId: "a", secretAccessKey: "b" }) },
  { maxAttempts: 1 },
  { maxAttempts: async () => 5 },
  { requestHandler: { requestTimeout: 1000 } },
  { requestHandler: { handle: () => {} } },
  { retryMode: "adaptive", logger: console, tls: false },
])("%j is right", (config) => {
  expect(() => checkClientConfig(config)).not.toThrow();
});

test.each<[unknown, string]>([
  ["eu-west-1", `createClient takes an object of options, e.g. { region: "eu-west-1" }, not the string "eu-west-1"`],
  [null, `createClient takes an object of options, e.g. { region: "eu-west-1" }, not null`],
  [[], `createClient takes an object of options, e.g. { region: "eu-west-1" }, not an empty array`],
  [
    { regoin: "eu-west-1" },
    `createClient has no option "regoin"; there are region, endpoint, credentials, maxAttempts, requestHandler and the others of DynamoDBClientConfig. For one that only a newer SDK knows, make the client with new DynamoDBClient({ … })`,
  ],
  [
    { region: "" },
    `createClient: region is the string ""; it takes the name of a region such as "eu-west-1", or a function that gives it`,
  ],
  [
    { region: "eu west 1" },
    `createClient: region is the string "eu west 1"; it takes the name of a region such as "eu-west-1", or a function that gives it`,
  ],
  [
    { region: "evil.com/" },
    `createClient: region is the string "evil.com/"; it takes the name of a region such as "eu-west-1", or a function that gives it`,
  ],
  [
    { region: 5 },
    `createClient: region is the number 5; it takes the name of a region such as "eu-west-1", or a function that gives it`,
  ],
  [
    { maxAttempts: 0 },
    `createClient: maxAttempts is the number 0; it takes a whole number from 1 up, or a function that gives it`,
  ],
  [
    { maxAttempts: 1.5 },
    `createClient: maxAttempts is the number 1.5; it takes a whole number from 1 up, or a function that gives it`,
  ],
  [
    { maxAttempts: "3" },
    `createClient: maxAttempts is the string "3"; it takes a whole number from 1 up, or a function that gives it`,
  ],
  [
    { requestHandler: 5 },
    `createClient: requestHandler is the number 5; it takes an object of settings such as { requestTimeout: 1000 }, or a handler`,
  ],
  [
    { requestHandler: null },
    `createClient: requestHandler is null; it takes an object of settings such as { requestTimeout: 1000 }, or a handler`,
  ],
])("%j is refused", (config, message) => {
  expect(() => checkClientConfig(config)).toThrow(expect.objectContaining({ code: "INVALID_OPTION", message }));
});

test.each<[string, object]>([
  ["a client", new DynamoDBClient({ region: "eu-west-1" })],
  ["a client that was spread", Object.assign({}, new DynamoDBClient({ region: "eu-west-1" }))],
  ["what is like a client", { send: () => {}, config: {} }],
])("%s is told from options", (_, client) => {
  expect(() => checkClientConfig(client)).toThrow(
    expect.objectContaining({
      code: "INVALID_OPTION",
      message:
        "createClient takes options; this is a client. Pass it as new DynamORM({ client }) or sdkExecutor(client)",
    }),
  );
});

test.each([
  "secret",
  5,
  null,
  {},
  { accessKeyId: "secret" },
  { accessKeyId: "", secretAccessKey: "secret" },
  { accessKeyId: 5, secretAccessKey: "secret" },
])("credentials that are none are refused, and not shown: %j", (credentials) => {
  expect(() => checkClientConfig({ credentials })).toThrow(
    expect.objectContaining({
      code: "INVALID_OPTION",
      message:
        "createClient: credentials is no credentials; it takes { accessKeyId, secretAccessKey }, texts that are not empty, or a function that gives them",
    }),
  );
});
