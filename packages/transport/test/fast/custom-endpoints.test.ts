import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { ClientConfig } from "../../src/index.ts";
import { untyped } from "../untyped.ts";
import { withoutAws } from "../without-aws.ts";
import { destination, get } from "./destination.ts";
import { credentials, expectSameSent } from "./sent.ts";
import { standAt } from "./standing-clock.ts";

let restore: () => Promise<void>;
beforeEach(async () => {
  restore = await withoutAws();
  standAt(new Date("2026-01-01T00:00:00.000Z"));
});
afterEach(async () => {
  jest.useRealTimers();
  await restore();
});

const withAccount = { ...credentials, accountId: "111122223333" };

describe("an endpoint of one's own", () => {
  test.each<[string, ClientConfig["endpoint"], string]>([
    ["with a port", "http://localhost:8000", "http://localhost:8000/"],
    ["with a slash", "http://localhost:8000/", "http://localhost:8000/"],
    ["with the default port of http", "http://db.example.com:80", "http://db.example.com/"],
    ["with the default port of https", "https://db.example.com:443/", "https://db.example.com/"],
    ["with the port of the other", "http://db.example.com:443", "http://db.example.com:443/"],
    ["with a path", "https://db.example.com/prefix", "https://db.example.com/prefix/"],
    ["with a path and a slash", "https://db.example.com/a/b/", "https://db.example.com/a/b/"],
    ["with a path to encode", "https://db.example.com/a b/é", "https://db.example.com/a%20b/%C3%A9/"],
    ["with a path that is encoded", "https://db.example.com/a%20b/~x!*'()", "https://db.example.com/a%20b/~x!*'()/"],
    ["with empty steps", "https://db.example.com//a//b", "https://db.example.com//a//b/"],
    ["with steps up", "https://db.example.com/a/../b", "https://db.example.com/b/"],
    ["with a query, which is left out", "https://db.example.com/a?b=c&d", "https://db.example.com/a/"],
    ["with a user, who is left out", "https://user:pass@db.example.com/", "https://db.example.com/"],
    ["with a fragment, which is left out", "https://db.example.com/a#b", "https://db.example.com/a/"],
    ["by IPv6", "http://[::1]:8000", "http://[::1]:8000/"],
    ["with a name beyond ASCII", "https://größe.example.com", "https://xn--gre-6ka8i.example.com/"],
    ["in capitals", "HTTPS://DB.Example.COM", "https://db.example.com/"],
    ["by a function", untyped(async () => "https://db.example.com:8443/x"), "https://db.example.com:8443/x/"],
    ["as a URL", { url: new URL("https://db.example.com:8443/x") }, "https://db.example.com:8443/x/"],
    [
      "in parts",
      { protocol: "http:", hostname: "db.example.com", port: 8000, path: "/x/" },
      "http://db.example.com:8000/x/",
    ],
    [
      "in parts without a port",
      { protocol: "https:", hostname: "db.example.com", path: "/" },
      "https://db.example.com/",
    ],
  ])("%s", async (_, endpoint, expected) => {
    expect(await destination(get, { endpoint })).toBe(expected);
  });

  test.each<[string, ClientConfig]>([
    ["with FIPS", { endpoint: "https://db.example.com", useFipsEndpoint: true }],
    ["with dual-stack", { endpoint: "https://db.example.com", useDualstackEndpoint: true }],
    ["that is AWS's for dual-stack", { endpoint: "https://dynamodb.eu-west-1.api.aws" }],
    ["that fails", { endpoint: untyped(() => Promise.reject(new Error("no endpoint today"))) }],
    ["that is none", { endpoint: "nowhere" }],
  ])("%s is refused", async (_, config) => {
    expect(await destination(get, config)).toBeUndefined();
  });

  test.each<[string, object, ClientConfig, string]>([
    ["for the service", { AWS_ENDPOINT_URL_DYNAMODB: "http://db.test:1/p" }, {}, "http://db.test:1/p/"],
    ["for all services", { AWS_ENDPOINT_URL: "http://all.test:2" }, {}, "http://all.test:2/"],
    [
      "that is not looked at",
      { AWS_ENDPOINT_URL: "http://all.test:2" },
      { ignoreConfiguredEndpointUrls: true },
      "https://dynamodb.eu-west-1.amazonaws.com/",
    ],
    [
      "beside the client's",
      { AWS_ENDPOINT_URL: "http://all.test:2" },
      { endpoint: "http://own.test" },
      "http://own.test/",
    ],
    ["FIPS", { AWS_USE_FIPS_ENDPOINT: "true" }, {}, "https://dynamodb-fips.eu-west-1.amazonaws.com/"],
    ["dual-stack", { AWS_USE_DUALSTACK_ENDPOINT: "true" }, {}, "https://dynamodb.eu-west-1.api.aws/"],
    [
      "no account's endpoints",
      { AWS_ACCOUNT_ID_ENDPOINT_MODE: "disabled" },
      { credentials: withAccount },
      "https://dynamodb.eu-west-1.amazonaws.com/",
    ],
  ])("of the environment: %s", async (_, environment, config, expected) => {
    Object.assign(process.env, environment);
    expect(await destination(get, config)).toBe(expected);
  });
});

function rulesWith(more: object): ClientConfig {
  return {
    endpointProvider: (parameters) => {
      return untyped({ url: new URL(`https://${String(parameters.Region)}.example.com/rules`), ...more });
    },
  };
}

describe("rules of one's own", () => {
  test("say where a request goes", async () => {
    expect(await destination(get, rulesWith({}))).toBe("https://eu-west-1.example.com/rules/");
  });

  test("say what it is signed for", async () => {
    const authSchemes = [{ name: "sigv4", signingName: "other", signingRegion: "us-west-1" }];
    const { wires } = await expectSameSent(get, () => rulesWith({ properties: { authSchemes } }));
    expect(wires).toEqual([
      expect.objectContaining({
        authorization: expect.objectContaining({ scope: { day: "20260101", region: "us-west-1", service: "other" } }),
      }),
    ]);
  });

  test("add headers", async () => {
    const { wires } = await expectSameSent(get, () => rulesWith({ headers: { "x-rules": ["one", "two"] } }));
    expect(wires).toEqual([expect.objectContaining({ headers: expect.objectContaining({ "x-rules": "one, two" }) })]);
  });
});
