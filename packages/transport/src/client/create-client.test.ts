import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { withoutAws } from "../../test/without-aws.ts";
import { createClient } from "./create-client.ts";

const made = { accessKeyId: "local", secretAccessKey: "local" };
const given = { accessKeyId: "given", secretAccessKey: "given" };

let restore: () => Promise<void>;
beforeEach(async () => {
  restore = await withoutAws();
});
afterEach(() => restore());

describe("an endpoint on this machine", () => {
  test.each([
    "http://localhost:8000",
    "http://db.localhost",
    "http://127.0.0.1:8000",
    "http://127.9.9.9",
    "http://[::1]:8000",
  ])("%s needs nothing else", async (endpoint) => {
    const { config } = createClient({ endpoint });
    expect(await config.region()).toBe("us-east-1");
    expect(await config.credentials()).toMatchObject(made);
    expect((await config.endpoint?.())?.hostname).toBe(new URL(endpoint).hostname);
  });

  test("as an object too", async () => {
    const endpoint = { protocol: "http:", hostname: "localhost", port: 8000, path: "/" };
    expect(await createClient({ endpoint }).config.credentials()).toMatchObject(made);
    expect(await createClient({ endpoint: { url: new URL("http://localhost") } }).config.region()).toBe("us-east-1");
  });

  test("has the environment's region, AWS_REGION first", async () => {
    process.env["AWS_DEFAULT_REGION"] = "eu-central-1";
    expect(await createClient({ endpoint: "http://localhost:8000" }).config.region()).toBe("eu-central-1");
    process.env["AWS_REGION"] = "eu-west-1";
    expect(await createClient({ endpoint: "http://localhost:8000" }).config.region()).toBe("eu-west-1");
  });

  test("does not use the environment's credentials", async () => {
    process.env["AWS_ACCESS_KEY_ID"] = "real";
    process.env["AWS_SECRET_ACCESS_KEY"] = "secret";
    expect(await createClient({ endpoint: "http://localhost:8000" }).config.credentials()).toMatchObject(made);
  });

  test("what is given goes first, and what is undefined is not given", async () => {
    const endpoint = "http://localhost:8000";
    const { config } = createClient({ endpoint, region: "eu-west-1", credentials: given });
    expect(await config.region()).toBe("eu-west-1");
    expect(await config.credentials()).toMatchObject(given);
    const other = createClient({ endpoint, region: undefined, credentials: undefined, profile: undefined }).config;
    expect(await other.region()).toBe("us-east-1");
    expect(await other.credentials()).toMatchObject(made);
  });

  test("with a profile, region and credentials are the profile's", async () => {
    const { config } = createClient({ endpoint: "http://localhost:8000", profile: "none" });
    await expect(config.region()).rejects.toThrow("Region is missing");
    await expect(config.credentials()).rejects.toThrow("Could not load credentials");
  });
});

describe("any other host", () => {
  test.each([
    "http://localhost.example.com",
    "http://127.0.0.1.example.com",
    "http://10.0.0.1:8000",
    "http://0.0.0.0:8000",
  ])("%s is given no credentials and no region", async (endpoint) => {
    const { config } = createClient({ endpoint });
    await expect(config.region()).rejects.toThrow("Region is missing");
    await expect(config.credentials()).rejects.toThrow("Could not load credentials");
  });

  test("nor is an endpoint that a function gives", async () => {
    const { config } = createClient({
      endpoint: async () => ({ protocol: "http:", hostname: "localhost", path: "/" }),
    });
    await expect(config.credentials()).rejects.toThrow("Could not load credentials");
  });

  test("nor is AWS", async () => {
    const { config } = createClient();
    await expect(config.region()).rejects.toThrow("Region is missing");
    await expect(config.credentials()).rejects.toThrow("Could not load credentials");
    expect(config.endpoint).toBeUndefined();
  });
});

test("the SDK's options and defaults are the SDK's", async () => {
  process.env["AWS_REGION"] = "eu-west-1";
  process.env["AWS_ACCESS_KEY_ID"] = "environment";
  process.env["AWS_SECRET_ACCESS_KEY"] = "environment";
  const { config } = createClient();
  expect(await config.region()).toBe("eu-west-1");
  expect(await config.credentials()).toMatchObject({ accessKeyId: "environment" });
  expect(await config.maxAttempts()).toBe(await new DynamoDBClient().config.maxAttempts());
  expect(await createClient({ maxAttempts: 7 }).config.maxAttempts()).toBe(7);
  const requestHandler = { handle: () => Promise.reject(new Error("unused")) };
  expect(createClient({ requestHandler }).config.requestHandler).toBe(requestHandler);
});

test("wrong options are refused", () => {
  expect(() => createClient({ endpoint: "localhost:8000" })).toThrow(
    expect.objectContaining({ code: "INVALID_OPTION" }),
  );
  expect(() => createClient({ endpoint: "" })).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
  expect(() => createClient({ region: "" })).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
  const typo: object = { endpiont: "http://localhost:8000" };
  expect(() => createClient(typo)).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
});

test("a client without a logger has one that the SDK has nothing to prepare for", async () => {
  const { logger } = createClient({ region: "eu-west-1" }).config;
  expect(Reflect.get(logger, "info")).toBeUndefined();
  const own = { trace: () => {}, debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  expect(createClient({ region: "eu-west-1", logger: own }).config.logger).toBe(own);
});
