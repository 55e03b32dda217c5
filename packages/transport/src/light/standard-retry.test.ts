import { afterEach, describe, expect, jest, test } from "@jest/globals";
import type { RetryInformation, RetryStrategy, RetryToken } from "../fast/parts.ts";
import { standardRetry } from "./standard-retry.ts";

type Kind = RetryInformation["errorType"];

afterEach(() => {
  jest.restoreAllMocks();
});

/** The waits before further attempts, until there is none. */
async function waits(strategy: RetryStrategy, errorType: Kind, retryAfterHint?: Date): Promise<number[]> {
  const delays: number[] = [];
  let token = await strategy.acquireInitialRetryToken("");
  for (;;) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
      token = await strategy.refreshRetryTokenForRetry(token, { errorType, ...(retryAfterHint && { retryAfterHint }) });
    } catch {
      return delays;
    }
    delays.push(token.getRetryDelay());
  }
}

/** How many calls that fail on and on, with one attempt more each, it takes until the budget is used up. */
async function callsUntilEmpty(strategy: RetryStrategy, errorType: Kind): Promise<number> {
  for (let calls = 0; ; calls++) {
    // oxlint-disable-next-line no-await-in-loop -- one call after the other
    if ((await waits(strategy, errorType)).length === 0) return calls;
  }
}

describe("what is tried again", () => {
  test.each<[Kind, number]>([
    ["TRANSIENT", 3],
    ["THROTTLING", 3],
    // 501 and the like: DynamoDB cannot, and could not the next time.
    ["SERVER_ERROR", 0],
    ["CLIENT_ERROR", 0],
  ])("%s: %d times of four attempts", async (kind, retries) => {
    expect(await waits(standardRetry(4), kind)).toHaveLength(retries);
  });

  test("nothing, of one attempt", async () => {
    expect(await waits(standardRetry(1), "TRANSIENT")).toEqual([]);
  });
});

describe("waits double, up to twenty seconds, of which one takes a random part", () => {
  test.each<[Kind, number[]]>([
    ["TRANSIENT", [25, 50, 100, 200, 400, 800, 1600, 3200, 6400, 12_800, 20_000, 20_000]],
    ["THROTTLING", [1000, 2000, 4000, 8000, 16_000, 20_000, 20_000, 20_000, 20_000, 20_000, 20_000, 20_000]],
  ])("%s", async (kind, longest) => {
    jest.spyOn(Math, "random").mockReturnValue(1);
    expect(await waits(standardRetry(13), kind)).toEqual(longest);
    jest.spyOn(Math, "random").mockReturnValue(0.5);
    expect(await waits(standardRetry(13), kind)).toEqual(longest.map((delay) => Math.floor(delay / 2)));
    jest.spyOn(Math, "random").mockReturnValue(0);
    expect(await waits(standardRetry(13), kind)).toEqual(longest.map(() => 0));
  });
});

describe("a server that says when to come again", () => {
  test.each<[string, number, number]>([
    ["is heard", 2000, 2000],
    ["is heard for five seconds more than one would wait, and not longer", 3_600_000, 5010],
    ["does not make it shorter", 1, 10],
    ["nor does one of the past", -5000, 10],
  ])("%s", async (_, hintMs, expected) => {
    jest.useFakeTimers();
    jest.spyOn(Math, "random").mockReturnValue(0.4);
    expect(await waits(standardRetry(2), "TRANSIENT", new Date(Date.now() + hintMs))).toEqual([expected]);
    jest.useRealTimers();
  });
});

/** A retry that succeeds. */
async function succeedOnSecond(strategy: RetryStrategy): Promise<void> {
  const token = await strategy.acquireInitialRetryToken("");
  strategy.recordSuccess(await strategy.refreshRetryTokenForRetry(token, { errorType: "TRANSIENT" }));
}

describe("the budget of a client", () => {
  test.each<[Kind, number]>([
    ["TRANSIENT", Math.floor(500 / 14)],
    ["THROTTLING", 500 / 5],
  ])("of %s lasts for %d retries, however many calls make them", async (kind, retries) => {
    expect(await callsUntilEmpty(standardRetry(2), kind)).toBe(retries);
  });

  test("gets back what a retry took that succeeds", async () => {
    const strategy = standardRetry(2);
    for (let call = 0; call < 100; call++) await succeedOnSecond(strategy);
    expect(await callsUntilEmpty(strategy, "TRANSIENT")).toBe(35);
  });

  test("and one more by each call that succeeds at once, up to what there was at first", async () => {
    const strategy = standardRetry(2);
    await callsUntilEmpty(strategy, "TRANSIENT");
    const token: RetryToken = await strategy.acquireInitialRetryToken("");
    for (let call = 0; call < 4; call++) strategy.recordSuccess(token);
    // 10 were left of 500.
    expect(await callsUntilEmpty(strategy, "TRANSIENT")).toBe(1);
    for (let call = 0; call < 1000; call++) strategy.recordSuccess(token);
    expect(await callsUntilEmpty(strategy, "TRANSIENT")).toBe(35);
  });
});
