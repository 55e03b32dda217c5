import { expect, test } from "@jest/globals";
import type { BatchFailure } from "./batch-error.ts";
import { describeBatchFailures } from "./describe-batch-failures.ts";
import { ServiceUnavailableError, ThrottledError } from "./service-errors.ts";

const throttled = new ThrottledError("slow down", {});
const unavailable = new ServiceUnavailableError("it failed", {});

function failure(id: unknown, more: Partial<BatchFailure> = {}): BatchFailure {
  return { index: 0, model: "User", kind: "put", key: { id }, error: throttled, ...more };
}

const many = Array.from({ length: 1200 }, (_, n) => failure(`u${n}`));

test.each<[readonly BatchFailure[], number, string]>([
  [[failure("u1")], 1, 'Model "User": 1 of 1 item was not written: id "u1"; it failed with THROTTLED: slow down'],
  [
    [failure("u1"), failure("u2")],
    10,
    'Model "User": 2 of 10 items were not written: id "u1", id "u2"; all failed with THROTTLED, the first: slow down',
  ],
  [
    many,
    10_000,
    'Model "User": 1,200 of 10,000 items were not written: id "u0", id "u1", id "u2" and 1,197 more; all failed with THROTTLED, the first: slow down',
  ],
  [
    [failure("u1", { error: unavailable }), failure("u2"), failure("u3"), failure("u4")],
    10,
    'Model "User": 4 of 10 items were not written: id "u1", id "u2", id "u3" and 1 more; 3 of them failed with THROTTLED, the first: slow down',
  ],
  [
    [failure("u1", { kind: "delete" }), failure("u2", { kind: "delete" })],
    2,
    'Model "User": 2 of 2 items were not deleted: id "u1", id "u2"; all failed with THROTTLED, the first: slow down',
  ],
  [
    [failure("u1", { kind: "get" }), failure("u2", { kind: "get" })],
    3,
    'Model "User": 2 of 3 items were not read: id "u1", id "u2"; all failed with THROTTLED, the first: slow down',
  ],
  [
    [failure("u1"), failure(0, { model: "Order", key: { customer: "c1", number: 7n }, kind: "delete" })],
    2,
    'Models "User" and "Order": 2 of 2 items were not written: User id "u1", Order customer "c1" number 7; all failed with THROTTLED, the first: slow down',
  ],
])("W10: %#: counts, the first keys, and the reason that most have", (failures, total, message) => {
  expect(describeBatchFailures(failures, total)).toBe(message);
});

test.each([
  [new Date(0), "1970-01-01T00:00:00.000Z"],
  [new Date(Number.NaN), "an invalid Date"],
  [new Uint8Array([1]), "an instance of Uint8Array"],
  [1.5, "1.5"],
  ["x".repeat(50), `"${"x".repeat(40)}…"`],
  ['a "quote"\n', String.raw`"a \"quote\"\n"`],
])("W10: a key of %p", (value, text) => {
  expect(describeBatchFailures([failure(value)], 1)).toContain(`not written: id ${text}; `);
});

test("W10: what is no error of the library may hold anything: it is named, and not quoted", () => {
  expect(describeBatchFailures([failure("u1", { error: new TypeError("secret") })], 1)).toMatch(
    /; it failed with an unexpected TypeError$/,
  );
  expect(describeBatchFailures([failure("u1", { error: "secret" }), failure("u2", { error: "secret" })], 2)).toMatch(
    /; all failed with something that is no error$/,
  );
});
