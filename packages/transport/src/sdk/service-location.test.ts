import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { withoutAws } from "../../test/without-aws.ts";
import { untyped } from "../../test/untyped.ts";
import { createClient } from "../client/create-client.ts";
import { locationOf } from "./service-location.ts";

let restore: () => Promise<void>;
beforeEach(async () => {
  restore = await withoutAws();
});
afterEach(() => restore());

test("AWS: the region, and no endpoint", async () => {
  expect(await locationOf(createClient({ region: "eu-west-1" }))).toEqual({ region: "eu-west-1" });
});

test("an endpoint that was given", async () => {
  expect(await locationOf(createClient({ endpoint: "http://localhost:8000" }))).toEqual({
    region: "us-east-1",
    endpoint: "http://localhost:8000",
    host: "localhost",
  });
});

test("an endpoint of the environment", async () => {
  process.env["AWS_ENDPOINT_URL_DYNAMODB"] = "http://127.0.0.1:8000/path";
  expect(await locationOf(createClient({ region: "eu-west-1" }))).toEqual({
    region: "eu-west-1",
    endpoint: "http://127.0.0.1:8000/path",
    host: "127.0.0.1",
  });
});

test("what cannot be told is left out", async () => {
  const config = {
    serviceId: "DynamoDB",
    region: () => Promise.reject(new Error("Region is missing")),
    endpoint: () => {
      throw new Error("none");
    },
  };
  expect(await locationOf({ config })).toEqual({});
});

test.each<[unknown, object]>([
  [
    { region: "eu-west-1", endpoint: "http://localhost:1/" },
    { region: "eu-west-1", endpoint: "http://localhost:1", host: "localhost" },
  ],
  [{ region: "", endpoint: "nonsense" }, {}],
  [{ endpoint: "http://ada:secret@localhost/?key=secret" }, { endpoint: "http://localhost", host: "localhost" }],
  [{ region: 5, endpoint: {} }, {}],
])("a mock's plain values are read, and nothing secret: %j", async (config, location) => {
  expect(await locationOf(untyped({ config }))).toEqual(location);
});
