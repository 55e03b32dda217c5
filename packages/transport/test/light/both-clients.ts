import { isRecord } from "@dynamorm/core";
import { expect } from "@jest/globals";
import { ConfiguredRetryStrategy } from "@smithy/util-retry";
import { fieldOf } from "../../src/field-of.ts";
import { createFastClient, type FastClientConfig } from "../../src/fast.ts";
import type { ClientConfig } from "../../src/index.ts";
import { type Play, play, type Played } from "../fast/played.ts";
import { credentials } from "../fast/sent.ts";
import { summaryOf } from "../fast/summary.ts";
import { sdk } from "../fast/transports.ts";

/** What a client without the SDK takes, and one of the SDK too. */
export type CommonConfig = Omit<
  FastClientConfig,
  "requestHandler" | "connectionTimeoutMs" | "attemptTimeoutMs" | "maxSockets"
>;

/** Calls by a client of each kind, and what the server does meanwhile. */
export interface PlayOfBoth extends Omit<Play, "config"> {
  readonly config?: (endpoint: string) => CommonConfig;
  /** What is configured otherwise, but comes to the same. */
  readonly own?: FastClientConfig;
  readonly sdk?: ClientConfig;
}

/** What came of it by a client of ours. */
export async function playLight(given: PlayOfBoth): Promise<Played> {
  let config: FastClientConfig = {};
  return await play(() => createFastClient(config).executor, {
    ...given,
    config: (endpoint) => {
      config = { ...common(endpoint, given), ...given.own };
      return {};
    },
  });
}

/** Holds a client without the SDK to what comes of it by the SDK, and gives that in a line: see {@link summaryOf}. */
export async function summaryOfBothClients(given: PlayOfBoth): Promise<string> {
  return summaryOf(await expectSameByBoth(given));
}

/** Holds a client without the SDK to what comes of it by the SDK. Gives what came by ours. */
export async function expectSameByBoth(given: PlayOfBoth): Promise<Played> {
  const config = (endpoint: string): ClientConfig => ({ ...common(endpoint, given), ...given.sdk }) as ClientConfig;
  const [bySdk, ours] = await Promise.all([play(sdk, { ...given, config }), playLight(given)]);
  expect(comparable(ours)).toEqual(comparable(bySdk));
  return ours;
}

function common(endpoint: string, { config }: PlayOfBoth): CommonConfig {
  // Of each its own: it counts.
  const retryStrategy = new ConfiguredRetryStrategy(3, 1);
  return { endpoint, region: "eu-west-1", credentials, retryStrategy, ...config?.(endpoint) };
}

/** Without what is never the same twice, and what need not be the same. */
function comparable(played: Played): object {
  const { outcomes, attempts, skews, tokens, open } = played;
  return { summary: summaryOf(played), outcomes: outcomes.map(withoutOwn), attempts, skews, tokens, open };
}

/** Exceptions have one class without the SDK, the mends in messages are others, and a reset is no `TimeoutError`, as the SDK's handler calls it. */
function withoutOwn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOwn);
  if (!isRecord(value)) return value;
  const isMended = ["CREDENTIALS", "REGION", "TIMEOUT"].includes(String(fieldOf(value, "code")));
  const own = new Set(["class", isMended && "message", fieldOf(value, "code") === "ECONNRESET" && "name"]);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]) => (own.has(name) ? [] : [[name, withoutOwn(field)]])),
  );
}
