import {
  AccessDeniedError,
  BatchError,
  ConditionFailedError,
  ConnectionError,
  type DynamoDBRequest,
  RequestRejectedError,
  ThrottledError,
} from "@dynamorm/core";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { failureOf, Note, noteOf, Stamped, upTo } from "../../test/fixtures/batch-models.ts";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { type WriteExecutor, writeExecutor, writesOf } from "../../test/fixtures/write-executor.ts";
import { repository } from "../repository.ts";
import type { BatchOptions } from "./batch-options.ts";

const throttled = new ThrottledError("slow down", {});
const cut = new ConnectionError("the line is dead", {});
const wrong = new RequestRejectedError("an item is wrong", {});
const sizesOf = (requests: readonly DynamoDBRequest[]): (number | undefined)[] =>
  requests.map((request) => writesOf(request)["notes"]?.length);
const notesOf = ({ execute }: Pick<WriteExecutor, "execute">) => repository(Note, execute);

/** Whether a request has an item with this id. */
const isOf = (id: string, { input }: DynamoDBRequest): boolean => JSON.stringify(input).includes(`"${id}"`);
const itemOf = (id: string, text: object = { S: "t" }) => ({ id: { S: id }, text });
const taken = (): Error => new ConditionFailedError("no", { current: itemOf("n1", { S: "text 1" }) });

/** What a batch of so many puts is rejected with. */
async function putFailure(executor: WriteExecutor, count: number, options: BatchOptions = {}): Promise<BatchError> {
  const failure = failureOf(notesOf(executor).batchPut(upTo(count).map(noteOf), options));
  await jest.runAllTimersAsync();
  const error = await failure;
  if (error instanceof BatchError) return error;
  throw new Error("no BatchError", { cause: error });
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe("what is left unprocessed is sent again", () => {
  test("W10: until all of it is done, after waits", async () => {
    const executor = writeExecutor(() => ({ most: 10 }));
    const put = notesOf(executor).batchPut(upTo(25).map(noteOf));
    await jest.runAllTimersAsync();
    expect(await put).toEqual(upTo(25).map(noteOf));
    expect(sizesOf(executor.requests)).toEqual([25, 15, 5]);
    expect(executor.written).toHaveLength(25);
  });

  test.each([throttled, cut])("W10: so is all of a request that fails for a while: $name", async (error) => {
    const executor = writeExecutor((_, number) => (number < 3 ? error : undefined));
    const put = notesOf(executor).batchPut(upTo(25).map(noteOf));
    await jest.runAllTimersAsync();
    expect(await put).toHaveLength(25);
    expect(executor.requests).toHaveLength(4);
  });

  test("W10: ten times without a single one, and not for ever: the error has exactly these", async () => {
    const executor = writeExecutor((_, number) => ({ most: number === 0 ? 20 : 0 }));
    const error = await putFailure(executor, 25);
    expect(sizesOf(executor.requests)).toEqual([25, ...Array(10).fill(5)]);
    expect(error).toMatchObject({
      code: "BATCH",
      retryable: true,
      model: "Note",
      table: "notes",
      done: 20,
      total: 25,
      remaining: [20, 21, 22, 23, 24].map(noteOf),
      results: [...upTo(20).map(noteOf), ...Array<undefined>(5).fill(undefined)],
      message: expect.stringMatching(
        /^Model "Note": 5 of 25 items were not written: id "n20", id "n21", id "n22" and 2 more; all failed with THROTTLED, the first: Model "Note": DynamoDB left 5 items of a batch unprocessed 10 times in a row; /,
      ),
    });
    expect(error.failures[0]).toMatchObject({
      index: 20,
      model: "Note",
      kind: "put",
      key: { id: "n20" },
      item: noteOf(20),
      error: { code: "THROTTLED" },
    });
  });

  test("W10: once all has failed for so long, each other request is tried once: 1,000 requests to a dead table end soon", async () => {
    const executor = writeExecutor(() => throttled);
    const error = await putFailure(executor, 25_000);
    expect(error.failures).toHaveLength(25_000);
    expect(executor.requests.length).toBeGreaterThanOrEqual(1000);
    expect(executor.requests.length).toBeLessThanOrEqual(1000 + 8 * 9);
  });

  test("W10: one partition that takes nothing does not stop the others, before and after it has failed", async () => {
    const executor = writeExecutor((request) => (isOf("n0", request) ? { most: 0 } : { most: 24 }));
    const error = await putFailure(executor, 500, { concurrency: 2 });
    expect(error.done).toBeGreaterThanOrEqual(475);
    expect(error.remaining).toContainEqual(noteOf(0));
  });

  test.each([
    ["no list of unprocessed items", { UnprocessedItems: { notes: "all" } }],
    ["a write that was not asked for", { UnprocessedItems: { notes: [null] } }],
    ["a write that was not asked for", { UnprocessedItems: { notes: [{ PutRequest: { Item: { id: { S: "x" } } } }] } }],
  ])("W10: an answer with %s is told of", async (what, answer) => {
    const error = await failureOf(notesOf(recordingExecutor(answer)).batchPut([noteOf(0)]));
    const message = `the executor, or a middleware, answered BatchWriteItem of model "Note" with ${what}: a middleware returns what next() gives`;
    expect(error).toMatchObject({ failures: [{ error: { code: "INVALID_OPTION", message } }] });
  });
});

describe("what is refused for good", () => {
  test("W10: has failed at once, and stops nothing else", async () => {
    const denied = new AccessDeniedError("no", {});
    const executor = writeExecutor((_, number) => (number === 0 ? denied : undefined));
    const error = await putFailure(executor, 60);
    expect(error).toMatchObject({ done: 35, total: 60, retryable: false, remaining: upTo(25).map(noteOf) });
    expect(error.failures.every((failure) => failure.error === denied)).toBe(true);
    expect(executor.requests).toHaveLength(3);
  });

  test("W10: one item that is wrong has its request refused: the others are written by themselves, and that one is named", async () => {
    const executor = writeExecutor((request) => (isOf("n3", request) ? wrong : undefined));
    const error = await putFailure(executor, 5);
    expect(error).toMatchObject({ done: 4, failures: [{ index: 3, error: { code: "REQUEST_REJECTED" } }] });
    expect(executor.requests.map(({ operation }) => operation)).toEqual([
      "BatchWriteItem",
      ...Array(5).fill("PutItem"),
    ]);
  });
});

describe("batchCreate", () => {
  test("W10: those that are there already have failed, each with an ItemAlreadyExistsError", async () => {
    const executor = writeExecutor((request) => (isOf("n1", request) ? taken() : undefined));
    const error = await failureOf(notesOf(executor).batchCreate(upTo(3).map(noteOf)));
    expect(error).toMatchObject({
      done: 2,
      failures: [{ index: 1, kind: "create", error: { code: "ITEM_ALREADY_EXISTS", current: noteOf(1) } }],
      results: [noteOf(0), undefined, noteOf(2)],
    });
  });

  test("W10: what meets its own doing, after an answer was lost, is done: the moment of the write tells it", async () => {
    const now = new Date("2026-03-01T12:00:00.000Z");
    const made = { ...itemOf("n1", { S: "text 1" }), at: { S: now.toISOString() } };
    let attempts = 0;
    const { execute } = writeExecutor((request) =>
      isOf("n1", request) ? [cut, new ConditionFailedError("no", { current: made })][attempts++] : undefined,
    );
    const created = repository(Stamped, execute, { now: () => now }).batchCreate(upTo(3).map(noteOf));
    await jest.runAllTimersAsync();
    expect(await created).toEqual(upTo(3).map((index) => ({ ...noteOf(index), at: now })));
    expect(attempts).toBe(2);
  });

  test("W10: without a moment, an equal item may be another's: it is told of", async () => {
    let attempts = 0;
    const executor = writeExecutor((request) => (isOf("n1", request) ? [cut, taken()][attempts++] : undefined));
    const failure = failureOf(notesOf(executor).batchCreate(upTo(3).map(noteOf)));
    await jest.runAllTimersAsync();
    expect(await failure).toMatchObject({ failures: [{ index: 1, error: { code: "ITEM_ALREADY_EXISTS" } }] });
  });

  test("W10: a throttled one was not done before: what it meets then is another's", async () => {
    let attempts = 0;
    const executor = writeExecutor((request) => (isOf("n1", request) ? [throttled, taken()][attempts++] : undefined));
    const failure = failureOf(notesOf(executor).batchCreate(upTo(3).map(noteOf)));
    await jest.runAllTimersAsync();
    expect(await failure).toMatchObject({ failures: [{ index: 1, error: { code: "ITEM_ALREADY_EXISTS" } }] });
  });
});

describe("batchGet", () => {
  const keys = [{ id: "n0" }, { id: "n1" }, { id: "n2" }];

  test("W10: what stays unread is named, and what was read is there", async () => {
    const UnprocessedKeys = { notes: { Keys: [{ id: { S: "n1" } }] } };
    const answers = [{ Responses: { notes: [itemOf("n0"), itemOf("n2")] }, UnprocessedKeys }];
    const { execute } = recordingExecutor(...answers, ...upTo(10).map(() => ({ UnprocessedKeys })));
    const failure = failureOf(repository(Note, execute).batchGet(keys));
    await jest.runAllTimersAsync();
    expect(await failure).toMatchObject({
      code: "BATCH",
      done: 2,
      failures: [{ index: 1, kind: "get", key: { id: "n1" }, error: { code: "THROTTLED" } }],
      remaining: [{ id: "n1" }],
      results: [{ id: "n0", text: "t" }, undefined, { id: "n2", text: "t" }],
      message: expect.stringContaining("1 of 3 items was not read"),
    });
  });

  test("W10: an item that does not fit the model is one that was not read", async () => {
    const { execute } = recordingExecutor({ Responses: { notes: [itemOf("n0"), itemOf("n1", { N: "1" })] } });
    const failure = await failureOf(repository(Note, execute).batchGet(keys));
    expect(failure).toMatchObject({ done: 2, failures: [{ index: 1, error: { code: "ITEM_MISMATCH" } }] });
  });
});
