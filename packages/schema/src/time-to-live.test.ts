import { RequestRejectedError, ThrottledError } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import { scripted } from "../test/scripted-executor.ts";
import { User } from "../test/user-model.ts";
import { modelBlueprint } from "./model-blueprint.ts";
import { describeTimeToLive, enableTimeToLive } from "./time-to-live.ts";

const users = modelBlueprint(User);
const already = new RequestRejectedError("TimeToLive is already enabled", {});
const enabled = { TimeToLiveDescription: { TimeToLiveStatus: "ENABLED", AttributeName: "expiresAt" } };

describe("describeTimeToLive", () => {
  it.each(["ENABLED", "ENABLING", "DISABLING"])("tells the attribute while it is %s", async (status) => {
    const answer = { TimeToLiveDescription: { TimeToLiveStatus: status, AttributeName: "expiresAt" } };
    const { executor, requests } = scripted(["DescribeTimeToLive", answer]);
    expect(await describeTimeToLive(executor, users, {})).toStrictEqual({ attribute: "expiresAt", status });
    expect(requests).toEqual([{ operation: "DescribeTimeToLive", input: { TableName: "users" }, model: "User" }]);
  });

  it.each([
    {},
    { TimeToLiveDescription: { TimeToLiveStatus: "DISABLED" } },
    { TimeToLiveDescription: { TimeToLiveStatus: "DISABLED", AttributeName: "expiresAt" } },
  ])("tells nothing where it is off: %j", async (answer) => {
    const { executor } = scripted(["DescribeTimeToLive", answer]);
    expect(await describeTimeToLive(executor, users, {})).toBeUndefined();
  });
});

describe("enableTimeToLive", () => {
  it("switches it on, and tells how it is then", async () => {
    const { executor, requests } = scripted(["UpdateTimeToLive", {}], ["DescribeTimeToLive", enabled]);
    const ttl = await enableTimeToLive(executor, users, "expiresAt", {});
    expect(ttl).toStrictEqual({ attribute: "expiresAt", status: "ENABLED" });
    expect(requests[0]).toStrictEqual({
      operation: "UpdateTimeToLive",
      input: { TableName: "users", TimeToLiveSpecification: { Enabled: true, AttributeName: "expiresAt" } },
      model: "User",
    });
  });

  it("takes it for under way where the description does not show it yet", async () => {
    const { executor } = scripted(["UpdateTimeToLive", {}], ["DescribeTimeToLive", {}]);
    const ttl = await enableTimeToLive(executor, users, "expiresAt", {});
    expect(ttl).toStrictEqual({ attribute: "expiresAt", status: "ENABLING" });
  });

  it("is content when somebody else has switched it on", async () => {
    const { executor } = scripted(["UpdateTimeToLive", already], ["DescribeTimeToLive", enabled]);
    const ttl = await enableTimeToLive(executor, users, "expiresAt", {});
    expect(ttl).toStrictEqual({ attribute: "expiresAt", status: "ENABLED" });
  });

  it("looks again where what somebody else has switched on does not show yet", async () => {
    const { executor, operations } = scripted(
      ["UpdateTimeToLive", already],
      ["DescribeTimeToLive", {}],
      ["DescribeTimeToLive", {}],
      ["DescribeTimeToLive", enabled],
    );
    const ttl = await enableTimeToLive(executor, users, "expiresAt", {});
    expect(ttl).toStrictEqual({ attribute: "expiresAt", status: "ENABLED" });
    expect(operations()).toHaveLength(4);
  });

  it("stops looking when the signal aborts", async () => {
    const { executor } = scripted(["UpdateTimeToLive", already], ["DescribeTimeToLive", {}]);
    const signal = AbortSignal.timeout(50);
    await expect(enableTimeToLive(executor, users, "expiresAt", { signal })).rejects.toHaveProperty(
      "name",
      "TimeoutError",
    );
  });

  it.each([
    {},
    { TimeToLiveDescription: { TimeToLiveStatus: "ENABLED", AttributeName: "goneAt" } },
    { TimeToLiveDescription: { TimeToLiveStatus: "DISABLING", AttributeName: "expiresAt" } },
  ])("throws DynamoDB's refusal when it is not on afterwards: %j", async (answer) => {
    const { executor } = scripted(["UpdateTimeToLive", already], ["DescribeTimeToLive", answer]);
    await expect(enableTimeToLive(executor, users, "expiresAt", {})).rejects.toBe(already);
  });

  it("throws any other error at once", async () => {
    const throttled = new ThrottledError("slow down", {});
    const { executor, operations } = scripted(["UpdateTimeToLive", throttled]);
    await expect(enableTimeToLive(executor, users, "expiresAt", {})).rejects.toBe(throttled);
    expect(operations()).toEqual(["UpdateTimeToLive"]);
  });
});
