import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { User } from "../../test/fixtures/set-up.ts";
import { retryUntil, type RetryUntilOptions } from "./read-after-write-retry.ts";

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Reads that give one item more each time. */
function growing() {
  const reads: number[][] = [];
  const read = async (): Promise<number[]> => {
    reads.push(Array.from({ length: reads.length }, (_, item) => item));
    return reads.at(-1) ?? [];
  };
  return { read, reads };
}
const failing = async (): Promise<never> => {
  throw new Error("no");
};
async function outcome<Result>(waiting: Promise<Result>): Promise<unknown> {
  const settled = waiting.catch((error: unknown) => error);
  await jest.advanceTimersByTimeAsync(10_000);
  return settled;
}

describe("a query is run again until the items are as they should be", () => {
  test("Q16: and gives them", async () => {
    const { read, reads } = growing();
    expect(await outcome(retryUntil(User, read, (items) => items.length === 3))).toEqual([0, 1, 2]);
    expect(reads).toHaveLength(4);
  });

  test("Q16: once, where they are so at once", async () => {
    const { read, reads } = growing();
    expect(await outcome(retryUntil(User, read, () => true))).toEqual([]);
    expect(reads).toHaveLength(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  test("Q16: for 5 seconds: the error says how often, and what there was", async () => {
    const error = await outcome(
      retryUntil(
        User,
        async () => [1, 2],
        () => false,
      ),
    );
    expect(error).toMatchObject({ code: "TIMEOUT", model: "User", table: "users" });
    expect(String(error)).toMatch(
      /retryUntil of model "User": after 5000 ms and \d+ reads, the items are not as they should be; the last read gave 2$/,
    );
  });

  test("Q16: with waits and a time of the caller's own", async () => {
    const random = jest.spyOn(Math, "random").mockReturnValue(0.999);
    try {
      const { read, reads } = growing();
      const options = { timeoutMs: 1000, baseMs: 100, maxMs: 200 };
      await outcome(retryUntil(User, read, () => false, options));
      // At 0, 100, 300, 500, 700 and 900 ms.
      expect(reads).toHaveLength(6);
    } finally {
      random.mockRestore();
    }
  });

  test("Q16: until its signal aborts, or a read or the function fails", async () => {
    const controller = new AbortController();
    const waiting = outcome(retryUntil(User, growing().read, () => false, { signal: controller.signal }));
    controller.abort("enough");
    expect(await waiting).toMatchObject({ code: "ABORTED", cause: "enough" });
    expect(await outcome(retryUntil(User, failing, () => true))).toMatchObject({ message: "no" });
    expect(await outcome(retryUntil(User, growing().read, (async () => true) as never))).toMatchObject({
      message: 'Model "User": the function of retryUntil() gives true or false, not an instance of Promise',
    });
  });
});

test.each<[unknown, RetryUntilOptions, string]>([
  [undefined, {}, "retryUntil() takes a function of the items that gives true or false, not nothing"],
  [() => true, { baseMs: 0 }, 'the option "baseMs" takes a number of milliseconds, more than 0, not the number 0'],
  [() => true, { maxMs: Number.NaN }, 'the option "maxMs" takes a number of milliseconds'],
  [() => true, { timeoutMs: -1 }, 'the option "timeoutMs" takes a number of milliseconds'],
  [() => true, { times: 3 } as never, 'there is no option "times"'],
  [() => true, 3 as never, "its options are a plain object"],
])("Q16: %p with %p is refused before anything is read", async (isDone, options, message) => {
  const { read, reads } = growing();
  const waited = await outcome(retryUntil(User, read, isDone as never, options));
  expect(waited).toMatchObject({ message: expect.stringContaining(message) });
  expect(reads).toEqual([]);
});
