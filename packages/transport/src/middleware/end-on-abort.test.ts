import { getEventListeners, once } from "node:events";
import type { Executor } from "@dynamorm/core";
import { expect, test } from "@jest/globals";
import { putUser } from "../../test/failure-of.ts";
import { untyped } from "../../test/untyped.ts";
import { endOnAbort } from "./end-on-abort.ts";

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

test("the signal is passed on, and let go of when the call has ended", async () => {
  const { signal } = new AbortController();
  let passed: AbortSignal | undefined;
  const looks: Executor = async (_, options) => {
    passed = options?.signal;
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    return {};
  };
  await endOnAbort(looks)(putUser, { signal });
  expect(passed).toBe(signal);
  await expect(endOnAbort(fails)(putUser, { signal })).rejects.toThrow("failed");
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

test.each([5, "signal", {}, null, new AbortController()])("%p is no signal", async (signal) => {
  await expect(endOnAbort(answers)(putUser, { signal: untyped(signal) })).rejects.toMatchObject({
    code: "INVALID_OPTION",
    message: expect.stringMatching(/^the option "signal" takes an AbortSignal, not .+; give e\.g\. /),
  });
});
