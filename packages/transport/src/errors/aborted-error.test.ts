import { AbortedError, type DynamoDBRequest, ThrottledError, TimeoutError } from "@dynamorm/core";
import { describe, expect, test } from "@jest/globals";
import { getUser, putUser } from "../../test/failure-of.ts";
import { abortedError, endedErrors, type RequestState } from "./aborted-error.ts";

test("the reason is the cause, and not in the message", () => {
  const reason = new Error("secret");
  const error = abortedError(putUser, reason);
  expect(error).toMatchObject({ code: "ABORTED", operation: "PutItem", model: "User", table: "users", cause: reason });
  expect(error.message).toBe(
    `PutItem on table "users" (model User): the call's signal ended it. Whether it was done is not known.`,
  );
});

test("a read changes nothing, done or not", () => {
  expect(abortedError(getUser, undefined).message).toBe(`GetItem on table "users": the call's signal ended it.`);
});

test("what was not sent was not done", () => {
  expect(abortedError(putUser, undefined, "not sent").message).toBe(
    `PutItem on table "users" (model User): the call's signal ended it before it was sent.`,
  );
});

test("a time that is up is told", () => {
  const reason = new DOMException("The operation was aborted due to timeout", "TimeoutError");
  expect(abortedError(getUser, reason).message).toBe(
    `GetItem on table "users": the call's signal ended it: its time was up.`,
  );
});

function ended(request: DynamoDBRequest, state: RequestState, error: Error): Error | undefined {
  return endedErrors(request, () => state).outer?.(error);
}

describe("a request that is a part of a call", () => {
  const outer = new TimeoutError('all of model "User": ended after 500 ms, its timeoutMs', { model: "User" });

  test.each<[DynamoDBRequest, RequestState, string]>([
    [putUser, "under way", 'PutItem on table "users" (model User) was under way. Whether it was done is not known.'],
    [putUser, "not sent", 'PutItem on table "users" (model User) was not sent.'],
    [getUser, "under way", 'GetItem on table "users" was under way.'],
  ])("Q17: the call's time is over: %j, %s", (request, state, words) => {
    const error = ended(request, state, outer);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({
      operation: request.operation,
      table: "users",
      message: `${outer.message}. ${words}`,
    });
  });

  test("Q17: the call's signal has aborted: the reason is the cause here too", () => {
    const error = ended(putUser, "under way", new AbortedError('all of model "User": …', { cause: "enough" }));
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ cause: "enough", operation: "PutItem" });
  });

  test("Q17: what knows its request already, and errors of others, pass", () => {
    const errors = [
      new TimeoutError("GetItem …", { operation: "GetItem" }),
      new ThrottledError("…", {}),
      new Error("…"),
    ];
    for (const error of errors) expect(ended(putUser, "under way", error)).toBe(error);
  });
});
