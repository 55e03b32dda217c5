import { attr, defineModel, type DynamoDBRequest } from "@dynamorm/core";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { asStored, found, inByAssignee, indexesOf, never, task } from "../../test/fixtures/indexed-task.ts";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { outcome, wait } from "../../test/fixtures/wait-until-indexed.ts";
import { modelContext } from "../context.ts";
import { waitUntilIndexed } from "./read-after-write.ts";

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe("an index is read until it shows the item", () => {
  test("Q16: by the item's key in it, and filtered by the table's key", async () => {
    const { waited, requests } = wait({ index: "byAssignee" }, task, found(inByAssignee(task)));
    expect(await waited).toBe("indexed");
    expect(requests).toEqual([
      {
        operation: "Query",
        model: "Task",
        input: {
          TableName: "tasks",
          IndexName: "byAssignee",
          KeyConditionExpression: "#n0 = :v0",
          FilterExpression: "#n1 = :v1 AND #n2 = :v2",
          ExpressionAttributeNames: { "#n0": "assignee", "#n1": "p", "#n2": "number" },
          ExpressionAttributeValues: { ":v0": { S: "ada" }, ":v1": { S: "tour" }, ":v2": { N: "1" } },
        },
      },
    ]);
  });

  test("Q16: with a computed key, and no filter on what is a key of the index", async () => {
    const { waited, requests } = wait({ index: ["byTitle"] }, task, found(asStored(task)));
    expect(await waited).toBe("indexed");
    expect(requests[0]?.input).toMatchObject({
      KeyConditionExpression: "#n0 = :v0 AND #n1 = :v1",
      FilterExpression: "#n2 = :v2",
      ExpressionAttributeValues: { ":v0": { S: "TITLE#Buy$20milk" }, ":v1": { N: "1" }, ":v2": { S: "tour" } },
    });
  });

  test("Q16: all global indexes where none is named; local ones never lag", async () => {
    const { waited, requests } = wait({}, task, found(inByAssignee(task)), found(asStored(task)));
    expect(await waited).toBe("indexed");
    expect(indexesOf(requests)).toEqual(["byAssignee", "byTitle"]);
  });

  test("Q16: over all pages, while it lacks the item, and while it shows the item as it was", async () => {
    const { waited, requests } = wait(
      { index: "byAssignee" },
      task,
      found(),
      { Items: [], LastEvaluatedKey: { p: { S: "tour" } } },
      found(inByAssignee({ ...task, title: "Buy" })),
      found(inByAssignee(task)),
    );
    expect(await waited).toBe("indexed");
    expect(requests).toHaveLength(4);
    expect(requests[2]?.input).toMatchObject({ ExclusiveStartKey: { p: { S: "tour" } } });
  });

  test("Q16: what the index does not hold is not compared, nor what the model does not have", async () => {
    const entry = { ...inByAssignee({ ...task, done: true }), other: { S: "x" } };
    expect(await wait({ index: "byAssignee" }, task, found(entry)).waited).toBe("indexed");
  });

  test("Q16: numbers are compared by their value", async () => {
    const entry = { ...inByAssignee(task), number: { N: "1.0" } };
    expect(await wait({ index: "byAssignee" }, task, found(entry)).waited).toBe("indexed");
  });

  test("Q16: a model without global indexes has nothing to wait for", async () => {
    const Plain = defineModel({
      name: "Plain",
      table: "plain",
      attributes: { id: attr.string() },
      key: { partitionKey: "id" },
    });
    const { execute, requests } = recordingExecutor();
    expect(await outcome(waitUntilIndexed<typeof Plain>(modelContext(Plain, execute), { id: "1" }))).toBe("indexed");
    expect(requests).toEqual([]);
  });
});

describe("what was written later will do", () => {
  const attributes = { id: attr.string(), state: attr.string(), note: attr.string().optional() };
  const indexes = { byState: { partitionKey: "state" } } as const;
  const base = { table: "notes", key: { partitionKey: "id" }, indexes } as const;

  test.each([
    ["3", expect.objectContaining({ message: expect.stringContaining('index "byState" shows version 3, not 4;') })],
    ["4", "indexed"],
    ["5", "indexed"],
  ])("Q16: with a version: %s where 4 is waited for", async (version, expected) => {
    const Note = defineModel({ ...base, name: "Note", attributes: { ...attributes, version: attr.version() } });
    const entry = { id: { S: "1" }, state: { S: "open" }, version: { N: version } };
    const { execute } = recordingExecutor(...never(entry));
    const item = { id: "1", state: "open", note: "changed", version: 4 };
    expect(await outcome(waitUntilIndexed<typeof Note>(modelContext(Note, execute), item))).toEqual(expected);
  });

  test.each([
    ["2026-03-01T12:00:00.000Z", expect.objectContaining({ code: "TIMEOUT" })],
    ["2026-03-01T11:59:59.999Z", expect.objectContaining({ code: "TIMEOUT" })],
    ["2026-03-01T12:00:00.001Z", "indexed"],
  ])("Q16: with updatedAt: %s where noon is waited for, and other values", async (updatedAt, expected) => {
    const Note = defineModel({ ...base, name: "Note", attributes: { ...attributes, updatedAt: attr.updatedAt() } });
    const entry = { id: { S: "1" }, state: { S: "open" }, updatedAt: { S: updatedAt } };
    const { execute } = recordingExecutor(...never(entry));
    const item = { id: "1", state: "open", note: "changed", updatedAt: new Date("2026-03-01T12:00:00.000Z") };
    expect(await outcome(waitUntilIndexed<typeof Note>(modelContext(Note, execute), item))).toEqual(expected);
  });
});

describe("an item that moved in an index, or out of it", () => {
  const { assignee: _, ...unassigned } = task;

  test("Q16: is waited for to be gone from where it was", async () => {
    const { waited, requests } = wait(
      { index: "byAssignee", previous: task },
      unassigned,
      found(inByAssignee(task)),
      found(),
    );
    expect(await waited).toBe("indexed");
    expect(requests.map(({ input }) => input)).toEqual([
      expect.objectContaining({ KeyConditionExpression: "#n0 = :v0", IndexName: "byAssignee" }),
      expect.objectContaining({ KeyConditionExpression: "#n0 = :v0", IndexName: "byAssignee" }),
    ]);
  });

  test("Q16: both where it is and where it was are looked at", async () => {
    const now = { ...task, assignee: "bob" };
    const { waited, requests } = wait({ index: "byAssignee", previous: task }, now, found(inByAssignee(now)), found());
    expect(await waited).toBe("indexed");
    const values = requests.map(({ input }) => (input as DynamoDBRequest<"Query">["input"]).ExpressionAttributeValues);
    expect(values.map((value) => value?.[":v0"])).toEqual([{ S: "bob" }, { S: "ada" }]);
  });

  test("Q16: without previous, indexes that it is not in are not waited for", async () => {
    const { waited, requests } = wait({}, unassigned, found(asStored(unassigned)));
    expect(await waited).toBe("indexed");
    expect(indexesOf(requests)).toEqual(["byTitle"]);
  });
});
