import { TableInUseError, TableNotFoundError } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import { noteDescription } from "../test/descriptions.ts";
import { type Step, scripted } from "../test/scripted-executor.ts";
import { Note } from "../test/user-model.ts";
import { deleteTable } from "./delete-table.ts";

const notFound = new TableNotFoundError("there is no table", {});
const missing: Step = ["DescribeTable", notFound];
const deleting: Step = ["DescribeTable", { Table: noteDescription("DELETING") }];
const active: Step = ["DescribeTable", { Table: noteDescription("ACTIVE") }];
const creating: Step = ["DescribeTable", { Table: noteDescription("CREATING") }];

describe("deleteTable", () => {
  it("deletes the table and waits until it is gone", async () => {
    // The first description is one of before the deletion: descriptions are eventually consistent.
    const { executor, requests, operations } = scripted(["DeleteTable", {}], active, deleting, deleting, missing);
    await deleteTable(executor, Note);
    expect(requests[0]).toStrictEqual({ operation: "DeleteTable", input: { TableName: "notes" }, model: "Note" });
    expect(operations()).toEqual(["DeleteTable", "DescribeTable", "DescribeTable", "DescribeTable", "DescribeTable"]);
  });

  it.each<[string, Step[], number]>([
    ["is being made", [creating], 1],
    ["is there again", [deleting, active], 2],
  ])("does not wait for a new table of the same name: one that %s", async (_, steps, looks) => {
    const { executor, operations } = scripted(["DeleteTable", {}], ...steps);
    await deleteTable(executor, Note, { timeoutMs: 1_000 });
    expect(operations()).toHaveLength(1 + looks);
  });

  it("throws when there is no such table, unless that is fine", async () => {
    const { executor, operations } = scripted(["DeleteTable", notFound]);
    await expect(deleteTable(executor, Note)).rejects.toBe(notFound);
    await expect(deleteTable(executor, Note, { ifExists: false })).rejects.toBe(notFound);
    await deleteTable(executor, Note, { ifExists: true });
    expect(operations()).toEqual(["DeleteTable", "DeleteTable", "DeleteTable"]);
  });

  it("throws any other refusal, ifExists or not", async () => {
    const inUse = new TableInUseError("the table is being changed", {});
    const { executor } = scripted(["DeleteTable", inUse]);
    await expect(deleteTable(executor, Note, { ifExists: true })).rejects.toBe(inUse);
  });

  it("says, when the time is over, that the table is still there", async () => {
    const { executor } = scripted(["DeleteTable", {}], deleting);
    await expect(deleteTable(executor, Note, { timeoutMs: 30 })).rejects.toThrow(
      'Table "notes" should be gone, and after 30 ms it is DELETING. DynamoDB goes on by itself: make the same call again to wait on, or give it a longer timeoutMs.',
    );
  });

  it("Q17: the deletion itself is within the time too, and ends when the signal aborts", async () => {
    const { executor, operations } = scripted(["DeleteTable", "hang"]);
    await expect(deleteTable(executor, Note, { timeoutMs: 20 })).rejects.toMatchObject({ code: "TIMEOUT" });
    const controller = new AbortController();
    const deleted = deleteTable(executor, Note, { signal: controller.signal });
    controller.abort("enough");
    await expect(deleted).rejects.toMatchObject({ code: "ABORTED", cause: "enough" });
    expect(operations()).toEqual(["DeleteTable", "DeleteTable"]);
  });

  it.each([
    [
      { ifExist: true },
      'there is no option "ifExist"; it takes onProgress, signal, timeoutMs and ifExists; did you mean "ifExists"?',
    ],
    [{ ifExists: "yes" }, 'the option "ifExists" takes true or false, not the string "yes"'],
  ])("refuses options that cannot be, before anything is sent: %j", async (options, message) => {
    const { executor, operations } = scripted(["DeleteTable", {}]);
    await expect(deleteTable(executor, Note, options as never)).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message: `deleteTable of model "Note": ${message}`,
    });
    expect(operations()).toEqual([]);
  });
});
