import { AccessDeniedError, TableInUseError, TableNotFoundError } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import { noteDescription, userDescription } from "../test/descriptions.ts";
import { type Step, scripted } from "../test/scripted-executor.ts";
import { Customer, Order } from "../test/shop-models.ts";
import { Note, User } from "../test/user-model.ts";
import { createTableRequest } from "./create-table-request.ts";
import { ensureTable } from "./ensure-table.ts";
import { readDescription } from "./read-description.ts";
import { isTableMismatch, TableMismatchError } from "./table-mismatch-error.ts";

const missing: Step = ["DescribeTable", new TableNotFoundError("there is no table", {})];
const there: Step = ["DescribeTable", { Table: noteDescription() }];
const noTimeToLive: Step = ["DescribeTimeToLive", {}];

describe("ensureTable", () => {
  it("makes the table where it is missing", async () => {
    const { executor, requests, operations } = scripted(
      missing,
      ["CreateTable", {}],
      ["DescribeTable", { Table: noteDescription("CREATING") }],
      there,
      noTimeToLive,
    );
    expect(await ensureTable(executor, Note, { tags: { team: "notes" } })).toStrictEqual(
      readDescription(noteDescription(), undefined),
    );
    expect(operations()).toEqual([
      "DescribeTable",
      "CreateTable",
      "DescribeTable",
      "DescribeTable",
      "DescribeTimeToLive",
    ]);
    expect(requests[1]).toStrictEqual(createTableRequest(Note, { tags: { team: "notes" } }));
  });

  it("changes nothing where the table is there", async () => {
    const { executor, operations } = scripted(there, noTimeToLive);
    await ensureTable(executor, Note);
    expect(operations()).toEqual(["DescribeTable", "DescribeTimeToLive"]);
  });

  it("waits for the table that another process has made in between", async () => {
    const { executor, operations } = scripted(
      missing,
      ["CreateTable", new TableInUseError("table exists", {})],
      ["DescribeTable", { Table: noteDescription("CREATING") }],
      there,
      noTimeToLive,
    );
    await ensureTable(executor, Note);
    expect(operations()).toEqual([
      "DescribeTable",
      "CreateTable",
      "DescribeTable",
      "DescribeTable",
      "DescribeTimeToLive",
    ]);
  });

  it("waits until a table that is being deleted is gone, and makes it anew", async () => {
    const { executor, operations } = scripted(
      ["DescribeTable", { Table: noteDescription("DELETING") }],
      missing,
      ["CreateTable", {}],
      there,
      noTimeToLive,
    );
    await ensureTable(executor, Note);
    expect(operations()).toEqual([
      "DescribeTable",
      "DescribeTable",
      "CreateTable",
      "DescribeTable",
      "DescribeTimeToLive",
    ]);
  });

  it("switches Time to Live on where it is off", async () => {
    const { executor, operations } = scripted(
      ["DescribeTable", { Table: userDescription }],
      ["DescribeTimeToLive", {}],
      ["UpdateTimeToLive", {}],
      ["DescribeTimeToLive", {}],
    );
    const { ttl } = await ensureTable(executor, User);
    expect(ttl).toEqual({ attribute: "expiresAt", status: "ENABLING" });
    expect(operations()).toEqual(["DescribeTable", "DescribeTimeToLive", "UpdateTimeToLive", "DescribeTimeToLive"]);
  });

  it("gives Time to Live no more time than the wait has", async () => {
    const { executor } = scripted(["DescribeTable", { Table: userDescription }], ["DescribeTimeToLive", "hang"]);
    await expect(ensureTable(executor, User, { timeoutMs: 50 })).rejects.toMatchObject({
      code: "TIMEOUT",
      message:
        'Table "users" should be ACTIVE, and after 50 ms it is ACTIVE, and DynamoDB has not answered since. DynamoDB goes on by itself: make the same call again to wait on, or give it a longer timeoutMs.',
    });
  });

  it("leaves Time to Live alone where it is on", async () => {
    const { executor, operations } = scripted(
      ["DescribeTable", { Table: userDescription }],
      ["DescribeTimeToLive", { TimeToLiveDescription: { TimeToLiveStatus: "ENABLED", AttributeName: "expiresAt" } }],
    );
    const { ttl } = await ensureTable(executor, User);
    expect(ttl).toEqual({ attribute: "expiresAt", status: "ENABLED" });
    expect(operations()).toEqual(["DescribeTable", "DescribeTimeToLive"]);
  });

  it("refuses a table that is not what the model needs, lists what differs, and changes nothing", async () => {
    const Table = { ...userDescription, GlobalSecondaryIndexes: userDescription.GlobalSecondaryIndexes?.slice(0, 1) };
    const { executor, operations } = scripted(
      ["DescribeTable", { Table }],
      ["DescribeTimeToLive", { TimeToLiveDescription: { TimeToLiveStatus: "ENABLED", AttributeName: "goneAt" } }],
    );
    const error: unknown = await ensureTable(executor, User).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TableMismatchError);
    expect(isTableMismatch(error)).toBe(true);
    expect(error).toMatchObject({
      name: "TableMismatchError",
      code: "TABLE_MISMATCH",
      retryable: false,
      model: "User",
      table: "users",
      message: `Table "users" is not what model "User" needs:
- index "byStatus": the model needs a global index with partition key "status" and sort key "seenAt"; the table has no such index
- Time to Live: the model needs the attribute "expiresAt"; the table has the attribute "goneAt"
Change the table with the tool that made it (CDK, Terraform, CloudFormation). In development, deleteTable and ensureTable make it anew, without its items.`,
      differences: [
        {
          subject: 'index "byStatus"',
          expected: 'a global index with partition key "status" and sort key "seenAt"',
          actual: "no such index",
        },
        { subject: "Time to Live", expected: 'the attribute "expiresAt"', actual: 'the attribute "goneAt"' },
      ],
    });
    expect(operations()).toEqual(["DescribeTable", "DescribeTimeToLive"]);
  });

  it("M7 says what all the models of a list need", async () => {
    const TableName = "shop";
    const { executor } = scripted(
      ["DescribeTable", { Table: { ...noteDescription(), TableName } }],
      ["DescribeTimeToLive", {}],
    );
    const error: unknown = await ensureTable(executor, [Customer, Order]).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "TABLE_MISMATCH", model: "Customer, Order", table: "shop" });
    expect((error as Error).message).toContain(`Table "shop" is not what models "Customer" and "Order" need:
- the key: the models need partition key "pk" and sort key "sk"; the table has partition key "id"
- index "byEmail": the models need a global index with partition key "mail"; the table has no such index
`);
  });

  it("M7 sends nothing for models that contradict each other", async () => {
    const { executor, operations } = scripted(there);
    const done = ensureTable(executor, [Note, Order]);
    await expect(done).rejects.toThrow('the models "Note" and "Order" are in the tables "notes" and "shop"');
    expect(operations()).toEqual([]);
  });

  it("throws what CreateTable is refused with", async () => {
    const denied = new AccessDeniedError("not you", {});
    const { executor } = scripted(missing, ["CreateTable", denied]);
    await expect(ensureTable(executor, Note)).rejects.toBe(denied);
  });

  it("refuses options that cannot be, before anything is sent", async () => {
    const { executor, operations } = scripted(there);
    await expect(ensureTable(executor, Note, { tableClass: "CHEAP" } as never)).rejects.toThrow(
      'ensureTable of model "Note": the option "tableClass" takes "STANDARD" or "STANDARD_INFREQUENT_ACCESS", not the string "CHEAP"',
    );
    expect(operations()).toEqual([]);
  });
});
