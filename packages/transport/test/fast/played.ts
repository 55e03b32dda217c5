import type { CallOptions, DynamoDBRequest } from "@dynamorm/core";
import { expect } from "@jest/globals";
import { ConfiguredRetryStrategy } from "@smithy/util-retry";
import type { ClientConfig } from "../../src/index.ts";
import { get } from "./destination.ts";
import { type Behaviour, type MisbehavingServer, misbehavingServer, type ServerOptions } from "./misbehaving-server.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { credentials } from "./sent.ts";
import { headerOf, type SeenRequest } from "./seen-request.ts";
import { type Both, onBoth, type Transport, withClient } from "./transports.ts";

/** A call, or several by one client, and what the server does meanwhile. */
export interface Play extends ServerOptions {
  readonly server: readonly Behaviour[];
  /** Otherwise three attempts, with a millisecond between them. */
  readonly config?: (endpoint: string) => ClientConfig;
  /** The calls, one after the other; otherwise one `GetItem`. */
  readonly requests?: readonly DynamoDBRequest[];
  /** How long to wait after each call, in milliseconds: for what the server does after its answer to have come. */
  readonly pauseMs?: number;
  /** Whether all calls begin at once. What requests say is sorted then: their order is chance. */
  readonly atOnce?: boolean;
  readonly options?: (call: number) => CallOptions;
  /** Ends the first call by its signal: so long after so many requests have come. */
  readonly abort?: { readonly requests: number; readonly ms: number };
  /** How long to look on after the last call: for what comes too late, in milliseconds. */
  readonly lookOnMs?: number;
}

/** What came of it, on both ends of the wire. */
export interface Played {
  readonly outcomes: readonly Outcome[];
  /** What the requests that the server has seen say of themselves: `"attempt=1; max=3"`. */
  readonly attempts: readonly string[];
  /** How many minutes the clock that requests were signed by was ahead of the real one. */
  readonly skews: readonly number[];
  /** Which session tokens requests had: 1 for the first that was seen, 2 for the next that is another; 0 for none. */
  readonly tokens: readonly number[];
  /** How many connections were made: one that an answer came over whole is used again. */
  readonly connections: number;
  /** How many of them are open still; told only where one looks on. */
  readonly open?: number;
  /** How long it took from the abort to the end of the call, in milliseconds. */
  readonly endedAfterMs: number;
  /** The milliseconds between requests. */
  readonly gaps: readonly number[];
}

/** Plays it by one transport, with a client and a server of its own. */
export async function play(transport: Transport, { server: behaviours, ...given }: Play): Promise<Played> {
  await using server = await misbehavingServer(behaviours, given);
  const config: ClientConfig = {
    endpoint: server.endpoint,
    region: "eu-west-1",
    credentials,
    retryStrategy: new ConfiguredRetryStrategy(3, 1),
    ...given.config?.(server.endpoint),
  };
  const abort = abortion(server, given.abort);
  // Waited for, so that the server is there until then.
  return await withClient(config, async (client) => {
    const execute = transport(client);
    const callOf = (request: DynamoDBRequest, index: number): Promise<Outcome> => {
      const options = { ...given.options?.(index), ...(index === 0 ? abort.options : {}) };
      return outcomeOf(() => execute(request, options)).finally(() => abort.note(index));
    };
    const { requests: calls = [get], atOnce = false, pauseMs = 0 } = given;
    const outcomes = await (atOnce ? Promise.all(calls.map(callOf)) : inTurn(calls, callOf, pauseMs));
    const { lookOnMs } = given;
    if (lookOnMs !== undefined) await new Promise((resolve) => setTimeout(resolve, lookOnMs));
    const { requests, arrivals } = server;
    const inOrder = <Value>(values: Value[]): Value[] =>
      atOnce ? values.toSorted((one, other) => (one < other ? -1 : Number(one > other))) : values;
    return {
      outcomes,
      attempts: inOrder(requests.map(({ headers }) => headers["amz-sdk-request"] ?? "none")),
      ...(lookOnMs === undefined ? {} : { open: server.open() }),
      skews: inOrder(requests.map((request, index) => skewOf(request, arrivals[index] ?? 0))),
      tokens: tokensOf(requests),
      connections: server.connections(),
      endedAfterMs: abort.endedAfterMs(),
      gaps: arrivals.slice(1).map((arrival, index) => arrival - (arrivals[index] ?? 0)),
    };
  });
}

async function inTurn<Given, Result>(
  all: readonly Given[],
  call: (each: Given, index: number) => Promise<Result>,
  pauseMs: number,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, each] of all.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- one call after the other
    results.push(await call(each, index));
    // oxlint-disable-next-line no-await-in-loop -- and some time between them
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return results;
}

interface Abortion {
  /** The signal of the first call, where it is to be ended. */
  readonly options: CallOptions;
  /** Is told that a call has ended. */
  readonly note: (call: number) => void;
  readonly endedAfterMs: () => number;
}

/** Aborts so long after so many requests have come. */
function abortion(server: MisbehavingServer, when: Play["abort"]): Abortion {
  const controller = new AbortController();
  let abortedAt = Number.NaN;
  let endedAfterMs = Number.NaN;
  if (when !== undefined) {
    void server.hasSeen(when.requests).then(() => {
      setTimeout(() => {
        abortedAt = performance.now();
        controller.abort("enough");
      }, when.ms);
    });
  }
  return {
    options: when === undefined ? {} : { signal: controller.signal },
    note: (call) => {
      if (call === 0) endedAfterMs = performance.now() - abortedAt;
    },
    endedAfterMs: () => endedAfterMs,
  };
}

/** Holds the fast transport to what comes of it by the SDK, but for durations. Gives that. */
export async function expectSamePlayed(given: Play, tested?: Transport): Promise<Both<Played>> {
  const both = await onBoth((transport) => play(transport, given), tested);
  expect(timeless(both.fast)).toEqual(timeless(both.sdk));
  return both;
}

/** Without what is never the same twice. */
function timeless({ outcomes, attempts, skews, tokens, connections, open }: Played): object {
  return { outcomes, attempts, skews, tokens, connections, open };
}

function skewOf(request: SeenRequest, arrival: number): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(headerOf(request, "x-amz-date")) ?? [];
  const signed = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // Without a sign for none.
  return Math.round((signed - arrival) / 60_000) + 0;
}

function tokensOf(requests: readonly SeenRequest[]): number[] {
  const seen: string[] = [];
  return requests.map(({ headers: { "x-amz-security-token": token } }) => {
    if (token === undefined) return 0;
    if (!seen.includes(token)) seen.push(token);
    return seen.indexOf(token) + 1;
  });
}
