import { TableNotFoundError } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import { userDescription } from "../test/descriptions.ts";
import { scripted } from "../test/scripted-executor.ts";
import { User } from "../test/user-model.ts";
import { describeTable } from "./describe-table.ts";
import { readDescription } from "./read-description.ts";

describe("describeTable", () => {
  it("tells how the table and its Time to Live are", async () => {
    const { executor, requests } = scripted(
      ["DescribeTable", { Table: userDescription }],
      ["DescribeTimeToLive", { TimeToLiveDescription: { TimeToLiveStatus: "ENABLED", AttributeName: "expiresAt" } }],
    );
    const ttl = { attribute: "expiresAt", status: "ENABLED" } as const;
    expect(await describeTable(executor, User)).toStrictEqual(readDescription(userDescription, ttl));
    expect(requests).toEqual([
      { operation: "DescribeTable", input: { TableName: "users" }, model: "User" },
      { operation: "DescribeTimeToLive", input: { TableName: "users" }, model: "User" },
    ]);
  });

  it("throws when there is no such table", async () => {
    const notFound = new TableNotFoundError("there is no table", {});
    const { executor } = scripted(["DescribeTable", notFound]);
    await expect(describeTable(executor, User)).rejects.toBe(notFound);
  });

  it("Q17: ends after timeoutMs, which counts over both requests, and says so", async () => {
    const { executor, operations } = scripted(
      ["DescribeTable", { Table: userDescription }],
      ["DescribeTimeToLive", "hang"],
    );
    await expect(describeTable(executor, User, { timeoutMs: 20 })).rejects.toMatchObject({
      name: "TimeoutError",
      message: 'describeTable of model "User": ended after 20 ms, its timeoutMs',
      model: "User",
      table: "users",
    });
    expect(operations()).toEqual(["DescribeTable", "DescribeTimeToLive"]);
  });

  it("Q17: ends when its signal aborts", async () => {
    const controller = new AbortController();
    const { executor } = scripted(["DescribeTable", "hang"]);
    const described = describeTable(executor, User, { signal: controller.signal });
    controller.abort("enough");
    await expect(described).rejects.toMatchObject({ name: "AbortedError", cause: "enough" });
  });

  it("refuses options that it does not have", async () => {
    const { executor, operations } = scripted(["DescribeTable", { Table: userDescription }]);
    await expect(describeTable(executor, User, { consistent: true } as never)).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message: 'describeTable of model "User": there is no option "consistent"; it takes signal and timeoutMs',
    });
    expect(operations()).toEqual([]);
  });
});
