import { expect, test } from "@jest/globals";
import { getUser, putUser } from "../../test/failure-of.ts";
import { abortedError } from "./aborted-error.ts";

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
  expect(abortedError(putUser, undefined, "before it was sent").message).toBe(
    `PutItem on table "users" (model User): the call's signal ended it before it was sent.`,
  );
});

test("a time that is up is told", () => {
  const reason = new DOMException("The operation was aborted due to timeout", "TimeoutError");
  expect(abortedError(getUser, reason).message).toBe(
    `GetItem on table "users": the call's signal ended it: its time was up.`,
  );
});
