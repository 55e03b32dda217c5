import { ConditionFailedError, ConnectionError, type DynamoDBRequest, ThrottledError } from "@dynamorm/core";
import type { UpdateBuilder } from "@dynamorm/update-builder";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { failureOf, Note } from "../../test/fixtures/batch-models.ts";
import { userModel } from "../../test/fixtures/user.ts";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { repository } from "../repository.ts";
import type { BatchUpdate } from "./batch-updates.ts";

type Update = BatchUpdate<typeof Note>;

const throttled = new ThrottledError("slow down", {});
const cut = new ConnectionError("the line is dead", {});
const done = { Attributes: { id: { S: "1" }, text: { S: "new" } } };
const key = { id: "1" };
const is = (u: UpdateBuilder<typeof Note>) => u.set("text", "new");
const counts = (u: UpdateBuilder<typeof Note>) => u.increment("count");

const given = (update: unknown) => [{ key: { id: "0" }, changes: { text: "a" } }, update] as Update[];

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

async function sentFor(update: Update, ...answers: readonly (object | Error)[]): Promise<[DynamoDBRequest[], unknown]> {
  const { execute, requests } = recordingExecutor(...answers);
  const outcome = repository(Note, execute)
    .batchUpdate([update])
    .catch((error: unknown) => error);
  await jest.runAllTimersAsync();
  return [requests, await outcome];
}

describe("an update whose answer was lost", () => {
  test.each<[string, Update]>([
    ["sets values", { key, changes: { text: "new" } }],
    ["removes", { key, changes: { count: null } }],
    ["sets values by a builder", { key, update: is }],
  ])("W10: is sent again where it %s: twice is as once", async (_, update) => {
    const [requests, outcome] = await sentFor(update, cut, done);
    expect(outcome).toEqual([{ id: "1", text: "new" }]);
    expect(requests).toHaveLength(2);
    expect(requests[1]).toEqual(requests[0]);
  });

  test.each<[string, Update]>([
    ["counts", { key, update: counts }],
    ["has a condition", { key, changes: { text: "new" }, condition: (eb) => eb("text", "=", "old") }],
    ["has a condition of its builder", { key, update: (u) => is(u).condition("text", "=", "old") }],
  ])(
    "W10: is not sent again where it %s: it has failed, and it is not known whether it was done",
    async (_, update) => {
      const [requests, outcome] = await sentFor(update, cut, done);
      expect(outcome).toMatchObject({
        code: "BATCH",
        remaining: [update],
        failures: [{ key, item: update, error: cut }],
      });
      expect(requests).toHaveLength(1);
    },
  );

  test("W10: with a version, what it meets then is told to be its own doing", async () => {
    const User = userModel();
    const stored = {
      id: { S: "1" },
      email: { S: "new@example.com" },
      age: { N: "1" },
      status: { S: "active" },
      createdAt: { S: "1970-01-01T00:00:00.000Z" },
      updatedAt: { S: "1970-01-01T00:00:00.000Z" },
      version: { N: "4" },
    };
    const { execute, requests } = recordingExecutor(cut, new ConditionFailedError("no", { current: stored }));
    const users = repository(User, execute, { now: () => new Date(0) });
    const updated = users.batchUpdate([{ key, changes: { email: "new@example.com", version: 3 } }]);
    await jest.runAllTimersAsync();
    expect(await updated).toMatchObject([{ email: "new@example.com", version: 4 }]);
    expect(requests).toHaveLength(2);
  });

  test("W10: one that was throttled was not done: it is sent again, whatever it does", async () => {
    const [requests, outcome] = await sentFor({ key, update: counts }, throttled, throttled, done);
    expect(outcome).toEqual([{ id: "1", text: "new" }]);
    expect(requests).toHaveLength(3);
  });
});

describe("an update whose condition does not hold", () => {
  test.each<[string, Update]>([
    ["of its own", { key, changes: { text: "new" }, condition: (eb) => eb("text", "=", "old") }],
    ["of its builder", { key, update: (u) => is(u).condition("text", "=", "old") }],
  ])("W10: says which, without its values: one %s", async (_, update) => {
    const there = { id: { S: "1" }, text: { S: "other" } };
    const [, outcome] = await sentFor(update, new ConditionFailedError("no", { current: there }));
    expect(outcome).toMatchObject({
      failures: [
        { error: { message: expect.stringMatching(/does not hold for Note \{ id: "1" \}; it asks for text = …$/) } },
      ],
    });
  });
});

describe("an update that was done", () => {
  test("W10: of an item that does not fit the model is done all the same: that is what is thrown", async () => {
    const odd = { Attributes: { id: { S: "1" }, text: { N: "1" } } };
    const [requests, outcome] = await sentFor({ key, update: counts }, odd);
    expect(outcome).toMatchObject({
      code: "ITEM_MISMATCH",
      message: expect.stringContaining("the write itself was made"),
    });
    expect(requests).toHaveLength(1);
  });
});

describe("an update that cannot be", () => {
  const other = repository(Note, recordingExecutor().execute).updateBuilder({ id: "2" });
  const refusals: readonly (readonly [unknown, string])[] = [
    [5, "an update is { key, changes } or { key, update: (u) => … }, with or without condition, not the number 5"],
    [{ key }, 'one of "changes" and "update", and not both'],
    [{ key, changes: { text: "a" }, update: is }, 'one of "changes" and "update", and not both'],
    [{ key, changes: { text: "a" }, version: 3 }, 'it has no "version"'],
    [{ key, update: "u" }, 'the "update" of an update is a function, not the string "u"'],
    [{ key, changes: {}, condition: 1 }, 'the "condition" of an update is a function, not the number 1'],
    [
      { key, update: () => {} },
      'the function "update" gives the builder after its steps, (u) => u.set(…).add(…), not nothing',
    ],
    [{ key, update: () => other.increment("count") }, 'the function "update" gave another builder, of model "Note"'],
    [{ key, update: (u: UpdateBuilder<typeof Note>) => u }, "no step was made that changes anything"],
    [{ key, update: async (u: UpdateBuilder<typeof Note>) => is(u) }, "it cannot be async"],
    [
      { key, update: (u: UpdateBuilder<typeof Note>) => is(u).returnValues("NONE") },
      "returnValues() means nothing to batchUpdate()",
    ],
    [{ key, changes: { txt: "a" } }, "txt"],
    [{ key: { id: 1 }, changes: { text: "a" } }, "id"],
    [{ changes: { text: "a" } }, "expected an object with id"],
  ];

  test.each(refusals)("W10: %j is refused with its place, before anything is sent", async (update, words) => {
    const { execute, requests } = recordingExecutor();
    const error = await failureOf(repository(Note, execute).batchUpdate(given(update)));
    expect(error).toMatchObject({ message: expect.stringMatching(/^batchUpdate, at 1: /) });
    expect((error as Error).message).toContain(words);
    expect(requests).toEqual([]);
  });
});
