import { getEventListeners } from "node:events";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { FastClientConfig } from "../../src/fast.ts";
import { found, rawAnswer, succeeds, throws, writes } from "../fast/behaviours.ts";
import { get } from "../fast/destination.ts";
import type { Behaviour } from "../fast/misbehaving-server.ts";
import { notingStrategy } from "../fast/noting-strategy.ts";
import { summaryOf } from "../fast/summary.ts";
import { useOneRealm } from "../one-realm.ts";
import { type CommonConfig, expectSameByBoth, playLight } from "./both-clients.ts";

beforeAll(useOneRealm);

const good = rawAnswer({ body: found });
const never = (): Promise<never> => new Promise(() => {});
const waits = (): CommonConfig => ({ retryStrategy: notingStrategy([], { attempts: 3, delayMs: 1000 }) });

interface Phase {
  readonly title: string;
  readonly server: readonly Behaviour[];
  readonly requests: number;
  /** The connections that are left, for other calls. */
  readonly open?: number;
  readonly config?: (endpoint: string) => CommonConfig;
}

const phases: readonly Phase[] = [
  { title: "while credentials are awaited", server: [succeeds], requests: 0, config: () => ({ credentials: never }) },
  {
    title: "while TLS is agreed on",
    server: [succeeds],
    requests: 0,
    config: (endpoint) => ({ endpoint: endpoint.replace("http:", "https:") }),
  },
  { title: "while the head is awaited", server: [writes("")], requests: 1 },
  { title: "in the middle of the head", server: [writes(good.slice(0, 30))], requests: 1 },
  { title: "behind the head", server: [writes(good.slice(0, good.indexOf("{")))], requests: 1 },
  { title: "in the middle of the body", server: [writes(good.slice(0, -10))], requests: 1 },
  {
    title: "while the next attempt is awaited",
    server: [throws("ThrottlingException"), succeeds],
    requests: 1,
    open: 1,
    config: waits,
  },
  { title: "in the second attempt", server: [throws("ThrottlingException"), writes("")], requests: 2 },
];

test.each(phases)(
  "an abort ends a call $title, and what is under way",
  async ({ server, requests, config, open = 0 }) => {
    const played = await playLight({ server, abort: { requests, ms: 30 }, lookOnMs: 200, ...(config && { config }) });
    expect(summaryOf(played)).toBe(`ABORTED by enough, ${requests === 1 ? "1 request" : `${requests} requests`}`);
    expect(played.open).toBe(open);
    expect(played.endedAfterMs).toBeLessThan(150);
  },
);

test.each(phases)("timeoutMs ends a call $title", async ({ server, requests, config }) => {
  const played = await playLight({ server, options: () => ({ timeoutMs: 500 }), ...(config && { config }) });
  expect(summaryOf(played)).toBe(`TIMEOUT, ${requests === 1 ? "1 request" : `${requests} requests`}`);
});

describe("an abort", () => {
  test("before the call sends nothing", async () => {
    const signal = AbortSignal.abort("enough");
    const played = await expectSameByBoth({ server: [succeeds], options: () => ({ signal }), lookOnMs: 20 });
    expect(summaryOf(played)).toBe("ABORTED by enough, 0 requests");
  });

  test("of one call leaves the next alone", async () => {
    const played = await expectSameByBoth({
      server: [writes(""), succeeds],
      requests: [get, get],
      abort: { requests: 1, ms: 0 },
    });
    expect(summaryOf(played)).toBe("ABORTED by enough, answered, 2 requests");
  });

  test("leaves nothing behind at a signal that lives on", async () => {
    const { signal } = new AbortController();
    const requests = Array.from({ length: 20 }, () => get);
    const own: FastClientConfig = { attemptTimeoutMs: 5000 };
    await playLight({ server: [throws("ThrottlingException"), succeeds], requests, own, options: () => ({ signal }) });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});
