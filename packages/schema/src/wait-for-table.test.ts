import { EventEmitter, once } from "node:events";
import { AbortedError, TableNotFoundError, ThrottledError, TimeoutError } from "@dynamorm/core";
import { describe, expect, it } from "@jest/globals";
import { noteDescription, userDescription } from "../test/descriptions.ts";
import { type Step, scripted } from "../test/scripted-executor.ts";
import { Note, User } from "../test/user-model.ts";
import { modelBlueprint } from "./model-blueprint.ts";
import { type TableGoal, waitForTable } from "./wait-for-table.ts";
import type { TableProgress } from "./wait-options.ts";

const notes = modelBlueprint(Note);
const users = modelBlueprint(User);
const notFound = new TableNotFoundError("there is no table", {});
const active: TableGoal<string> = {
  words: "be ACTIVE",
  reached: (found) => (found?.TableStatus === "ACTIVE" ? "done" : undefined),
};

const creating: Step = ["DescribeTable", { Table: noteDescription("CREATING") }];
const usersCreating: Step = [
  "DescribeTable",
  {
    Table: {
      ...userDescription,
      TableStatus: "CREATING",
      GlobalSecondaryIndexes: [
        { IndexName: "byEmail", IndexStatus: "ACTIVE" },
        { IndexName: "byStatus", IndexStatus: "CREATING" },
      ],
    },
  },
];

describe("waitForTable", () => {
  it("describes the table until the goal is reached, and reports each look", async () => {
    const { executor, requests } = scripted(["DescribeTable", notFound], usersCreating, [
      "DescribeTable",
      { Table: userDescription },
    ]);
    const progress: TableProgress[] = [];
    await waitForTable(executor, users, active, { onProgress: (now) => void progress.push(now) });
    const request = { operation: "DescribeTable", input: { TableName: "users" }, model: "User" };
    expect(requests).toEqual([request, request, request]);
    const elapsedMs = expect.any(Number);
    expect(progress).toEqual([
      { table: "users", status: "NOT_FOUND", indexes: {}, elapsedMs },
      { table: "users", status: "CREATING", indexes: { byEmail: "ACTIVE", byStatus: "CREATING" }, elapsedMs },
      { table: "users", status: "ACTIVE", indexes: { byEmail: "ACTIVE", byStatus: "ACTIVE" }, elapsedMs },
    ]);
    const times = progress.map((now) => now.elapsedMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it.each<[string, Step]>([
    ["it is CREATING", creating],
    ['it is CREATING, with index "byStatus" CREATING', usersCreating],
    ["there is no such table", ["DescribeTable", notFound]],
    ["nothing is known of it: DynamoDB has not answered", ["DescribeTable", "hang"]],
  ])("says, when the time is over, how the table is and what to do: %s", async (state, step) => {
    const { executor } = scripted(step);
    const error = await waitForTable(executor, notes, active, { timeoutMs: 30 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({
      code: "TIMEOUT",
      retryable: true,
      operation: "DescribeTable",
      model: "Note",
      table: "notes",
      message: `Table "notes" should be ACTIVE, and after 30 ms ${state}. DynamoDB goes on by itself: make the same call again to wait on, or give it a longer timeoutMs.`,
    });
  });

  it("ends within 50 ms of an abort, and says how the table is", async () => {
    const controller = new AbortController();
    const { executor } = scripted(creating, creating, ["DescribeTable", "hang"]);
    const done = waitForTable(executor, notes, active, { signal: controller.signal }).catch(
      (thrown: unknown) => thrown,
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    const start = performance.now();
    controller.abort("enough");
    const error = await done;
    expect(performance.now() - start).toBeLessThan(50);
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({
      code: "ABORTED",
      operation: "DescribeTable",
      model: "Note",
      table: "notes",
      cause: "enough",
      message: 'The wait for table "notes" to be ACTIVE was aborted; it is CREATING. DynamoDB goes on by itself.',
    });
  });

  it("asks and reports nothing any more when an answer comes after the abort", async () => {
    const controller = new AbortController();
    const engine = new EventEmitter();
    const late = once(engine, "answer");
    const seen: unknown[] = [];
    const goal: TableGoal<string> = { words: "be ACTIVE", reached: (found) => void seen.push(found) };
    const onProgress = (now: TableProgress): void => void seen.push(now);
    const done = waitForTable(async () => (await late)[0], notes, goal, { signal: controller.signal, onProgress });
    controller.abort();
    await expect(done).rejects.toThrow(AbortedError);
    engine.emit("answer", { Table: noteDescription("CREATING") });
    await late;
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual([]);
  });

  it("ends with what onProgress throws", async () => {
    const { executor } = scripted(creating);
    const mistake = new Error("no progress bar");
    const onProgress = (): void => {
      throw mistake;
    };
    await expect(waitForTable(executor, notes, active, { onProgress })).rejects.toBe(mistake);
  });

  it("ends with what onProgress is rejected with", async () => {
    const { executor, requests } = scripted(creating);
    const mistake = new Error("no progress bar");
    const onProgress = (): Promise<void> => Promise.reject(mistake);
    await expect(waitForTable(executor, notes, active, { onProgress })).rejects.toBe(mistake);
    expect(requests).toHaveLength(1);
  });

  it("ends with what onProgress throws at once, also where it is retryable", async () => {
    const { executor, requests } = scripted(creating);
    const throttled = new ThrottledError("the log is slow", {});
    const onProgress = (): void => {
      throw throttled;
    };
    await expect(waitForTable(executor, notes, active, { onProgress })).rejects.toBe(throttled);
    expect(requests).toHaveLength(1);
  });

  it("asks nothing more when the abort comes while onProgress is awaited", async () => {
    const controller = new AbortController();
    const seen: unknown[] = [];
    const goal: TableGoal<string> = { words: "be ACTIVE", reached: (found) => void seen.push(found) };
    const onProgress = async (): Promise<void> => controller.abort();
    const done = waitForTable(scripted(creating).executor, notes, goal, { signal: controller.signal, onProgress });
    await expect(done).rejects.toThrow(AbortedError);
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual([]);
  });
});
