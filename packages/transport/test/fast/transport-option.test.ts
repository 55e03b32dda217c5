import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { describe, expect, test } from "@jest/globals";
import { clientExecutor } from "../../src/index.ts";
import { untyped } from "../untyped.ts";
import { changed, middleware, straight, waysTaken } from "./way-taken.ts";

const withMiddleware = changed(({ middlewareStack }) => {
  middlewareStack.add(middleware, { step: "build", name: "mine" });
});
const mocked = changed((client) => Object.assign(client, { send: async () => ({}) }));

describe("a transport that is asked for", () => {
  test(`"sdk" is taken, and nothing is said`, async () => {
    expect(await waysTaken({}, undefined, "sdk")).toEqual({ ways: ["sdk", "sdk"], said: [] });
  });

  test(`"fast" is taken, also past middleware and mocks`, async () => {
    expect(await waysTaken({}, withMiddleware, "fast")).toEqual(straight);
    expect(await waysTaken({}, mocked, "fast")).toEqual(straight);
  });

  test.each(["localhost:8000", "nonsense:1"])(
    "an endpoint that is none, %s, never becomes AWS's own",
    async (endpoint) => {
      await expect(waysTaken({ endpoint }, undefined, "fast")).rejects.toMatchObject({
        code: "INVALID_OPTION",
        message: expect.stringContaining("write http:// or https://"),
      });
      // The SDK makes of it what it does.
      expect(await waysTaken({ endpoint })).toMatchObject({ ways: ["sdk", "sdk"] });
    },
  );

  test("an option that is none is refused", () => {
    const client = new DynamoDBClient({ region: "eu-west-1" });
    expect(() => clientExecutor(client, untyped({ tranport: "sdk" }))).toThrow(
      'clientExecutor has no option "tranport"; there are transport and debug',
    );
  });

  test(`"auto" is what is taken where nothing is said`, async () => {
    expect(await waysTaken({}, withMiddleware, "auto")).toEqual(await waysTaken({}, withMiddleware));
  });

  test(`"fast" is refused to a client that lacks a part`, () => {
    const client = untyped({ config: { serviceId: "DynamoDB", region: async () => "x" }, send: async () => ({}) });
    expect(() => clientExecutor(client, { transport: "fast" })).toThrow(
      expect.objectContaining({
        code: "INVALID_OPTION",
        message: expect.stringMatching(/lacks credentials, endpointProvider, .*requestHandler/),
      }),
    );
  });

  test.each([{ transport: "quick" }, { transport: null }, { debug: true }, null, "fast"])(
    "%j is refused",
    (options) => {
      expect(() => clientExecutor(new DynamoDBClient({}), untyped(options))).toThrow(
        expect.objectContaining({ code: "INVALID_OPTION" }),
      );
    },
  );
});
