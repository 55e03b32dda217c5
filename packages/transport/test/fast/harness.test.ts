import type { Executor } from "@dynamorm/core";
import { DynamoDBServiceException } from "@aws-sdk/client-dynamodb";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { useOneRealm } from "../one-realm.ts";
import { untyped } from "../untyped.ts";
import { succeeds, throws } from "./behaviours.ts";
import { get } from "./destination.ts";
import { expectSamePlayed, type Play } from "./played.ts";
import { sentByBoth } from "./sent.ts";
import { sdk, type Transport } from "./transports.ts";

// What the other tests say is worth as much as what they would notice. Here a transport is wrong in one thing at a time.

beforeAll(useOneRealm);

/** The SDK's way, with something done to its answers or failures. */
function wrongly(change: (execute: Executor) => Executor): Transport {
  return (client) => change(sdk(client));
}

const failsOtherwise = wrongly((execute) => async (request, options) => {
  try {
    return await execute(request, options);
  } catch (error) {
    throw Object.assign(untyped(error), {
      cause: new DynamoDBServiceException({ name: "Other", $fault: "client", $metadata: {} }),
    });
  }
});
const repeats = wrongly((execute) => async (request, options) => {
  await execute(request, options).catch(() => {});
  return await execute(request, options);
});
const losesBytes = wrongly((execute) => async (request, options) => {
  const answer = await execute(request, options);
  return JSON.parse(JSON.stringify(answer));
});
const saysNothing = wrongly((execute) => async (request, options) => {
  return { ...(await execute(request, options)), $metadata: undefined };
});
const swallows = wrongly((execute) => (request, options) => execute(request, options).catch(() => untyped({})));

describe("a transport is not the same as the SDK's if", () => {
  const throttled: Play = { server: [throws("ThrottlingException")] };
  test.each<[string, Transport, Play]>([
    ["its failures have another cause", failsOtherwise, throttled],
    ["it sends more often", repeats, { server: [succeeds] }],
    ["its bytes are no bytes", losesBytes, { server: [succeeds] }],
    ["its answers lack their metadata", saysNothing, { server: [succeeds] }],
    ["it does not fail", swallows, throttled],
  ])("%s", async (_, transport, play) => {
    await expect(expectSamePlayed(play, transport)).rejects.toThrow("toEqual");
    await expectSamePlayed(play, sdk);
  });
});

test("a request is not the same as the SDK's if a value of it is another", async () => {
  const otherKey = wrongly((execute) => (request, options) => {
    return execute({ ...request, input: { ...request.input, Key: { id: { S: "other" } } } }, options);
  });
  const both = await sentByBoth(get, () => ({}), [], otherKey);
  const json = expect.anything();
  expect(both.fast.wires.map((wire) => ({ ...wire, json }))).toEqual(both.sdk.wires);
  expect(both.fast).not.toEqual(both.sdk);
});
