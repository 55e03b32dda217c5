import { TableInUseError, TableNotFoundError } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import { noteDescription, userDescription } from "../test/descriptions.ts";
import { scripted } from "../test/scripted-executor.ts";
import { Note, User } from "../test/user-model.ts";
import { createTable } from "./create-table.ts";
import { createTableRequest } from "./create-table-request.ts";
import { readDescription } from "./read-description.ts";

const enabled = { TimeToLiveDescription: { TimeToLiveStatus: "ENABLED", AttributeName: "expiresAt" } };

describe("createTable", () => {
  it("sends createTableRequest's request, waits until the table is ACTIVE, and tells how it is", async () => {
    const { executor, requests } = scripted(
      ["CreateTable", { TableDescription: noteDescription("CREATING") }],
      ["DescribeTable", { Table: noteDescription("CREATING") }],
      ["DescribeTable", { Table: noteDescription() }],
    );
    const info = await createTable(executor, Note, { stream: "NEW_IMAGE", timeoutMs: 5_000 });
    expect(info).toStrictEqual(readDescription(noteDescription(), undefined));
    const describeRequest = { operation: "DescribeTable", input: { TableName: "notes" }, model: "Note" };
    expect(requests).toEqual([createTableRequest(Note, { stream: "NEW_IMAGE" }), describeRequest, describeRequest]);
  });

  it("switches Time to Live on where the model has it", async () => {
    const { executor, operations } = scripted(
      ["CreateTable", {}],
      ["DescribeTable", { Table: userDescription }],
      ["UpdateTimeToLive", {}],
      ["DescribeTimeToLive", enabled],
    );
    const ttl = { attribute: "expiresAt", status: "ENABLED" } as const;
    expect(await createTable(executor, User)).toStrictEqual(readDescription(userDescription, ttl));
    expect(operations()).toEqual(["CreateTable", "DescribeTable", "UpdateTimeToLive", "DescribeTimeToLive"]);
  });

  it("gives Time to Live no more time than the wait has", async () => {
    const { executor } = scripted(
      ["CreateTable", {}],
      ["DescribeTable", { Table: userDescription }],
      ["UpdateTimeToLive", "hang"],
    );
    await expect(createTable(executor, User, { timeoutMs: 50 })).rejects.toHaveProperty("code", "TIMEOUT");
  }, 1_000);

  it("Q17: the making of the table is within the time too", async () => {
    const { executor, operations } = scripted(["CreateTable", "hang"]);
    await expect(createTable(executor, User, { timeoutMs: 20 })).rejects.toMatchObject({
      name: "TimeoutError",
      message: expect.stringContaining('Table "users" should be ACTIVE, and after 20 ms nothing is known of it'),
    });
    expect(operations()).toEqual(["CreateTable"]);
  });

  it("waits on when the description does not show the new table yet", async () => {
    const { executor, operations } = scripted(
      ["CreateTable", {}],
      ["DescribeTable", new TableNotFoundError("there is no table", {})],
      ["DescribeTable", { Table: noteDescription() }],
    );
    await createTable(executor, Note);
    expect(operations()).toEqual(["CreateTable", "DescribeTable", "DescribeTable"]);
  });

  it("throws when there is such a table", async () => {
    const inUse = new TableInUseError("table exists", {});
    const { executor, operations } = scripted(["CreateTable", inUse]);
    await expect(createTable(executor, Note)).rejects.toBe(inUse);
    expect(operations()).toEqual(["CreateTable"]);
  });

  it("sends nothing when the signal has aborted", async () => {
    const { executor, operations } = scripted(["CreateTable", {}]);
    await expect(createTable(executor, Note, { signal: AbortSignal.abort("enough") })).rejects.toMatchObject({
      name: "AbortedError",
      message: 'The wait for table "notes" to be ACTIVE was aborted before anything was sent.',
      cause: "enough",
    });
    expect(operations()).toEqual([]);
  });

  it.each([
    [
      { timeout: 5 },
      'there is no option "timeout"; it takes billing, stream, encryption, tableClass, deletionProtection, tags, onProgress, signal and timeoutMs; did you mean "timeoutMs"?',
    ],
    [
      { timeoutMs: 0 },
      'the option "timeoutMs" takes a number of milliseconds, more than 0 and at most 2147483647, not the number 0',
    ],
    [
      { timeoutMs: Infinity },
      'the option "timeoutMs" takes a number of milliseconds, more than 0 and at most 2147483647, not the number Infinity',
    ],
    [{ onProgress: "log" }, 'the option "onProgress" takes a function, not the string "log"'],
    [{ signal: new AbortController() }, 'the option "signal" takes an AbortSignal, not an instance of AbortController'],
    [
      { stream: "ALL" },
      'the option "stream" takes "KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE" or "NEW_AND_OLD_IMAGES", not the string "ALL"',
    ],
  ])("refuses options that cannot be, before anything is sent: %p", async (options, message) => {
    const { executor, operations } = scripted(["CreateTable", {}]);
    await expect(createTable(executor, Note, options as never)).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message: `createTable of model "Note": ${message}`,
    });
    expect(operations()).toEqual([]);
  });
});
