import { beforeAll, describe, expect, test } from "@jest/globals";
import type { CredentialsProvider } from "../../src/fast.ts";
import { answers, exceptionBody, found, succeeds, throws } from "../fast/behaviours.ts";
import { get } from "../fast/destination.ts";
import type { Behaviour, Exchange } from "../fast/misbehaving-server.ts";
import { headerOf } from "../fast/seen-request.ts";
import { credentials } from "../fast/sent.ts";
import { summaryOf } from "../fast/summary.ts";
import { useOneRealm } from "../one-realm.ts";
import { untyped } from "../untyped.ts";
import { type CommonConfig, expectSameByBoth, playLight, summaryOfBothClients } from "./both-clients.ts";

beforeAll(useOneRealm);

const minuteMs = 60_000;

/** A server whose clock is ahead by so many minutes, and which takes signatures of five minutes before and after alone. */
function clockAhead(minutes: number): Behaviour {
  return (exchange) => {
    const now = Date.now() + minutes * minuteMs;
    const stamp = headerOf(exchange.request, "x-amz-date");
    const signed = Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
    const isRight = Math.abs(signed - now) < 5 * minuteMs;
    const body = isRight ? found : exceptionBody("InvalidSignatureException", { message: "Signature expired: …" });
    answers({ status: isRight ? 200 : 400, headers: { Date: new Date(now).toUTCString() }, body })(exchange);
  };
}

/** A success with a date that is ten minutes ahead. */
function answersAhead(exchange: Exchange): void {
  answers({ headers: { Date: new Date(Date.now() + 10 * minuteMs).toUTCString() }, body: found })(exchange);
}

describe("a clock that goes wrong", () => {
  test.each([10, -10])("by %d minutes is corrected by what the server says, and stays so", async (minutes) => {
    const played = await expectSameByBoth({ server: [clockAhead(minutes)], requests: [get, get] });
    expect(summaryOf(played)).toBe("answered, answered, 3 requests");
    expect(played.skews).toEqual([0, minutes, minutes]);
  });

  test("is corrected by a success too", async () => {
    const { skews } = await expectSameByBoth({ server: [answersAhead], requests: [get, get] });
    expect(skews).toEqual([0, 10]);
  });

  test("and is right again is corrected back", async () => {
    const server = [clockAhead(10), clockAhead(10), clockAhead(0)];
    const { skews } = await expectSameByBoth({ server, requests: [get, get, get] });
    expect(skews).toEqual([0, 10, 10, 0, 0]);
  });
});

/** Gives new session credentials each time that it is asked, which last so long. */
function renewing(lastsMs?: number): CommonConfig {
  let count = 0;
  return {
    credentials: async () => {
      const expiration = lastsMs === undefined ? {} : { expiration: new Date(Date.now() + lastsMs) };
      return { ...credentials, sessionToken: `token-${++count}`, ...expiration };
    },
  };
}

function failingOnce(): CommonConfig {
  let count = 0;
  return { credentials: async () => (count++ === 0 ? Promise.reject(new Error("the vault is shut")) : credentials) };
}

describe("a provider of credentials is asked", () => {
  const hourMs = 3_600_000;
  test.each<[string, number | undefined, number[]]>([
    ["once, where they do not end", undefined, [1, 1, 1]],
    ["once, where they last", hourMs, [1, 1, 1]],
    ["for each request, where they have ended", -1000, [1, 2, 3]],
  ])("%s", async (_, lastsMs, tokens) => {
    const played = await expectSameByBoth({
      server: [succeeds],
      requests: [get, get, get],
      config: () => renewing(lastsMs),
    });
    expect(played.tokens).toEqual(tokens);
  });

  test("anew with the next attempt, where they ended meanwhile", async () => {
    const { tokens } = await expectSameByBoth({
      server: [throws("ThrottlingException"), succeeds],
      config: () => renewing(-1000),
    });
    expect(tokens).toEqual([1, 2]);
  });

  test("again by the next request after it failed", async () => {
    const played = await expectSameByBoth({ server: [succeeds], requests: [get, get], config: failingOnce });
    expect(summaryOf(played)).toBe("UNKNOWN by Error, answered, 1 request");
  });
});

function error(name: string, more: object = {}): Error {
  return Object.assign(new Error("the vault is shut"), { name, ...more });
}

describe("credentials that are none", () => {
  test.each<[string, CredentialsProvider, summary: string]>([
    ["a provider that throws", () => Promise.reject(error("VaultError")), "UNKNOWN by VaultError"],
    [
      "a provider of the SDK's that has none",
      () => Promise.reject(error("CredentialsProviderError")),
      "CREDENTIALS by CredentialsProviderError",
    ],
    [
      "a provider that cannot reach its host",
      () => Promise.reject(error("Error", { code: "ECONNREFUSED" })),
      "CONNECTION by ECONNREFUSED",
    ],
  ])("%s", async (_, given, summary) => {
    expect(await summaryOfBothClients({ server: [succeeds], config: () => ({ credentials: given }) })).toBe(
      `${summary}, 0 requests`,
    );
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a text", "secret"],
    ["an empty object", {}],
    ["half of them", { accessKeyId: "a" }],
    ["numbers", { accessKeyId: 1, secretAccessKey: 2 }],
    ["empty texts", { accessKeyId: "", secretAccessKey: "" }],
    ["a key with a line break", { ...credentials, accessKeyId: "AKID\n" }],
    ["a token that would be another header", { ...credentials, sessionToken: "t\r\nx-amz-target: DeleteTable" }],
    ["an end that is none", { ...credentials, expiration: "tomorrow" }],
  ])("a provider that gives %s", async (_, given) => {
    const own = { credentials: untyped(async () => given) };
    const { outcomes, attempts } = await playLight({ server: [succeeds], own });
    expect(attempts).toEqual([]);
    expect(outcomes).toMatchObject([
      {
        error: {
          code: "CREDENTIALS",
          cause: { name: "Error" },
          // On this machine there is an easier way.
          message: expect.stringContaining("createFastClient({ endpoint }) brings some"),
        },
      },
    ]);
  });
});
