import { inspect } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { BatchError, type BatchFailure } from "./batch-error.ts";
import { ItemAlreadyExistsError } from "./condition-errors.ts";
import { ThrottledError } from "./service-errors.ts";

const throttled: BatchFailure = {
  index: 3,
  model: "User",
  kind: "put",
  key: { id: "u3" },
  item: { id: "u3", password: "secret" },
  error: new ThrottledError("slow down", { cause: new Error("secret") }),
};
const taken: BatchFailure = {
  index: 5,
  model: "User",
  kind: "create",
  key: { id: "u5" },
  error: new ItemAlreadyExistsError("it is there", { current: { id: "u5", password: "secret" } }),
};

describe("a batch that was not done as a whole", () => {
  it("W10: has each write that was not done, and the numbers of those that were and that were given", () => {
    const failures = [throttled, taken];
    const error = new BatchError("no", { failures, done: 8, total: 10, model: "User" });
    expect(error).toMatchObject({ name: "BatchError", failures, done: 8, total: 10, model: "User" });
    expect(error.failures).toBe(failures);
  });

  it("W10: has what remains, as the same call takes it, and what the others gave; neither is printed", () => {
    const remaining = [{ id: "u3", password: "secret" }];
    const results = [{ id: "u2", password: "secret" }, undefined];
    const error = new BatchError("no", { failures: [taken], done: 1, total: 2, remaining, results });
    expect(error.remaining).toBe(remaining);
    expect(error.results).toBe(results);
    expect(Object.keys(error)).not.toEqual(expect.arrayContaining(["remaining"]));
    expect(inspect(error)).not.toContain("u2");
    expect(JSON.stringify(error)).not.toContain("secret");
  });

  it("W10: leaves items out of JSON, and of their errors all but code and message", () => {
    const stranger = { ...throttled, index: 7, error: new TypeError("secret") };
    const error = new BatchError("no", {
      failures: [throttled, taken, stranger, { ...taken, error: 5 }],
      done: 6,
      total: 10,
    });
    const json = JSON.stringify(error);
    expect(json).not.toContain("secret");
    expect(JSON.parse(json)).toEqual({
      name: "BatchError",
      message: "no",
      code: "BATCH",
      retryable: false,
      done: 6,
      total: 10,
      failures: [
        { index: 3, model: "User", kind: "put", key: { id: "u3" }, error: { code: "THROTTLED", message: "slow down" } },
        {
          index: 5,
          model: "User",
          kind: "create",
          key: { id: "u5" },
          error: { code: "ITEM_ALREADY_EXISTS", message: "it is there" },
        },
        { index: 7, model: "User", kind: "put", key: { id: "u3" }, error: { name: "TypeError" } },
        { index: 5, model: "User", kind: "create", key: { id: "u5" }, error: { name: "unknown" } },
      ],
    });
  });

  it.each<[boolean, BatchFailure[]]>([
    [true, [throttled]],
    [true, [throttled, throttled]],
    [false, [throttled, taken]],
    [false, [{ ...throttled, error: Object.assign(new Error("no"), { retryable: true }) }]],
    [false, []],
  ])("W10: is retryable where each of its failures is: %p", (retryable, failures) => {
    expect(new BatchError("no", { failures, done: 0, total: failures.length }).retryable).toBe(retryable);
  });
});
