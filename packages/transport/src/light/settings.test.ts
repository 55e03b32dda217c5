import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { withoutAws } from "../../test/without-aws.ts";
import type { FastClientConfig } from "./fast-client-config.ts";
import { type Settings, settingsOf } from "./settings.ts";

let restore: () => Promise<void>;
beforeEach(async () => {
  restore = await withoutAws();
});
afterEach(() => restore());

function settings(config: FastClientConfig, environment: Readonly<Record<string, string>> = {}): Settings {
  Object.assign(process.env, environment);
  return settingsOf(config);
}

test("where nothing is said, the region is missing, and the first request will say so", () => {
  expect(settings({})).toEqual({
    region: undefined,
    endpoint: undefined,
    isLocal: false,
    maxAttempts: 4,
    useFips: false,
    useDualstack: false,
    accountIdMode: "preferred",
  });
});

describe("variables of the environment count where no option is given", () => {
  test.each<[environment: Record<string, string>, config: FastClientConfig, Partial<Settings>]>([
    [{ AWS_REGION: "eu-west-1" }, {}, { region: "eu-west-1" }],
    [{ AWS_DEFAULT_REGION: "eu-west-2" }, {}, { region: "eu-west-2" }],
    [{ AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-2" }, {}, { region: "eu-west-1" }],
    [{ AWS_REGION: "", AWS_DEFAULT_REGION: "eu-west-2" }, {}, { region: "eu-west-2" }],
    [{ AWS_REGION: "eu-west-1" }, { region: "sa-east-1" }, { region: "sa-east-1" }],
    [{ AWS_ENDPOINT_URL: "http://all.test" }, {}, { endpoint: "http://all.test", isLocal: false }],
    [
      { AWS_ENDPOINT_URL: "http://all.test", AWS_ENDPOINT_URL_DYNAMODB: "http://db.test" },
      {},
      { endpoint: "http://db.test" },
    ],
    [{ AWS_ENDPOINT_URL: "http://all.test" }, { endpoint: "http://own.test" }, { endpoint: "http://own.test" }],
    [{ AWS_ENDPOINT_URL: "http://all.test", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "TRUE" }, {}, { endpoint: undefined }],
    [{ AWS_MAX_ATTEMPTS: "7" }, {}, { maxAttempts: 7 }],
    [{ AWS_MAX_ATTEMPTS: "7" }, { maxAttempts: 2 }, { maxAttempts: 2 }],
    [{ AWS_MAX_ATTEMPTS: "" }, {}, { maxAttempts: 4 }],
    [{ AWS_USE_FIPS_ENDPOINT: "true" }, {}, { useFips: true }],
    [{ AWS_USE_FIPS_ENDPOINT: "False" }, {}, { useFips: false }],
    [{ AWS_USE_FIPS_ENDPOINT: "true" }, { useFipsEndpoint: false }, { useFips: false }],
    [{ AWS_USE_DUALSTACK_ENDPOINT: "true" }, {}, { useDualstack: true }],
    [{ AWS_ACCOUNT_ID_ENDPOINT_MODE: "disabled" }, {}, { accountIdMode: "disabled" }],
    [
      { AWS_ACCOUNT_ID_ENDPOINT_MODE: "disabled" },
      { accountIdEndpointMode: "required" },
      { accountIdMode: "required" },
    ],
    [{ AWS_RETRY_MODE: "standard" }, {}, {}],
    [{ AWS_RETRY_MODE: "legacy" }, {}, {}],
  ])("%j with %j", (environment, config, expected) => {
    expect(settings(config, environment)).toMatchObject(expected);
  });
});

describe("variables that cannot be are refused, by their names", () => {
  test.each<[environment: Record<string, string>, message: string]>([
    [
      { AWS_REGION: "eu west 1" },
      'createFastClient: AWS_REGION is "eu west 1"; it takes the name of a region such as "eu-west-1"',
    ],
    [
      { AWS_DEFAULT_REGION: "evil.example.com/" },
      'createFastClient: AWS_DEFAULT_REGION is "evil.example.com/"; it takes the name of a region such as "eu-west-1"',
    ],
    [
      { AWS_ENDPOINT_URL: "localhost:8000" },
      'createFastClient, by AWS_ENDPOINT_URL: endpoint is the string "localhost:8000", without http:// or https://; write "http://localhost:8000"',
    ],
    [
      { AWS_ENDPOINT_URL_DYNAMODB: "https://user:secret@db.test" },
      'createFastClient, by AWS_ENDPOINT_URL_DYNAMODB: endpoint holds a user or a password, whose place is credentials; write "https://db.test"',
    ],
    [{ AWS_MAX_ATTEMPTS: "0" }, 'createFastClient: AWS_MAX_ATTEMPTS is "0"; it takes a whole number from 1 up'],
    [{ AWS_MAX_ATTEMPTS: "1e1" }, 'createFastClient: AWS_MAX_ATTEMPTS is "1e1"; it takes a whole number from 1 up'],
    [{ AWS_MAX_ATTEMPTS: " 3" }, 'createFastClient: AWS_MAX_ATTEMPTS is " 3"; it takes a whole number from 1 up'],
    [{ AWS_USE_FIPS_ENDPOINT: "yes" }, 'createFastClient: AWS_USE_FIPS_ENDPOINT is "yes"; it takes true, false'],
    [
      { AWS_ACCOUNT_ID_ENDPOINT_MODE: "sometimes" },
      'createFastClient: AWS_ACCOUNT_ID_ENDPOINT_MODE is "sometimes"; it takes preferred, disabled, required',
    ],
    [{ AWS_RETRY_MODE: "never" }, 'createFastClient: AWS_RETRY_MODE is "never"; it takes standard, legacy, adaptive'],
    [
      { AWS_RETRY_MODE: "adaptive" },
      "createFastClient retries in AWS's standard way; for AWS_RETRY_MODE=adaptive give it a retryStrategy, such as AdaptiveRetryStrategy of @smithy/util-retry",
    ],
    [
      { AWS_USE_FIPS_ENDPOINT: "true", AWS_ENDPOINT_URL: "https://db.test/path" },
      "createFastClient: FIPS is asked for, by an option or by the environment, and the endpoint is https://db.test in any case; leave out one of them",
    ],
  ])("%j", (environment, message) => {
    expect(() => settings({}, environment)).toThrow(expect.objectContaining({ code: "INVALID_OPTION", message }));
  });
});

describe("an engine on this machine", () => {
  test.each(["http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]:8000", "http://db.localhost"])(
    "%s needs no region",
    (endpoint) => {
      expect(settings({ endpoint })).toMatchObject({ endpoint, isLocal: true, region: "us-east-1" });
    },
  );

  test("has the region of the environment, where there is one", () => {
    const environment = { AWS_REGION: "eu-west-1" };
    expect(settings({ endpoint: "http://localhost:8000" }, environment)).toMatchObject({ region: "eu-west-1" });
  });

  test("by the environment, it is one that somebody else set up: nothing is made up", () => {
    expect(settings({}, { AWS_ENDPOINT_URL: "http://localhost:8000" })).toMatchObject({ isLocal: false });
  });

  test("is also what AWS calls the region local", () => {
    expect(settings({ region: "local" })).toMatchObject({ endpoint: "http://localhost:8000", region: "us-east-1" });
  });
});
