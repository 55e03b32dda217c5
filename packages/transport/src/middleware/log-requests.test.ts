import type { DynamoDBRequest, Executor } from "@dynamorm/core";
import { afterEach, expect, jest, test } from "@jest/globals";
import { getUser, putUser } from "../../test/failure-of.ts";
import { thrownBy } from "../../test/thrown-by.ts";
import { untyped } from "../../test/untyped.ts";
import { logRequests, type RequestLogEntry } from "./log-requests.ts";

const output = { Attributes: { id: { S: "1" } } };
const answers: Executor = async () => output;
const slow: Executor = async () => {
  await new Promise((resolve) => setTimeout(resolve, 30));
  return {};
};
const failure = new Error("failed");
const fails: Executor = () => Promise.reject(failure);

afterEach(() => {
  jest.restoreAllMocks();
});

async function entryOf(executor: Executor, request: DynamoDBRequest): Promise<RequestLogEntry | undefined> {
  const entries: RequestLogEntry[] = [];
  const execute = logRequests({ log: (entry) => entries.push(entry) })(executor);
  await execute(request).catch(() => {});
  expect(entries).toHaveLength(1);
  return entries[0];
}

test("an answer", async () => {
  expect(await entryOf(answers, putUser)).toEqual({
    operation: "PutItem",
    model: "User",
    table: "users",
    durationMs: expect.any(Number),
    input: putUser.input,
    output,
  });
});

test("an error, of a request without a model", async () => {
  expect(await entryOf(fails, getUser)).toEqual({
    operation: "GetItem",
    table: "users",
    durationMs: expect.any(Number),
    input: getUser.input,
    error: failure,
  });
});

test("the duration is in milliseconds", async () => {
  const { durationMs = 0 } = (await entryOf(slow, getUser)) ?? {};
  expect(durationMs).toBeGreaterThan(25);
  expect(durationMs).toBeLessThan(5000);
});

test.each<[string, () => void]>([
  [
    "throws",
    () => {
      throw new Error("disk full");
    },
  ],
  ["rejects", () => Promise.reject(new Error("disk full"))],
  [
    "throws something odd",
    () => {
      throw Object.create(null);
    },
  ],
])("a log function that %s changes nothing, and is reported once", async (_, log) => {
  const warn = jest.spyOn(process, "emitWarning").mockImplementation(() => {});
  const middleware = logRequests({ log });
  expect(await middleware(answers)(putUser)).toBe(output);
  expect(await thrownBy(() => middleware(fails)(putUser))).toBe(failure);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(warn.mock.calls).toEqual([
    [expect.stringMatching(/^the log function of logRequests failed: (disk full|an object)$/), "DynamORMWarning"],
  ]);
});

test.each([undefined, {}, { log: "console" }])("%j is refused", (options) => {
  expect(() => logRequests(untyped(options))).toThrow(
    expect.objectContaining({
      code: "INVALID_OPTION",
      message: expect.stringMatching(/^logRequests takes \{ log \}, a function that is given each request; log is /),
    }),
  );
});
