import { getEventListeners, once } from "node:events";
import { type CallOptions, type Executor, runCall, sleep } from "@dynamorm/core";
import { expect, jest, test } from "@jest/globals";
import { putUser } from "../../test/failure-of.ts";
import { untyped } from "../../test/untyped.ts";
import { composeMiddleware } from "./compose-middleware.ts";
import { endOnAbort } from "./end-on-abort.ts";
import { logRequests } from "./log-requests.ts";

const answers: Executor = async () => ({});
const hangs: Executor = () => new Promise(() => {});
const fails: Executor = () => Promise.reject(new Error("failed"));

test("without a signal the request passes", async () => {
  expect(await endOnAbort(answers)(putUser)).toEqual({});
  expect(await endOnAbort(answers)(putUser, { signal: undefined })).toEqual({});
});

test("nothing is sent when the signal has aborted already", async () => {
  let sent = 0;
  const counts: Executor = async () => {
    sent += 1;
    return {};
  };
  const reason = new Error("gone");
  await expect(endOnAbort(counts)(putUser, { signal: AbortSignal.abort(reason) })).rejects.toMatchObject({
    code: "ABORTED",
    cause: reason,
    message: `PutItem on table "users" (model User): the call's signal ended it before it was sent.`,
  });
  expect(sent).toBe(0);
});

test("a call ends at once, even where what is below does not look at the signal", async () => {
  const controller = new AbortController();
  const call = endOnAbort(hangs)(putUser, { signal: controller.signal });
  controller.abort("enough");
  await expect(call).rejects.toMatchObject({ code: "ABORTED", cause: "enough" });
});

test("what comes afterwards is nobody's", async () => {
  const controller = new AbortController();
  // An unhandled rejection would end the process.
  const failsLate: Executor = async () => {
    await once(controller.signal, "abort");
    throw new Error("late");
  };
  const call = endOnAbort(failsLate)(putUser, { signal: controller.signal });
  controller.abort();
  await expect(call).rejects.toMatchObject({ code: "ABORTED" });
  await new Promise((resolve) => setTimeout(resolve, 5));
});

test("Q17: one signal for both is passed on, and nothing is left when the call has ended", async () => {
  const controller = new AbortController();
  let passed: CallOptions | undefined;
  const looks: Executor = async (_, options) => {
    passed = options;
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    return {};
  };
  await endOnAbort(looks)(putUser, { signal: controller.signal, timeoutMs: 60_000 });
  expect(passed).toEqual({ signal: expect.any(AbortSignal) });
  await expect(endOnAbort(fails)(putUser, { signal: controller.signal })).rejects.toThrow("failed");
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  // What has ended is not ended again.
  controller.abort();
  expect(passed?.signal?.aborted).toBe(false);
});

test("Q17: what is below is told of the abort", async () => {
  const controller = new AbortController();
  let passed: AbortSignal | undefined;
  const looks: Executor = (_, options) => {
    passed = options?.signal;
    return new Promise(() => {});
  };
  const call = endOnAbort(looks)(putUser, { signal: controller.signal });
  controller.abort("enough");
  expect(passed?.aborted).toBe(true);
  await expect(call).rejects.toBe(passed?.reason);
});

test("Q17: a request ends after its timeoutMs, and leaves no timer", async () => {
  jest.useFakeTimers();
  try {
    const call = endOnAbort(hangs)(putUser, { timeoutMs: 500 }).catch((error: unknown) => error);
    jest.advanceTimersByTime(500);
    expect(await call).toMatchObject({
      name: "TimeoutError",
      code: "TIMEOUT",
      operation: "PutItem",
      message:
        'PutItem on table "users" (model User): ended after 500 ms, its timeoutMs. Whether it was done is not known.',
    });
    await endOnAbort(answers)(putUser, { timeoutMs: 500 });
    expect(jest.getTimerCount()).toBe(0);
  } finally {
    jest.useRealTimers();
  }
});

test("Q17: around other middleware and within it, the error is made once", async () => {
  const execute = composeMiddleware(hangs, [endOnAbort, logRequests({ log: () => {} }), endOnAbort]);
  const error = await runCall("get", { model: "User", table: "users" }, { timeoutMs: 5 }, (call) =>
    execute(putUser, call),
  ).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: "TIMEOUT",
    message:
      'get of model "User": ended after 5 ms, its timeoutMs. PutItem on table "users" (model User) was under way. Whether it was done is not known.',
  });
});

test("Q17: nothing is sent of a call that has ended", async () => {
  const sent = jest.fn(answers);
  const error = await runCall("get", { model: "User", table: "users" }, { timeoutMs: 5 }, async ({ signal }) => {
    await sleep(60_000, signal).catch(() => {});
    return endOnAbort(sent)(putUser, { signal });
  }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    message:
      'get of model "User": ended after 5 ms, its timeoutMs. PutItem on table "users" (model User) was not sent.',
  });
  expect(sent).not.toHaveBeenCalled();
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, "5", null])("Q17: %p is no timeoutMs", async (timeoutMs) => {
  await expect(endOnAbort(answers)(putUser, { timeoutMs: untyped(timeoutMs) })).rejects.toMatchObject({
    code: "INVALID_OPTION",
    message: expect.stringMatching(/^the option "timeoutMs" takes a number of milliseconds, .+ not .+; leave it out /),
  });
});

test.each([5, "signal", {}, null, new AbortController()])("%p is no signal", async (signal) => {
  await expect(endOnAbort(answers)(putUser, { signal: untyped(signal) })).rejects.toMatchObject({
    code: "INVALID_OPTION",
    message: expect.stringMatching(/^the option "signal" takes an AbortSignal, not .+; give e\.g\. /),
  });
});
