import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Executor } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { clientExecutor } from "../../src/index.ts";
import { untyped } from "../untyped.ts";
import { get } from "./destination.ts";
import { recordingHandler } from "./recording-handler.ts";
import { changed, watched } from "./way-taken.ts";

function failing(): void {
  throw new Error("nobody listens");
}

/** An executor of a client that is told of nothing but this. */
function executor(config: Parameters<typeof watched>[0]): {
  readonly execute: Executor;
  readonly ways: () => unknown[];
} {
  const { config: all, ways } = watched(config);
  return { execute: clientExecutor(new DynamoDBClient(all), { transport: "fast" }), ways };
}

describe("what fails once is asked again", () => {
  test("who asks", async () => {
    let asked = 0;
    const { execute, ways } = executor({
      userAgentAppId: async () => {
        if (asked++ === 0) throw new Error("not yet");
        return "mine";
      },
    });
    await expect(execute(get)).rejects.toMatchObject({ cause: { message: "not yet" } });
    await execute(get);
    expect(ways()).toEqual(["fast"]);
  });

  test("to say that the SDK is used is no condition of using it", async () => {
    const { config, ways } = watched({ logger: untyped({ debug: () => {} }) });
    const execute = clientExecutor(new DynamoDBClient(config), { debug: failing });
    await execute(get);
    await execute(get);
    expect(ways()).toEqual(["sdk", "sdk"]);
  });
});

describe("a call that is over sends nothing", () => {
  test("also where the strategy waited, and the handler does not look at a signal", async () => {
    const controller = new AbortController();
    let handled = 0;
    const requestHandler = {
      handle: async () => {
        handled++;
        throw Object.assign(new Error("reset"), { code: "ECONNRESET" });
      },
    };
    const token = { getRetryCount: () => 1, getRetryDelay: () => 0, getRetryCost: () => 0 };
    const retryStrategy = {
      acquireInitialRetryToken: async () => ({ ...token, getRetryCount: () => 0 }),
      refreshRetryTokenForRetry: async () => {
        controller.abort(new Error("enough"));
        return token;
      },
      recordSuccess: () => {},
    };
    const { config } = watched({ requestHandler: untyped(requestHandler), retryStrategy: untyped(retryStrategy) });
    const execute = clientExecutor(new DynamoDBClient(config), { transport: "fast" });
    await expect(execute(get, { signal: controller.signal })).rejects.toMatchObject({ code: "ABORTED" });
    expect(handled).toBe(1);
  });
});

describe("callers without types", () => {
  test("a malformed request with credentials that fail is one rejection", async () => {
    const { execute } = executor({ credentials: () => Promise.reject(new Error("no credentials here")) });
    const request = untyped({ operation: "TransactWriteItems", input: { TransactItems: "abc" } });
    // A second one, that nobody waits for, would end the process.
    await expect(execute(request)).rejects.toThrow(/./);
    await new Promise((resolve) => setTimeout(resolve, 10));
  });

  test("a transaction whose token is null has one all the same", async () => {
    const { requestHandler, requests } = recordingHandler();
    const { config } = watched({ requestHandler });
    const execute = clientExecutor(new DynamoDBClient(config), { transport: "fast" });
    await execute(untyped({ operation: "TransactWriteItems", input: { TransactItems: [], ClientRequestToken: null } }));
    expect(JSON.parse(String(requests[0]?.body))).toEqual({
      TransactItems: [],
      ClientRequestToken: expect.any(String),
    });
  });

  test("an error that cannot be written to is thrown as it is", async () => {
    const frozen = Object.freeze(Object.assign(new Error("reset"), { code: "ECONNRESET" }));
    const requestHandler = { handle: () => Promise.reject(frozen) };
    const { config } = watched({ requestHandler: untyped(requestHandler), maxAttempts: 2 });
    const execute = clientExecutor(new DynamoDBClient(config), { transport: "fast" });
    await expect(execute(get)).rejects.toMatchObject({ code: "CONNECTION", cause: frozen });
  });
});

test("a logger that is given later hears of every request from then on", async () => {
  const { config, ways } = watched();
  const client = changed(() => {})(config);
  const execute = clientExecutor(client);
  await execute(get);
  Object.assign(client.config, { logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} } });
  await execute(get);
  expect(ways()).toEqual(["fast", "sdk"]);
});
