import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { ConditionFailedError, ConnectionError, type DynamoDBRequest, type Executor } from "@dynamorm/core";
import { deferredExecutor, settled } from "../../test/fixtures/deferred-executor.ts";
import { recordingExecutor } from "../../test/fixtures/recording-executor.ts";
import { idempotency, idempotencyModel, type IdempotencyOptions } from "../index.ts";

const now = new Date("2026-03-01T12:00:00.000Z");
const Once = idempotencyModel({ table: "idempotency" });
const unreachable = new ConnectionError("the connection broke", { operation: "PutItem" });

/** A helper over an executor, by a clock that fake timers move. */
function onceOver(execute: Executor, options: IdempotencyOptions = {}) {
  return idempotency(Once, execute, options);
}

function inputsOf(requests: readonly DynamoDBRequest[]): readonly unknown[] {
  return requests.map(({ operation, input }) => ({ operation, ...input }));
}

/** Work that ends when the test says so. */
function heldWork() {
  let settle: ((result: string) => void) | undefined;
  const result = new Promise<string>((resolve) => (settle = resolve));
  const signals: AbortSignal[] = [];
  const run = ({ signal }: { readonly signal: AbortSignal }): Promise<string> => {
    signals.push(signal);
    return result;
  };
  return { run, signals, finish: (given: string) => settle?.(given) };
}

beforeEach(() => {
  jest.useFakeTimers({ now, doNotFake: ["setImmediate", "nextTick", "queueMicrotask"] });
});
afterEach(() => {
  jest.useRealTimers();
});

describe("W13: requests", () => {
  test("W13: a mark where there is none, and the result in its place", async () => {
    const { execute, requests } = recordingExecutor();
    expect(await onceOver(execute).run("r1", () => ({ paid: true }), { input: { amount: 5 } })).toEqual({ paid: true });
    const owner = (requests[0] as DynamoDBRequest<"PutItem">).input.Item["owner"];
    // SHA-256 of {"amount":5}
    const fingerprint = { S: "7e84cbf0f7a7c92c037058665d66152f8eb8580ab2534e52c877bccceb9cc7bf" };
    const lockedUntil = { N: String(now.getTime() + 30_000) };
    const day = 24 * 3600;
    expect(inputsOf(requests)).toEqual([
      {
        operation: "PutItem",
        TableName: "idempotency",
        Item: {
          key: { S: "r1" },
          status: { S: "inProgress" },
          owner: { S: expect.stringMatching(/^[\da-f-]{36}$/) },
          lockedUntil,
          expires: { N: String(now.getTime() / 1000 + 30 + day) },
          fingerprint,
        },
        ConditionExpression: "attribute_not_exists(#n0)",
        ExpressionAttributeNames: { "#n0": "key" },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
      {
        operation: "PutItem",
        TableName: "idempotency",
        Item: {
          key: { S: "r1" },
          status: { S: "completed" },
          owner,
          lockedUntil,
          expires: { N: String(now.getTime() / 1000 + day) },
          fingerprint,
          result: { S: '{"paid":true}' },
        },
        ConditionExpression: "attribute_not_exists(#n0) OR #n0 = :v0",
        ExpressionAttributeNames: { "#n0": "owner" },
        ExpressionAttributeValues: { ":v0": owner },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    ]);
  });

  test("W13: what is over is replaced only as it was seen", async () => {
    const over = {
      key: { S: "r1" },
      status: { S: "inProgress" },
      owner: { S: "crashed" },
      lockedUntil: { N: String(now.getTime()) },
      expires: { N: String(now.getTime() / 1000 + 60) },
    };
    const { execute, requests } = recordingExecutor(new ConditionFailedError("no", { current: over }));
    expect(await onceOver(execute).run("r1", () => 1)).toBe(1);
    expect(requests).toHaveLength(3);
    expect(requests[1]?.input).toMatchObject({
      ConditionExpression: "#n0 = :v0 AND #n1 = :v1 AND #n2 = :v2",
      ExpressionAttributeNames: { "#n0": "owner", "#n1": "lockedUntil", "#n2": "status" },
      ExpressionAttributeValues: { ":v0": over.owner, ":v1": over.lockedUntil, ":v2": over.status },
    });
  });
});

describe("W13: while work is under way", () => {
  test("W13: its lock is prolonged each third of its time, and nothing is left when it ends", async () => {
    const { execute, requests } = recordingExecutor();
    const { run, finish } = heldWork();
    const running = onceOver(execute, { lockedForMs: 30_000 }).run("r1", run);
    await settled();
    await jest.advanceTimersByTimeAsync(9_999);
    expect(requests).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    await settled();
    expect(requests).toHaveLength(2);
    expect(requests[1]).toMatchObject({
      operation: "UpdateItem",
      input: {
        ConditionExpression: "attribute_exists(#n0) AND #n1 = :v0 AND #n2 = :v1",
        UpdateExpression: "SET #n3 = :v2, #n4 = :v3",
        ExpressionAttributeNames: {
          "#n0": "key",
          "#n1": "owner",
          "#n2": "status",
          "#n3": "lockedUntil",
          "#n4": "expires",
        },
        ExpressionAttributeValues: {
          ":v1": { S: "inProgress" },
          ":v2": { N: String(now.getTime() + 40_000) },
          ":v3": { N: String(now.getTime() / 1000 + 40 + 24 * 3600) },
        },
      },
    });
    await jest.advanceTimersByTimeAsync(20_000);
    await settled();
    expect(requests).toHaveLength(4);
    finish("done");
    expect(await running).toBe("done");
    expect(jest.getTimerCount()).toBe(0);
    expect(requests).toHaveLength(5);
  });

  test("W13: two attempts to prolong it may fail; when the third does, the work is told", async () => {
    const { execute, requests } = recordingExecutor({}, unreachable, unreachable, unreachable);
    const { run, signals, finish } = heldWork();
    const running = onceOver(execute, { lockedForMs: 3000 }).run("r1", run);
    await settled();
    for (let third = 1; third <= 2; third++) {
      await jest.advanceTimersByTimeAsync(1000);
      await settled();
    }
    expect([signals[0]?.aborted, requests.length]).toEqual([false, 3]);
    await jest.advanceTimersByTimeAsync(1000);
    await settled();
    expect(signals[0]?.reason).toMatchObject({
      code: "ABORTED",
      message: 'run of model "Idempotency": the lock of key "r1" is lost: it could not be prolonged in time',
    });
    // Nobody took the key meanwhile: the result is kept.
    finish("done");
    expect(await running).toBe("done");
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe("W13: when the table cannot be reached", () => {
  test("W13: a result is sent again", async () => {
    const { execute, requests } = recordingExecutor({}, unreachable, unreachable);
    const running = onceOver(execute).run("r1", () => "paid");
    await settled();
    await jest.advanceTimersByTimeAsync(1000);
    expect(await running).toBe("paid");
    expect(requests).toHaveLength(4);
  });

  test("W13: a result that is not kept after that comes in the error", async () => {
    const { execute, requests } = recordingExecutor({}, unreachable, unreachable, unreachable);
    const running = onceOver(execute).run("r1", () => ({ card: "4242" }));
    const error = running.catch((thrown: unknown) => thrown);
    await settled();
    await jest.advanceTimersByTimeAsync(1000);
    expect(await error).toMatchObject({
      name: "IdempotencyResultLostError",
      code: "IDEMPOTENCY_RESULT_LOST",
      retryable: false,
      model: "Idempotency",
      table: "idempotency",
      key: { key: "r1" },
      result: { card: "4242" },
      cause: unreachable,
      message:
        'run of model "Idempotency": the work of key "r1" was done, and its result, which is in this error, could not be kept: the connection broke. When its lock has ended, another run of the key does the work again',
    });
    expect(JSON.stringify(await error)).not.toContain("4242");
    expect(requests).toHaveLength(4);
    expect(jest.getTimerCount()).toBe(0);
  });

  test("W13: failed work throws its own error, whatever becomes of its mark", async () => {
    const { execute, requests } = recordingExecutor({}, unreachable);
    const failure = new Error("refused");
    await expect(onceOver(execute).run("r1", () => Promise.reject(failure))).rejects.toBe(failure);
    expect(requests.map(({ operation }) => operation)).toEqual(["PutItem", "DeleteItem"]);
  });

  test("W13: a mark whose answer was lost, and that was sent again, is the run's own", async () => {
    const { execute: answer, requests } = recordingExecutor();
    let isLost = true;
    const execute: Executor = (request, options) => {
      const { input } = request as DynamoDBRequest<"PutItem">;
      if (!isLost) return answer(request, options);
      isLost = false;
      return Promise.reject(new ConditionFailedError("it is there", { current: input.Item, attempts: 2 }));
    };
    expect(await onceOver(execute).run("r1", () => "paid")).toBe("paid");
    expect(requests.map(({ operation }) => operation)).toEqual(["PutItem"]);
  });

  test("W13: nothing is run without a mark", async () => {
    const { execute } = recordingExecutor(unreachable);
    const { run, signals } = heldWork();
    await expect(onceOver(execute).run("r1", run)).rejects.toBe(unreachable);
    expect(signals).toEqual([]);
  });
});

describe("W13: a caller that is gone", () => {
  test("W13: before anything was sent", async () => {
    const { execute, requests } = recordingExecutor();
    const running = onceOver(execute).run("r1", () => 1, { signal: AbortSignal.abort("enough") });
    await expect(running).rejects.toMatchObject({ code: "ABORTED", cause: "enough" });
    expect(requests).toEqual([]);
  });

  test("W13: while the key is marked, by an executor that does not look at signals: nothing is run when it answers", async () => {
    const { execute, requests, answer } = deferredExecutor();
    const { run, signals } = heldWork();
    const controller = new AbortController();
    const error = onceOver(execute)
      .run("r1", run, { signal: controller.signal })
      .catch((thrown: unknown) => thrown);
    await settled();
    controller.abort();
    await jest.advanceTimersByTimeAsync(1);
    expect(await error).toMatchObject({ code: "ABORTED" });
    await answer(0, {});
    expect([signals, requests.length, jest.getTimerCount()]).toEqual([[], 1, 0]);
  });

  test("W13: in the moment in which the key was marked: the mark is taken back, and nothing is run", async () => {
    const { execute, requests, answer } = deferredExecutor();
    const { run, signals } = heldWork();
    const controller = new AbortController();
    const error = onceOver(execute)
      .run("r1", run, { signal: controller.signal })
      .catch((thrown: unknown) => thrown);
    await settled();
    controller.abort();
    await answer(0, {});
    expect(requests.map(({ operation }) => operation)).toEqual(["PutItem", "DeleteItem"]);
    await answer(1, {});
    expect(await error).toMatchObject({ code: "ABORTED" });
    expect([signals, jest.getTimerCount()]).toEqual([[], 0]);
  });
});
