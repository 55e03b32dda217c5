import type { DynamoDBRequest } from "@dynamorm/core";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { asStored, found, inByAssignee, never, Task, task } from "../../test/fixtures/indexed-task.ts";
import { outcome, wait } from "../../test/fixtures/wait-until-indexed.ts";
import { modelContext } from "../context.ts";
import { waitUntilIndexed } from "./read-after-write.ts";

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Only "byTitle" shows the task as it is. */
const titleOnly = async ({ input }: DynamoDBRequest): Promise<object> =>
  (input as DynamoDBRequest<"Query">["input"]).IndexName === "byTitle"
    ? found(asStored(task))
    : found(inByAssignee({ ...task, title: "secret" }));

describe("waiting ends", () => {
  test("Q16: after 5 seconds: the error says which index lags and how, without values", async () => {
    const { waited, requests } = wait({ index: "byTitle" }, task, ...never());
    expect(await waited).toMatchObject({
      code: "TIMEOUT",
      model: "Task",
      table: "tasks",
      key: { project: "tour", number: 1 },
      message:
        'waitUntilIndexed of model "Task": after 5000 ms, index "byTitle" does not show the item; wait longer with { timeoutMs }, or read the item itself with { consistent: true }',
    });
    expect(requests.length).toBeGreaterThan(5);
    expect(requests.length).toBeLessThan(200);
    expect(jest.getTimerCount()).toBe(0);
  });

  test("Q16: each index that lags is told of, and those that do not are not", async () => {
    const waited = await outcome(waitUntilIndexed<typeof Task>(modelContext(Task, titleOnly), task, { timeoutMs: 50 }));
    expect(waited).toMatchObject({
      message: expect.stringContaining('after 50 ms, index "byAssignee" shows other values of "title";'),
    });
    expect(String(waited)).not.toMatch(/secret|byTitle/);
  });

  test("Q16: with an earlier key", async () => {
    const now = { ...task, assignee: "bob" };
    const answer = async (): Promise<object> => found(inByAssignee(now));
    const waiting = waitUntilIndexed<typeof Task>(modelContext(Task, answer), now, {
      index: "byAssignee",
      previous: task,
    });
    expect(String(await outcome(waiting))).toContain('index "byAssignee" shows the item under its earlier key');
  });

  test("Q16: when the signal aborts, and when a request fails", async () => {
    const controller = new AbortController();
    const { waited } = wait({ signal: controller.signal }, task, ...never());
    controller.abort("enough");
    expect(await waited).toMatchObject({ code: "ABORTED", cause: "enough" });
    expect(await wait({ index: "byTitle" }, task, new Error("no")).waited).toMatchObject({ message: "no" });
  });
});

describe("what cannot be waited for is refused before anything is sent", () => {
  const { assignee: _, ...unassigned } = task;

  test.each<[string, object, object, string]>([
    ["an item that is not whole", { project: "tour" }, {}, '"number" is missing'],
    ["no item", 7, {}, "a plain object"],
    [
      "no index",
      task,
      { index: "byName" },
      'waitUntilIndexed() names "byName", which is no index; there are byAssignee, byTitle, byDone',
    ],
    ["a local index", task, { index: "byDone" }, 'index "byDone" is local: consistentRead() reads it as it is'],
    [
      "an index that the item is not in",
      unassigned,
      { index: "byAssignee" },
      'the item lacks the key of index "byAssignee" and is not in it; where it was before, its { previous } tells',
    ],
    [
      "another item",
      task,
      { previous: { ...task, number: 2 } },
      "previous is the same item before the write, and has its key",
    ],
    [
      "options of other types",
      task,
      { index: 7 },
      'the option "index" takes the name of a global index, or a list of such names',
    ],
    ["unknown options", task, { within: 7 }, 'there is no option "within"'],
    ["no options", task, "byTitle" as never, "its options are a plain object"],
  ] as never)("Q16: %s", async (_title, item, options, message) => {
    const { waited, requests } = wait(options, item as Task);
    expect(await waited).toMatchObject({ message: expect.stringContaining(message) });
    expect(requests).toEqual([]);
  });
});
