import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { describe, expect, test } from "@jest/globals";
import { createClient } from "./create-client.ts";

describe("createClient", () => {
  test("has the endpoint, a region and credentials", async () => {
    const client = createClient("http://127.0.0.1:8000");
    const endpoint = await client.config.endpoint?.();
    expect(endpoint).toMatchObject({ hostname: "127.0.0.1", port: 8000 });
    expect(await client.config.region()).toBe("us-east-1");
    expect(await client.config.credentials()).toMatchObject({ accessKeyId: "local", secretAccessKey: "local" });
  });

  test("what is given goes before", async () => {
    const client = createClient("http://127.0.0.1:8000", { endpoint: "http://127.0.0.1:9000", region: "eu-west-1" });
    expect(await client.config.endpoint?.()).toMatchObject({ port: 9000 });
    expect(await client.config.region()).toBe("eu-west-1");
    expect(await client.config.credentials()).toMatchObject({ accessKeyId: "local" });
  });

  test("is the SDK's own class", () => {
    const sdk = { DynamoDBClient };
    expect(createClient("http://127.0.0.1:8000", {}, () => sdk)).toBeInstanceOf(DynamoDBClient);
  });
});
