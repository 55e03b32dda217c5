import { describe, expect, test } from "@jest/globals";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { attr, defineModel, type DynamoDBRequest, DynamORM, type Executor, type Middleware } from "./index.ts";

const User = defineModel({
  name: "User",
  table: "users",
  attributes: { id: attr.string(), updatedAt: attr.updatedAt() },
  key: { partitionKey: "id" },
});

/** An executor that answers nothing, and what it was sent. */
function recorder(): { readonly executor: Executor; readonly requests: DynamoDBRequest[] } {
  const requests: DynamoDBRequest[] = [];
  const executor = (request: DynamoDBRequest): Promise<object> => {
    requests.push(request);
    return Promise.resolve({});
  };
  return { executor, requests };
}

describe("a connection sends requests", () => {
  test("through an executor that is given, by the clock that is given", async () => {
    const { executor, requests } = recorder();
    const db = new DynamORM({ executor, now: () => new Date(0) });
    expect(await db.model(User).put({ id: "1" })).toEqual({ id: "1", updatedAt: new Date(0) });
    expect(requests).toEqual([
      {
        operation: "PutItem",
        model: "User",
        input: { TableName: "users", Item: { id: { S: "1" }, updatedAt: { S: "1970-01-01T00:00:00.000Z" } } },
      },
    ]);
  });

  test("through middleware, the first outermost", async () => {
    const seen: string[] = [];
    const note =
      (name: string): Middleware =>
      (next) =>
      async (request, options) => {
        seen.push(`${name} sees ${request.operation}`);
        const output = await next(request, options);
        seen.push(`${name} sees the answer`);
        return output;
      };
    const db = new DynamORM({ executor: recorder().executor, middleware: [note("outer"), note("inner")] });
    await db.model(User).get({ id: "1" });
    expect(seen).toEqual([
      "outer sees GetItem",
      "inner sees GetItem",
      "inner sees the answer",
      "outer sees the answer",
    ]);
  });

  test("through a client that is given, and leaves that one open", () => {
    const client = new DynamoDBClient({ region: "eu-west-1" });
    let destroyed = false;
    client.destroy = () => {
      destroyed = true;
    };
    new DynamORM({ client }).close();
    new DynamORM({ client: DynamoDBDocumentClient.from(client) }).close();
    expect(destroyed).toBe(false);
  });
});

describe("options that cannot be are refused at once", () => {
  test.each<[string, unknown, string]>([
    ["null", null, "new DynamORM() takes an object, not null"],
    [
      "a client and an endpoint",
      { client: new DynamoDBClient({ region: "eu-west-1" }), endpoint: "http://localhost:8000" },
      "new DynamORM() takes a client, or an executor, or what a client is made from; it was given client, endpoint",
    ],
    [
      "a clock that is none",
      { now: 5 },
      `new DynamORM(): the option "now" takes a function that gives a Date, not the number 5`,
    ],
    [
      "a policy that is none",
      { fullScans: "never" },
      `new DynamORM(): the option "fullScans" takes "allow", "warn" or "error", not the string "never"`,
    ],
    ["an executor that is none", { executor: {} }, "the executor of new DynamORM() is a function, not an object"],
    [
      "a transport that is none",
      { transport: "http", region: "eu-west-1" },
      `transport is "auto", "fast" or "sdk", not the string "http"`,
    ],
    [
      "a transport for an executor",
      { executor: recorder().executor, transport: "fast" },
      "new DynamORM() takes transport with a client, or with what a client is made from; an executor is a transport of its own",
    ],
    [
      "the fast transport for a client without the parts that it takes",
      { client: { send: () => {}, config: { serviceId: "DynamoDB" } }, transport: "fast" },
      `transport: "fast" takes a client with the parts of a DynamoDBClient; this one lacks credentials, region`,
    ],
    ["middleware that is no list", { executor: recorder().executor, middleware: "log" }, "middleware"],
    ["an option that does not exist", { regoin: "eu-west-1" }, "regoin"],
    ["an endpoint without a protocol", { endpoint: "localhost:8000" }, "http://localhost:8000"],
    ["a client of something else", { client: { send: () => {} } }, "an executor takes a client for DynamoDB"],
  ])("%s", (_, options, message) => {
    expect(() => new DynamORM(options as never)).toThrow(
      expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringContaining(message) }),
    );
  });
});
