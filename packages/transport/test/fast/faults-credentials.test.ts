import { afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { ClientConfig } from "../../src/index.ts";
import { useOneRealm } from "../one-realm.ts";
import { untyped } from "../untyped.ts";
import { withoutAws } from "../without-aws.ts";
import { succeeds, throws } from "./behaviours.ts";
import { get } from "./destination.ts";
import type { Behaviour } from "./misbehaving-server.ts";
import { expectSamePlayed, type Played } from "./played.ts";
import { credentials } from "./sent.ts";
import { summaryOfBoth, summaryOf } from "./summary.ts";

beforeAll(useOneRealm);

let restore: () => Promise<void>;
beforeEach(async () => {
  restore = await withoutAws();
});
afterEach(() => restore());

/** Gives new session credentials each time that it is asked, which last so long. */
function renewing(lastsMs?: number): ClientConfig {
  let count = 0;
  return {
    credentials: async () => {
      const expiration = lastsMs === undefined ? {} : { expiration: new Date(Date.now() + lastsMs) };
      return { ...credentials, sessionToken: `token-${++count}`, ...expiration };
    },
  };
}

async function played(config: () => ClientConfig, server: readonly Behaviour[], calls = 1): Promise<Played> {
  const requests = Array.from({ length: calls }, () => get);
  return (await expectSamePlayed({ server, config, requests })).sdk;
}

describe("credentials that are renewed", () => {
  const hourMs = 3_600_000;
  test.each<[string, number | undefined, number[]]>([
    ["without an end are asked for once", undefined, [1, 1, 1]],
    ["that last are asked for once", hourMs, [1, 1, 1]],
    ["that have ended are asked for anew", -1000, [1, 2, 3]],
  ])("%s", async (_, lastsMs, tokens) => {
    expect((await played(() => renewing(lastsMs), [succeeds], 3)).tokens).toEqual(tokens);
  });

  test("that will end soon serve until new ones are there", async () => {
    // The SDK looks for new ones in the background: which request has them first is its own affair.
    const { outcomes } = (
      await expectSamePlayed({
        server: [succeeds],
        config: () => ({ credentials: soonEnding() }),
        requests: [get, get],
      })
    ).sdk;
    expect(outcomes).toMatchObject([{ value: {} }, { value: {} }]);
  });

  test("are new with the next attempt, when they ended meanwhile", async () => {
    const { tokens, attempts } = await played(() => renewing(-1000), [throws("ThrottlingException"), succeeds]);
    expect(attempts).toHaveLength(2);
    expect(tokens).toEqual([1, 2]);
  });

  test("are the same with the next attempt, where they last", async () => {
    expect((await played(() => renewing(hourMs), [throws("ThrottlingException"), succeeds])).tokens).toEqual([1, 1]);
  });

  test.each(["ExpiredTokenException", "ExpiredToken"])("%s is not tried again", async (name) => {
    const result = await played(() => renewing(hourMs), [throws(name), succeeds], 2);
    expect(summaryOf(result)).toBe(`CREDENTIALS by ${name}, answered, 2 requests`);
    expect(result.tokens).toEqual([1, 1]);
  });

  test("come from the environment as it is then", async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b", AWS_SESSION_TOKEN: "c" });
    const result = await played(() => ({ credentials: undefined }), [succeeds], 2);
    expect(result.tokens).toEqual([1, 1]);
  });
});

/** Credentials that end in a minute, which is within the five before which the SDK looks for new ones; always the same. */
function soonEnding(): () => Promise<{ accessKeyId: string; secretAccessKey: string; expiration: Date }> {
  return async () => ({ ...credentials, expiration: new Date(Date.now() + 60_000) });
}

function error(name: string): Error {
  return Object.assign(new Error("the vault is shut"), { name });
}

function later(thrown: Error): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(thrown), 15));
}

function failingOnce(): ClientConfig {
  let count = 0;
  return { credentials: async () => (count++ === 0 ? Promise.reject(error("VaultError")) : credentials) };
}

describe("credentials that are none", () => {
  test.each<[string, ClientConfig["credentials"], string]>([
    ["a provider that throws", () => Promise.reject(error("VaultError")), "UNKNOWN by VaultError"],
    [
      "a provider that throws at once",
      () => {
        throw error("VaultError");
      },
      "UNKNOWN by VaultError",
    ],
    ["a provider that fails late", () => later(error("VaultError")), "UNKNOWN by VaultError"],
    [
      "a provider of the SDK's that has none",
      () => later(error("CredentialsProviderError")),
      "CREDENTIALS by CredentialsProviderError",
    ],
    [
      "a provider that cannot reach its host",
      () => later(Object.assign(error("Error"), { code: "ECONNREFUSED" })),
      "CONNECTION by ECONNREFUSED",
    ],
    ["a provider that was throttled", () => later(error("ThrottlingException")), "THROTTLED by ThrottlingException"],
    ["a provider that gives nothing", untyped(async () => undefined), "CREDENTIALS by TypeError"],
    ["a provider that gives null", untyped(async () => null), "CREDENTIALS by TypeError"],
    ["a provider that gives a text", untyped(async () => "secret"), "CREDENTIALS by Error"],
    ["a provider that gives an empty object", untyped(async () => ({})), "CREDENTIALS by Error"],
    ["a provider that gives half of them", untyped(async () => ({ accessKeyId: "a" })), "CREDENTIALS by Error"],
    [
      "a provider that gives numbers",
      untyped(async () => ({ accessKeyId: 1, secretAccessKey: 2 })),
      "CREDENTIALS by Error",
    ],
    ["an object without them", untyped({}), "CREDENTIALS by Error"],
    ["half of them", untyped({ secretAccessKey: "b" }), "CREDENTIALS by Error"],
    ["none anywhere", undefined, "CREDENTIALS by CredentialsProviderError"],
  ])("%s", async (_, given, summary) => {
    expect(await summaryOfBoth({ server: [succeeds], config: () => ({ credentials: given }) })).toBe(
      `${summary}, 0 requests`,
    );
  });

  test("at first, and good ones at the next call", async () => {
    expect(summaryOf(await played(failingOnce, [succeeds], 2))).toBe("UNKNOWN by VaultError, answered, 1 request");
  });

  test("are not tried again within a call", async () => {
    let asked = 0;
    const config = (): ClientConfig => ({
      maxAttempts: 3,
      credentials: async () => {
        asked++;
        throw error("VaultError");
      },
    });
    expect(await summaryOfBoth({ server: [succeeds], config })).toBe("UNKNOWN by VaultError, 0 requests");
    expect(asked).toBeLessThanOrEqual(4);
  });
});

/** A strategy that allows one attempt, with something done to it. */
function strategy(more: object): ClientConfig {
  return {
    retryStrategy: untyped({
      acquireInitialRetryToken: async () => ({ getRetryCount: () => 0, getRetryDelay: () => 0 }),
      refreshRetryTokenForRetry: async () => Promise.reject(new Error("no more")),
      recordSuccess: () => {},
      ...more,
    }),
  };
}

describe("parts of a client that fail", () => {
  const fails = untyped(() => Promise.reject(new Error("not today")));
  test.each<[string, () => ClientConfig, string]>([
    ["the region", () => ({ region: fails }), "UNKNOWN by Error, 0 requests"],
    ["the endpoint", () => ({ endpoint: fails }), "UNKNOWN by Error, 0 requests"],
    [
      "the rules of endpoints",
      () => ({
        endpointProvider: untyped(() => {
          throw new Error("no");
        }),
      }),
      "UNKNOWN by Error, 0 requests",
    ],
    ["the number of attempts", () => ({ maxAttempts: fails }), "UNKNOWN by Error, 0 requests"],
    [
      "the first permission of a retry strategy",
      () => strategy({ acquireInitialRetryToken: fails }),
      "UNKNOWN by Error, 0 requests",
    ],
    [
      "the request handler",
      () => ({ requestHandler: untyped({ handle: fails, destroy: () => {} }) }),
      "UNKNOWN by Error, 0 requests",
    ],
    [
      "the request handler, at once",
      () => ({
        requestHandler: untyped({
          handle: () => {
            throw new Error("no");
          },
        }),
      }),
      "UNKNOWN by Error, 0 requests",
    ],
    [
      "the request handler, with a text",
      () => ({ requestHandler: untyped({ handle: () => Promise.reject("no") }) }),
      "UNKNOWN by Error, 0 requests",
    ],
  ])("%s", async (_, config, summary) => {
    expect(await summaryOfBoth({ server: [succeeds], config })).toBe(summary);
  });
});
