import { AccessDeniedError, BatchError, ThrottledError } from "@dynamorm/core";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { failureOf, Note, noteOf, upTo } from "../../test/fixtures/batch-models.ts";
import { type WriteExecutor, writeExecutor } from "../../test/fixtures/write-executor.ts";
import { repository } from "../repository.ts";
import type { BatchOptions } from "./batch-options.ts";

const throttled = new ThrottledError("slow down", {});
const notesOf = ({ execute }: Pick<WriteExecutor, "execute">) => repository(Note, execute);

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

describe("the end of a call", () => {
  test("W10: by its time has what was not done by then, to be given again", async () => {
    const { execute } = writeExecutor();
    const stalling = writeExecutor();
    const notes = repository(Note, (request, options) =>
      stalling.requests.push(request) > 2 ? new Promise(() => {}) : execute(request, options),
    );
    const failure = failureOf(notes.batchPut(upTo(100).map(noteOf), { timeoutMs: 1000, concurrency: 1 }));
    await jest.advanceTimersByTimeAsync(1000);
    const timedOut = { code: "TIMEOUT", message: 'batchPut of model "Note": ended after 1000 ms, its timeoutMs' };
    const error = await failure;
    expect(error).toMatchObject({
      code: "BATCH",
      done: 50,
      total: 100,
      remaining: upTo(100).slice(50).map(noteOf),
      cause: timedOut,
      retryable: true,
    });
    expect((error as BatchError).failures[0]).toMatchObject({ index: 50, error: timedOut });
    expect(jest.getTimerCount()).toBe(0);
  });

  test("W10: by its signal too, while it waits to try again, and where requests were single ones", async () => {
    const controller = new AbortController();
    const executor = writeExecutor(() => throttled);
    const put = failureOf(notesOf(executor).batchPut(upTo(50).map(noteOf), { signal: controller.signal }));
    const created = failureOf(notesOf(executor).batchCreate(upTo(50).map(noteOf), { signal: controller.signal }));
    await jest.advanceTimersByTimeAsync(0);
    controller.abort("enough");
    for (const failure of [put, created]) {
      expect(await failure).toMatchObject({
        code: "BATCH",
        done: 0,
        remaining: upTo(50).map(noteOf),
        cause: { code: "ABORTED", cause: "enough" },
      });
    }
    expect(jest.getTimerCount()).toBe(0);
  });

  test("W10: before anything was sent is an AbortedError: nothing was done", async () => {
    const { execute, requests } = writeExecutor();
    const failure = repository(Note, execute).batchPut([noteOf(0)], { signal: AbortSignal.abort("enough") });
    await expect(failure).rejects.toMatchObject({ code: "ABORTED", cause: "enough" });
    expect(requests).toEqual([]);
  });

  test("W10: comes also while a million items are looked at", async () => {
    jest.useRealTimers();
    const { execute, requests } = writeExecutor();
    const start = performance.now();
    const failure = repository(Note, execute).batchPut(upTo(1_000_000).map(noteOf), { timeoutMs: 30 });
    await expect(failure).rejects.toMatchObject({ code: "TIMEOUT" });
    expect(performance.now() - start).toBeLessThan(5000);
    expect(requests).toEqual([]);
  });
});

describe("progress", () => {
  test("W10: is told in order, up to all, and what failed is counted", async () => {
    const told: unknown[] = [];
    const executor = writeExecutor((_, number) => (number === 1 ? new AccessDeniedError("no", {}) : undefined));
    await putFailure(executor, 60, { concurrency: 1, onProgress: (progress) => void told.push(progress) });
    expect(told).toEqual([
      { done: 25, failed: 0, total: 60 },
      { done: 25, failed: 25, total: 60 },
      { done: 35, failed: 25, total: 60 },
    ]);
  });

  test("W10: one that throws ends the batch: its error is the cause, and what was not done by then is there", async () => {
    const tired = new Error("tired");
    for (const onProgress of [
      () => Promise.reject(tired),
      () => {
        throw tired;
      },
    ]) {
      const executor = writeExecutor();
      const error = await putFailure(executor, 60, { concurrency: 1, onProgress });
      expect(error).toMatchObject({ done: 25, remaining: upTo(60).slice(25).map(noteOf), cause: tired });
      expect(error.failures[0]?.error).toMatchObject({ code: "ABORTED", cause: tired });
      expect(executor.requests).toHaveLength(1);
    }
  });

  test("W10: one that throws when all is done is what the call throws", async () => {
    const tired = new Error("tired");
    const put = notesOf(writeExecutor()).batchPut([noteOf(0)], { onProgress: () => Promise.reject(tired) });
    await expect(put).rejects.toBe(tired);
  });

  test("W10: is never told after the end", async () => {
    const controller = new AbortController();
    let told = 0;
    const notes = notesOf(writeExecutor());
    const failure = failureOf(
      notes.batchPut(upTo(400).map(noteOf), {
        signal: controller.signal,
        onProgress: () => {
          told++;
          controller.abort();
        },
      }),
    );
    expect(await failure).toMatchObject({ code: "BATCH" });
    const atTheEnd = told;
    await jest.runAllTimersAsync();
    expect(told).toBe(atTheEnd);
  });
});
