import type { Executor } from "@dynamorm/core";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { attr, defineModel, DynamORM } from "./fast.ts";
import * as fast from "./fast.ts";
import * as whole from "./index.ts";

const User = defineModel({
  name: "User",
  table: "users",
  attributes: { id: attr.string(), name: attr.string() },
  key: { partitionKey: "id" },
});

const before = { ...process.env };
beforeEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) delete process.env[name];
});
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});

/** What a caller without types gives. */
function connect(options: unknown): fast.DynamORM {
  return new DynamORM(options as fast.DynamORMOptions);
}

test("has all that the whole entry has, but for clients of the SDK", () => {
  const ofSdk = ["clientExecutor", "createClient", "sdkExecutor"];
  const expected = Object.keys(whole).filter((name) => !ofSdk.includes(name));
  expect(Object.keys(fast).toSorted()).toEqual([...expected, "createFastClient"].toSorted());
});

test("models, errors and classes are the same in both entries", () => {
  const { DynamORM: _own, createFastClient: _client, ...shared } = fast;
  for (const [name, value] of Object.entries(shared)) expect(Reflect.get(whole, name)).toBe(value);
});

test("it is called DynamORM, in logs too", () => {
  expect(connect({}).constructor.name).toBe("DynamORM");
});

test("in AWS Lambda nothing has to be given", async () => {
  Object.assign(process.env, { AWS_REGION: "eu-west-1", AWS_ACCESS_KEY_ID: "ASIA", AWS_SECRET_ACCESS_KEY: "secret" });
  const seen: string[] = [];
  const requestHandler: fast.FastClientConfig["requestHandler"] = {
    handle: async ({ hostname, headers }) => {
      seen.push(hostname, headers["x-amz-target"] ?? "");
      const body = '{"Item":{"id":{"S":"1"},"name":{"S":"Ada"}}}';
      return { response: { statusCode: 200, headers: {}, body } };
    },
  };
  expect(await connect({ requestHandler }).model(User).get({ id: "1" })).toEqual({ id: "1", name: "Ada" });
  expect(seen).toEqual(["dynamodb.eu-west-1.amazonaws.com", "DynamoDB_20120810.GetItem"]);
});

test("nothing has to be there until something is sent", async () => {
  const db = new DynamORM();
  await expect(db.model(User).get({ id: "1" })).rejects.toMatchObject({ code: "REGION", model: "User" });
  db.close();
});

test("options of every connection go with it", async () => {
  const executor = jest.fn(async () => ({})) as unknown as Executor;
  const db = connect({ executor, tablePrefix: "dev-", middleware: [(next: Executor) => next] });
  expect(await db.model(User).get({ id: "1" })).toBeUndefined();
  expect(executor).toHaveBeenCalledWith(
    expect.objectContaining({ input: expect.objectContaining({ TableName: "dev-users" }) }),
    {},
  );
});

describe("close", () => {
  test("closes the connections of a client that was made here", () => {
    const db = connect({ endpoint: "http://localhost:1" });
    expect(() => db.close()).not.toThrow();
  });

  test("leaves an executor alone", async () => {
    const db = connect({ executor: async () => ({}) });
    db.close();
    expect(await db.model(User).get({ id: "1" })).toBeUndefined();
  });
});

describe("options that cannot be", () => {
  test.each<[unknown, message: string]>([
    [null, "new DynamORM() takes an object, not null"],
    [{ regoin: "eu-west-1" }, 'createFastClient(): there is no option "regoin"'],
    [{ executor: "x" }, 'the executor of new DynamORM() is a function, not the string "x"'],
    [
      { executor: async () => ({}), region: "eu-west-1", endpoint: undefined },
      "new DynamORM() takes an executor, or what a client is made from; it was given executor, region",
    ],
    [
      { client: { send: () => {} } },
      'new DynamORM() of "dynamorm/fast" takes no client: there is no SDK. Import DynamORM from "dynamorm" for one, or leave it out',
    ],
    [
      { transport: "sdk" },
      'new DynamORM() of "dynamorm/fast" takes no transport: there is no SDK. Import DynamORM from "dynamorm" for one, or leave it out',
    ],
    [{ fullScans: "never" }, "new DynamORM(): "],
  ])("%j", (options, message) => {
    expect(() => connect(options)).toThrow(
      expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringContaining(message) }),
    );
  });
});
