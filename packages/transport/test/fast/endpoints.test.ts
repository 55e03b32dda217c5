import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { ClientConfig } from "../../src/index.ts";
import { untyped } from "../untyped.ts";
import { withoutAws } from "../without-aws.ts";
import { destination, get } from "./destination.ts";
import { everyOperation } from "./every-operation.ts";
import { credentials } from "./sent.ts";
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
const ofRegion = "https://dynamodb.eu-west-1.amazonaws.com/";
const ofAccount = "https://111122223333.ddb.eu-west-1.amazonaws.com/";
const fips: ClientConfig = { useFipsEndpoint: true };
const dualstack: ClientConfig = { useDualstackEndpoint: true };

describe("AWS's endpoints", () => {
  test.each<[region: string, expected: string]>([
    ["eu-west-1", ofRegion],
    ["us-east-1", "https://dynamodb.us-east-1.amazonaws.com/ for us-east-1"],
    ["cn-north-1", "https://dynamodb.cn-north-1.amazonaws.com.cn/ for cn-north-1"],
    ["cn-northwest-1", "https://dynamodb.cn-northwest-1.amazonaws.com.cn/ for cn-northwest-1"],
    ["us-gov-west-1", "https://dynamodb.us-gov-west-1.amazonaws.com/ for us-gov-west-1"],
    ["us-gov-east-1", "https://dynamodb.us-gov-east-1.amazonaws.com/ for us-gov-east-1"],
    ["us-iso-east-1", "https://dynamodb.us-iso-east-1.c2s.ic.gov/ for us-iso-east-1"],
    ["eu-south-9", "https://dynamodb.eu-south-9.amazonaws.com/ for eu-south-9"],
    ["fips-us-east-1", "https://dynamodb-fips.us-east-1.amazonaws.com/ for us-east-1"],
    ["local", "http://localhost:8000/ for us-east-1"],
  ])("of region %s", async (region, expected) => {
    expect(await destination(get, { region })).toBe(expected);
  });

  test.each<[string, ClientConfig, string]>([
    ["FIPS", fips, "https://dynamodb-fips.eu-west-1.amazonaws.com/"],
    ["FIPS, by a function", { useFipsEndpoint: async () => true }, "https://dynamodb-fips.eu-west-1.amazonaws.com/"],
    [
      "FIPS in GovCloud",
      { ...fips, region: "us-gov-west-1" },
      "https://dynamodb.us-gov-west-1.amazonaws.com/ for us-gov-west-1",
    ],
    ["dual-stack", dualstack, "https://dynamodb.eu-west-1.api.aws/"],
    [
      "dual-stack in China",
      { ...dualstack, region: "cn-north-1" },
      "https://dynamodb.cn-north-1.api.amazonwebservices.com.cn/ for cn-north-1",
    ],
    ["FIPS and dual-stack", { ...fips, ...dualstack }, "https://dynamodb-fips.eu-west-1.api.aws/"],
  ])("of %s", async (_, config, expected) => {
    expect(await destination(get, config)).toBe(expected);
  });

  test.each<[string, ClientConfig]>([
    ["FIPS of an engine on this machine", { ...fips, region: "local" }],
    ["a region that is no name of one", { region: "eu west 1" }],
    ["no region", { region: undefined }],
    ["a region that fails", { region: () => Promise.reject<string>(new Error("no region today")) }],
    ["a region without a name", { region: async () => "" }],
  ])("of %s: there are none", async (_, config) => {
    expect(await destination(get, config)).toBeUndefined();
  });
});

describe("an account's own endpoints", () => {
  test.each<[string, ClientConfig, string | undefined]>([
    ["of the credentials", { credentials: withAccount }, ofAccount],
    ["of credentials that a function gives", { credentials: async () => withAccount }, ofAccount],
    ["preferred", { credentials: withAccount, accountIdEndpointMode: "preferred" }, ofAccount],
    ["preferred, and not there", { accountIdEndpointMode: "preferred" }, ofRegion],
    ["required", { credentials: withAccount, accountIdEndpointMode: "required" }, ofAccount],
    [
      "required, by a function",
      { credentials: withAccount, accountIdEndpointMode: async () => "required" as const },
      ofAccount,
    ],
    ["required, and not there", { accountIdEndpointMode: "required" }, undefined],
    ["disabled", { credentials: withAccount, accountIdEndpointMode: "disabled" }, ofRegion],
    ["of a mode that there is not", { accountIdEndpointMode: untyped("sometimes") }, undefined],
    ["with FIPS", { ...fips, credentials: withAccount }, "https://dynamodb-fips.eu-west-1.amazonaws.com/"],
    ["required with FIPS", { ...fips, credentials: withAccount, accountIdEndpointMode: "required" }, undefined],
    ["with dual-stack", { ...dualstack, credentials: withAccount }, "https://111122223333.ddb.eu-west-1.api.aws/"],
    [
      "in China",
      { credentials: withAccount, region: "cn-north-1" },
      "https://111122223333.ddb.cn-north-1.amazonaws.com.cn/ for cn-north-1",
    ],
    [
      "in an isolated partition, which has none",
      { credentials: withAccount, region: "us-iso-east-1" },
      "https://dynamodb.us-iso-east-1.c2s.ic.gov/ for us-iso-east-1",
    ],
    [
      "required in an isolated partition",
      { credentials: withAccount, region: "us-iso-east-1", accountIdEndpointMode: "required" },
      undefined,
    ],
    ["that is none", { credentials: { ...credentials, accountId: "no account" } }, undefined],
    [
      "with an endpoint of one's own",
      { credentials: withAccount, endpoint: "https://db.example.com" },
      "https://db.example.com/",
    ],
  ])("%s", async (_, config, expected) => {
    expect(await destination(get, config)).toBe(expected);
  });

  const arn = "arn:aws:dynamodb:eu-west-1:444455556666:table/users";
  test.each(everyOperation(arn).map((request) => [request.operation, request] as const))(
    "of the table, by its ARN: %s",
    async (operation, request) => {
      const ofTable = "https://444455556666.ddb.eu-west-1.amazonaws.com/";
      // The text of a statement holds the table, where nobody looks for it.
      const isStatement = operation === "ExecuteStatement";
      expect(await destination(request)).toBe(isStatement ? ofRegion : ofTable);
      expect(await destination(request, { credentials: withAccount })).toBe(isStatement ? ofAccount : ofTable);
    },
  );

  test.each<[string, string]>([
    ["in another region", "arn:aws:dynamodb:us-east-1:444455556666:table/users"],
    ["of another service", "arn:aws:sqs:eu-west-1:444455556666:users"],
    ["of no account", "arn:aws:dynamodb:eu-west-1::table/users"],
    ["that is cut off", "arn:aws:dynamodb"],
  ])("not of an ARN %s", async (_, table) => {
    expect(await destination({ ...get, input: { ...get.input, TableName: table } })).toBe(ofRegion);
  });
});
