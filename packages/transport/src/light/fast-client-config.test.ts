import { describe, expect, test } from "@jest/globals";
import { untyped } from "../../test/untyped.ts";
import { createFastClient } from "./create-fast-client.ts";

const keys = { accessKeyId: "AKID", secretAccessKey: "secret" };

describe("options that cannot be are refused, with what can be", () => {
  test.each<[unknown, message: string]>([
    [null, "createFastClient(): its options are a plain object, not null"],
    ["eu-west-1", "createFastClient(): its options are a plain object, not the string"],
    [{ regoin: "eu-west-1" }, 'createFastClient(): there is no option "regoin"'],
    [{ profile: "work" }, 'createFastClient(): there is no option "profile"'],
    [{ region: "eu west 1" }, 'createFastClient(): the option "region" takes the name of a region such as "eu-west-1"'],
    [{ region: "evil.example.com/" }, 'createFastClient(): the option "region" takes the name of a region'],
    [{ region: async () => "eu-west-1" }, 'createFastClient(): the option "region" takes the name of a region'],
    [{ endpoint: 8000 }, 'createFastClient(): the option "endpoint" takes an address such as "http://localhost:8000"'],
    [{ endpoint: "" }, "createFastClient: endpoint is empty; leave it out for AWS, or"],
    [{ endpoint: "localhost:8000" }, 'createFastClient: endpoint is the string "localhost:8000", without http://'],
    [{ endpoint: "ftp://localhost" }, "createFastClient: endpoint is"],
    [{ credentials: { ...keys, secretAccessKey: "s e c" } }, 'createFastClient(): the option "credentials" takes'],
    [{ credentials: "AKID" }, 'createFastClient(): the option "credentials" takes'],
    [
      { maxAttempts: 0 },
      'createFastClient(): the option "maxAttempts" takes a whole number from 1 up, not the number 0',
    ],
    [{ maxAttempts: "3" }, 'createFastClient(): the option "maxAttempts" takes'],
    [{ connectionTimeoutMs: 0 }, 'createFastClient(): the option "connectionTimeoutMs" takes milliseconds'],
    [{ attemptTimeoutMs: Infinity }, 'createFastClient(): the option "attemptTimeoutMs" takes milliseconds'],
    [{ attemptTimeoutMs: Number.NaN }, 'createFastClient(): the option "attemptTimeoutMs" takes milliseconds'],
    [{ maxSockets: 1.5 }, 'createFastClient(): the option "maxSockets" takes a whole number'],
    [{ requestHandler: { requestTimeout: 1 } }, 'createFastClient(): the option "requestHandler" takes an object with'],
    [{ retryStrategy: {} }, 'createFastClient(): the option "retryStrategy" takes an object with'],
    [{ useFipsEndpoint: "true" }, 'createFastClient(): the option "useFipsEndpoint" takes true or false'],
    [{ accountIdEndpointMode: "maybe" }, 'createFastClient(): the option "accountIdEndpointMode" takes "preferred"'],
    [{ useFipsEndpoint: true, endpoint: "https://db.test" }, "createFastClient: FIPS is asked for"],
    [{ useDualstackEndpoint: true, endpoint: "https://db.test" }, "createFastClient: dual-stack is asked for"],
  ])("%j", (config, message) => {
    expect(() => createFastClient(untyped(config))).toThrow(
      expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringContaining(message) }),
    );
  });

  test("credentials that are none are not shown", () => {
    const credentials = { accessKeyId: "AKID", secretAccessKey: "top secret" };
    expect(() => createFastClient({ credentials })).toThrow(/^(?!.*top secret)/s);
  });
});

test("what is undefined counts as not given", () => {
  const nothing = { region: undefined, endpoint: undefined, credentials: undefined, maxSockets: undefined };
  expect(() => createFastClient(nothing)).not.toThrow();
});
