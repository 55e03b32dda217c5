import { getEventListeners } from "node:events";
import { Agent } from "node:http";
import type { CallOptions } from "@dynamorm/core";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { ConfiguredRetryStrategy } from "@smithy/util-retry";
import type { ClientConfig } from "../../src/index.ts";
import { useOneRealm } from "../one-realm.ts";
import { after, found, rawAnswer, succeeds, throws, writes } from "./behaviours.ts";
import { get } from "./destination.ts";
import type { Behaviour } from "./misbehaving-server.ts";
import { expectSamePlayed, type Play } from "./played.ts";
import { summaryOf } from "./summary.ts";

beforeAll(useOneRealm);

const good = rawAnswer({ body: found });
const never = (): Promise<never> => new Promise(() => {});
type Phase = readonly [
  name: string,
  server: readonly Behaviour[],
  requests: number,
  config?: (endpoint: string) => ClientConfig,
];

const phases: readonly Phase[] = [
  ["while the region is awaited", [succeeds], 0, () => ({ region: never })],
  ["while credentials are awaited", [succeeds], 0, () => ({ credentials: never })],
  [
    "while a host is looked up",
    [succeeds],
    0,
    () => ({ endpoint: "http://db.test:8000", requestHandler: { httpAgent: new Agent({ lookup: () => {} }) } }),
  ],
  ["while TLS is agreed on", [succeeds], 0, (endpoint) => ({ endpoint: endpoint.replace("http:", "https:") })],
  ["while the head is awaited", [writes("")], 1],
  ["in the middle of the head", [writes(good.slice(0, 30))], 1],
  ["behind the head", [writes(good.slice(0, good.indexOf("{")))], 1],
  ["in the middle of the body", [writes(good.slice(0, -10))], 1],
  [
    "while the next attempt is awaited, by the strategy itself",
    [throws("ThrottlingException"), succeeds],
    1,
    () => ({ retryStrategy: new ConfiguredRetryStrategy(3, 80) }),
  ],
  [
    "while the next attempt is awaited, by the strategy's word",
    [throws("ThrottlingException"), succeeds],
    1,
    () => ({ retryStrategy: delaying(80) }),
  ],
  ["in the second attempt", [throws("ThrottlingException"), writes("")], 2],
  [
    "while a permission to send is awaited",
    [succeeds],
    0,
    () => ({ retryStrategy: { ...delaying(0), acquireInitialRetryToken: never } }),
  ],
];

/** A strategy that has others wait. */
function delaying(delayMs: number): NonNullable<Exclude<ClientConfig["retryStrategy"], undefined>> {
  const token = (count: number): { getRetryCount(): number; getRetryDelay(): number; getRetryCost(): number } => ({
    getRetryCount: () => count,
    getRetryDelay: () => (count === 0 ? 0 : delayMs),
    getRetryCost: () => 0,
  });
  return {
    acquireInitialRetryToken: async () => token(0),
    refreshRetryTokenForRetry: async (last) => token(last.getRetryCount() + 1),
    recordSuccess: () => {},
  };
}

test.each(phases.map((phase) => ({ title: phase[0], phase })))("an abort ends a call $title", async ({ phase }) => {
  const [, server, requests, config = () => ({})] = phase;
  const { sdk, fast } = await expectSamePlayed({ server, config, abort: { requests, ms: 20 }, lookOnMs: 100 });
  expect(summaryOf(sdk)).toBe(`ABORTED by enough, ${requests === 1 ? "1 request" : `${requests} requests`}`);
  for (const { endedAfterMs } of [sdk, fast]) expect(endedAfterMs).toBeLessThan(50);
});

const waiting: Phase = [
  "while the next attempt is awaited",
  [throws("ThrottlingException"), succeeds],
  1,
  () => ({ retryStrategy: new ConfiguredRetryStrategy(3, 220) }),
];
test.each(
  [...phases.filter(([name]) => /credentials|head is|middle of the body/.test(name)), waiting].map((phase) => {
    return { title: phase[0], phase };
  }),
)("timeoutMs ends a call $title", async ({ phase }) => {
  const [, server, requests, config = () => ({})] = phase;
  const { sdk } = await expectSamePlayed({ server, config, options: timeLimit, lookOnMs: 100 });
  expect(summaryOf(sdk)).toBe(`TIMEOUT, ${requests === 1 ? "1 request" : `${requests} requests`}`);
});

/** Enough for a request to get there, on a machine that is busy too. */
function timeLimit(): CallOptions {
  return { timeoutMs: 150 };
}

function abortedAtOnce(): CallOptions {
  const controller = new AbortController();
  queueMicrotask(() => controller.abort("enough"));
  return { signal: controller.signal };
}

describe("an abort", () => {
  test("before the call", async () => {
    const signal = AbortSignal.abort("enough");
    const { sdk } = await expectSamePlayed({ server: [succeeds], options: () => ({ signal }), lookOnMs: 20 });
    expect(summaryOf(sdk)).toBe("ABORTED by enough, 0 requests");
  });

  test("in the same moment as the call", async () => {
    const { sdk } = await expectSamePlayed({ server: [succeeds], options: abortedAtOnce, lookOnMs: 20 });
    expect(summaryOf(sdk)).toBe("ABORTED by enough, 0 requests");
  });

  test("after the answer changes nothing, and the connection goes on", async () => {
    const play: Play = {
      server: [succeeds, after(50, succeeds)],
      requests: [get, get],
      abort: { requests: 2, ms: 0 },
      lookOnMs: 1,
    };
    const { sdk } = await expectSamePlayed(play);
    expect(summaryOf(sdk)).toBe("answered, answered, 2 requests");
    expect(sdk.open).toBe(1);
  });

  test("by a time that is over", async () => {
    const { sdk } = await expectSamePlayed({
      server: [writes("")],
      options: () => ({ signal: AbortSignal.timeout(40) }),
    });
    expect(summaryOf(sdk)).toMatch(/^ABORTED by /);
  });

  test("of one call leaves the next alone", async () => {
    const play: Play = { server: [writes(""), succeeds], requests: [get, get], abort: { requests: 1, ms: 0 } };
    const { sdk } = await expectSamePlayed(play);
    expect(summaryOf(sdk)).toBe("ABORTED by enough, answered, 2 requests");
  });

  test("leaves nothing behind at a signal that lives on", async () => {
    const { signal } = new AbortController();
    const requests = Array.from({ length: 20 }, () => get);
    await expectSamePlayed({
      server: [throws("ThrottlingException"), succeeds],
      requests,
      options: () => ({ signal }),
    });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});
