import { afterEach, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { ClientConfig } from "../../src/index.ts";
import { useOneRealm } from "../one-realm.ts";
import { answers, exceptionBody, succeeds, throws, writesAnd } from "./behaviours.ts";
import { get } from "./destination.ts";
import type { Behaviour } from "./misbehaving-server.ts";
import { notingStrategy } from "./noting-strategy.ts";
import { expectSamePlayed } from "./played.ts";
import { summaryOfBoth, summaryOf } from "./summary.ts";

beforeAll(useOneRealm);

const failure = throws("InternalServerError", {}, { status: 500 });
const throttling = throws("ProvisionedThroughputExceededException");

/** A client with a strategy that the SDK makes. */
function own(config: ClientConfig): () => ClientConfig {
  return () => ({ retryStrategy: undefined, ...config });
}

describe("the number of attempts", () => {
  beforeEach(() => {
    // Waits are a random part of a time: of none of it, here.
    jest.spyOn(Math, "random").mockReturnValue(0);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    delete process.env["AWS_MAX_ATTEMPTS"];
  });

  test.each<[string, () => ClientConfig, number]>([
    ["one", own({ maxAttempts: 1 }), 1],
    ["three", own({ maxAttempts: 3 }), 3],
    ["by a function", own({ maxAttempts: async () => 2 }), 2],
    ["none, which is one", own({ maxAttempts: 0 }), 1],
    ["the SDK's own", own({}), 4],
    ["in the standard mode", own({ retryMode: "standard", maxAttempts: 2 }), 2],
    ["in the adaptive mode", own({ retryMode: "adaptive", maxAttempts: 2 }), 2],
  ])("%s", async (_, config, count) => {
    const requests = count === 1 ? "1 request" : `${count} requests`;
    expect(await summaryOfBoth({ server: [failure], config })).toBe(
      `SERVICE_UNAVAILABLE by InternalServerError, ${requests}`,
    );
  });

  test("of the environment", async () => {
    process.env["AWS_MAX_ATTEMPTS"] = "2";
    expect(await summaryOfBoth({ server: [failure], config: own({}) })).toBe(
      "SERVICE_UNAVAILABLE by InternalServerError, 2 requests",
    );
  });

  test("in the adaptive mode, of which throttling is noted", async () => {
    const play = { server: [throttling, succeeds], config: own({ retryMode: "adaptive" }) };
    expect(await summaryOfBoth(play)).toBe("answered, 2 requests");
  });

  test("ends when failures have used up what a client may repeat", async () => {
    const requests = Array.from({ length: 20 }, () => get);
    const { sdk } = await expectSamePlayed({ server: [failure], config: own({}), requests });
    expect(sdk.attempts.length).toBeLessThan(4 * 20);
  });
});

describe("the waits between attempts", () => {
  test("are the SDK's", async () => {
    jest.spyOn(Math, "random").mockReturnValue(0.9);
    const server = [failure, failure, failure, succeeds];
    const { sdk, fast } = await expectSamePlayed({ server, config: own({}) });
    jest.restoreAllMocks();
    // 25 ms, 50 ms and 100 ms, and nine tenths of them.
    for (const { gaps } of [sdk, fast]) {
      for (const [index, least] of [22, 45, 90].entries()) {
        expect(gaps[index]).toBeGreaterThanOrEqual(least - 2);
        expect(gaps[index]).toBeLessThan(least + 60);
      }
    }
  });

  test("are those of a strategy's word", async () => {
    const { sdk, fast } = await expectSamePlayed({
      server: [throttling],
      config: () => ({ retryStrategy: notingStrategy([], { attempts: 2, delayMs: 50 }) }),
    });
    expect(summaryOf(sdk)).toBe("THROTTLED by ProvisionedThroughputExceededException, 2 requests");
    for (const { gaps } of [sdk, fast]) expect(gaps[0]).toBeGreaterThanOrEqual(48);
  });
});

/** What both transports tell a strategy, which has to be the same. */
async function notesOn(server: readonly Behaviour[], attempts: number): Promise<readonly string[]> {
  const all: string[][] = [];
  const config = (): ClientConfig => {
    const notes: string[] = [];
    all.push(notes);
    return { retryStrategy: notingStrategy(notes, { attempts }) };
  };
  await expectSamePlayed({ server, config });
  const [one = [], other] = all;
  expect(other).toEqual(one);
  return one;
}

describe("a retry strategy is told", () => {
  test("of all that happens", async () => {
    const server = [throttling, writesAnd("reset", ""), failure, succeeds];
    expect(await notesOn(server, 4)).toEqual([
      'first of ""',
      "THROTTLING",
      "TRANSIENT",
      "TRANSIENT",
      "success after 3",
    ]);
  });

  test.each<[string, Behaviour, string]>([
    ...[
      "BandwidthLimitExceeded",
      "EC2ThrottledException",
      "LimitExceededException",
      "PriorRequestNotComplete",
      "ProvisionedThroughputExceededException",
      "RequestLimitExceeded",
      "RequestThrottled",
      "RequestThrottledException",
      "SlowDown",
      "ThrottledException",
      "Throttling",
      "ThrottlingException",
      "TooManyRequestsException",
      "TransactionInProgressException",
    ].map((name): [string, Behaviour, string] => [name, throws(name), "THROTTLING"]),
    ["429", answers({ status: 429, body: "{}" }), "THROTTLING"],
    ["throttling with 500", throws("ThrottlingException", {}, { status: 500 }), "THROTTLING"],
    ["RequestTimeout", throws("RequestTimeout"), "TRANSIENT"],
    ["RequestTimeoutException", throws("RequestTimeoutException"), "TRANSIENT"],
    ["500", answers({ status: 500 }), "TRANSIENT"],
    ["502", answers({ status: 502 }), "TRANSIENT"],
    ["503", answers({ status: 503 }), "TRANSIENT"],
    ["504", answers({ status: 504 }), "TRANSIENT"],
    ["501", answers({ status: 501 }), "SERVER_ERROR"],
    ["505", answers({ status: 505 }), "SERVER_ERROR"],
    ["599", answers({ status: 599 }), "SERVER_ERROR"],
    ["301", answers({ status: 301 }), "CLIENT_ERROR"],
    ["InternalServerError", failure, "TRANSIENT"],
    ["InternalServerError with 400", throws("InternalServerError"), "CLIENT_ERROR"],
    ["a condition", throws("ConditionalCheckFailedException"), "CLIENT_ERROR"],
    ["a conflict", throws("TransactionConflictException"), "CLIENT_ERROR"],
    ["a transaction", throws("TransactionCanceledException"), "CLIENT_ERROR"],
    ["a conflict of regions", throws("ReplicatedWriteConflictException"), "TRANSIENT"],
    ["a validation", throws("ValidationException"), "CLIENT_ERROR"],
    ["a signature", throws("InvalidSignatureException"), "CLIENT_ERROR"],
    [
      "a signature that came late",
      throws("InvalidSignatureException", { message: "Signature expired: x" }),
      "TRANSIENT",
    ],
    ["a success that is none", answers({ body: "x" }), "CLIENT_ERROR"],
    ["no HTTP", writesAnd("end", "SSH\r\n"), "CLIENT_ERROR"],
    ["a cut", writesAnd("end", ""), "TRANSIENT"],
  ])("what kind of failure it is: %s", async (_, behaviour, kind) => {
    expect(await notesOn([behaviour], 1)).toEqual(['first of ""', kind]);
  });

  test.each<[string, () => Record<string, string>, RegExp]>([
    ["seconds", () => ({ "Retry-After": "2" }), /, again in 2 s$/],
    ["parts of seconds", () => ({ "retry-after": "1.5" }), /, again in 1\.5 s$/],
    ["milliseconds", () => ({ "x-amz-retry-after": "2500" }), /, again in 2\.5 s$/],
    ["a moment", () => ({ "Retry-After": new Date(Date.now() + 3500).toUTCString() }), /, again in (?:2\.5|3|3\.5) s$/],
    ["no time", () => ({ "Retry-After": "soon" }), /^TRANSIENT$/],
    ["no milliseconds", () => ({ "x-amz-retry-after": "soon" }), /^TRANSIENT$/],
  ])("when it may come again: by %s", async (_, headersOf, note) => {
    const busy: Behaviour = (exchange) => {
      answers({ status: 503, headers: headersOf(), body: exceptionBody("ServiceUnavailable") })(exchange);
    };
    expect(await notesOn([busy], 1)).toEqual(['first of ""', expect.stringMatching(note)]);
  });
});
