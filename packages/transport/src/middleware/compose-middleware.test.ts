import type { Executor, Middleware } from "@dynamorm/core";
import { expect, test } from "@jest/globals";
import { getUser } from "../../test/failure-of.ts";
import { untyped } from "../../test/untyped.ts";
import { composeMiddleware } from "./compose-middleware.ts";

const answers: Executor = async () => ({});

test("the first sees the request first and the answer last", async () => {
  const seen: string[] = [];
  const note =
    (name: string): Middleware =>
    (next) =>
    async (request, options) => {
      seen.push(`${name} →`);
      const output = await next(request, options);
      seen.push(`← ${name}`);
      return output;
    };
  await composeMiddleware(answers, [note("a"), note("b"), note("c")])(getUser);
  expect(seen).toEqual(["a →", "b →", "c →", "← c", "← b", "← a"]);
});

test("each is set up once, however many requests there are", async () => {
  let times = 0;
  const execute = composeMiddleware(answers, [
    (next) => {
      times += 1;
      return next;
    },
  ]);
  await execute(getUser);
  await execute(getUser);
  expect(times).toBe(1);
});

test("an empty list gives the executor itself", () => {
  expect(composeMiddleware(answers, [])).toBe(answers);
});

test("a middleware can answer by itself, and change request and options", async () => {
  const signal = AbortSignal.timeout(60_000);
  const seen: unknown[] = [];
  const records: Executor = async (...given) => {
    seen.push(given);
    return {};
  };
  const renames: Middleware = (next) => (request) => next({ ...request, model: "Renamed" }, { signal });
  await composeMiddleware(records, [renames])(getUser);
  expect(seen).toEqual([[{ ...getUser, model: "Renamed" }, { signal }]]);
});

test.each<[string, () => unknown, string]>([
  [
    "an executor that is none",
    () => composeMiddleware(untyped(undefined), []),
    "composeMiddleware takes an executor first, e.g. sdkExecutor(client), not nothing",
  ],
  [
    "a list that is none",
    () =>
      composeMiddleware(
        answers,
        untyped((next: Executor) => next),
      ),
    "middleware is a list of functions, not a function",
  ],
  [
    "something that is no function",
    () => composeMiddleware(answers, [(next) => next, untyped("logging")]),
    `middleware[1] is the string "logging"; a middleware is a function (next) => (request, options) => …`,
  ],
  [
    "a middleware that forgets to return",
    () => composeMiddleware(answers, [untyped(() => undefined), (next) => next]),
    "middleware[0] gave nothing instead of an executor; a middleware is a function (next) => (request, options) => …",
  ],
])("%s is refused", (_, call, message) => {
  expect(call).toThrow(expect.objectContaining({ code: "INVALID_OPTION", message }));
});

test("none is set up when one is wrong", () => {
  let times = 0;
  const counts: Middleware = (next) => {
    times += 1;
    return next;
  };
  expect(() => composeMiddleware(answers, [untyped(5), counts])).toThrow("middleware[0]");
  expect(times).toBe(0);
});
