import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { heldWork, type IdempotencyBed, startIdempotencyBed } from "./fixtures/idempotency-bed.ts";

const day = 24 * 3_600_000;
let bed: IdempotencyBed;

beforeAll(async () => {
  bed = await startIdempotencyBed();
});
afterAll(() => bed.stop());

describe("W13: work is run once for each key", () => {
  test("W13: and its result is given again, as what it was", async () => {
    const once = bed.once();
    const result = {
      paidAt: new Date("2026-01-31T12:00:00.000Z"),
      cents: 12_345_678_901_234_567_890n,
      receipt: new Uint8Array([0, 1, 255]),
      tags: new Set(["new", 3]),
      note: undefined,
      lines: [{ $date: "a name of the result's own" }, null, "", -0],
    };
    let runs = 0;
    const requestId = bed.newKey();
    const pay = (): Promise<typeof result> => {
      runs += 1;
      return Promise.resolve(result);
    };
    expect(await once.run(requestId, pay)).toBe(result);
    expect(await once.run(requestId, pay)).toStrictEqual(result);
    expect(runs).toBe(1);
  });

  test("W13: nothing as a result is a result, too", async () => {
    const once = bed.once();
    const requestId = bed.newKey();
    let runs = 0;
    const work = (): void => void (runs += 1);
    expect([await once.run(requestId, work), await once.run(requestId, work), runs]).toEqual([undefined, undefined, 1]);
  });

  test("W13: 50 at once run it once; those that wait get its result", async () => {
    const requestId = bed.newKey();
    let runs = 0;
    const work = async (): Promise<number> => {
      const own = (runs += 1);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return own;
    };
    const once = bed.once();
    const given = await Promise.all(Array.from({ length: 50 }, () => once.run(requestId, work, { waitMs: 20_000 })));
    expect(runs).toBe(1);
    expect(new Set(given)).toEqual(new Set([1]));
  });

  test("W13: 50 at once run it once; those that do not wait are told that it is under way", async () => {
    const requestId = bed.newKey();
    const { run, begun, finish } = heldWork();
    let runs = 0;
    const once = bed.once();
    const all = Array.from({ length: 50 }, () =>
      once.run(requestId, (work) => {
        runs += 1;
        return run(work);
      }),
    );
    const outcomes = Promise.allSettled(all);
    await begun;
    const others = bed.once().run(requestId, () => "never");
    await expect(others).rejects.toMatchObject({
      code: "IDEMPOTENCY_IN_PROGRESS",
      name: "IdempotencyInProgressError",
      retryable: true,
      key: { key: requestId },
      lockedUntil: new Date(bed.clock.ms + 30_000),
    });
    finish("done");
    const rejected = (await outcomes).filter(({ status }) => status === "rejected");
    expect(runs).toBe(1);
    for (const outcome of rejected) {
      expect(outcome).toMatchObject({ reason: { code: "IDEMPOTENCY_IN_PROGRESS" } });
    }
  });

  test("W13: each call is one request more than nothing: a mark and the result; a replay is one", async () => {
    const requestId = bed.newKey();
    bed.sent.length = 0;
    await bed.once().run(requestId, () => 1);
    expect(bed.sent.map(({ operation }) => operation)).toEqual(["PutItem", "PutItem"]);
    await bed.once().run(requestId, () => 2);
    expect(bed.sent.map(({ operation }) => operation)).toEqual(["PutItem", "PutItem", "PutItem"]);
  });
});

describe("W13: work that fails", () => {
  test("W13: throws its own error, and is run again by the next", async () => {
    const once = bed.once();
    const requestId = bed.newKey();
    const failure = new Error("the card was refused");
    const failing = once.run(requestId, () => {
      throw failure;
    });
    await expect(failing).rejects.toBe(failure);
    expect(await bed.db.model(bed.model).get({ key: requestId })).toBeUndefined();
    expect(await once.run(requestId, () => "paid")).toBe("paid");
  });

  test("W13: and crashes, keeps its lock to its end; then one takes over, and no two", async () => {
    const requestId = bed.newKey();
    const crashed = heldWork();
    const first = bed.once().run(requestId, crashed.run);
    await crashed.begun;
    bed.clock.ms += 29_999;
    await expect(bed.once().run(requestId, () => "early")).rejects.toMatchObject({ code: "IDEMPOTENCY_IN_PROGRESS" });
    bed.clock.ms += 1;
    let runs = 0;
    const work = (): number => (runs += 1);
    const once = bed.once();
    const given = await Promise.all(Array.from({ length: 20 }, () => once.run(requestId, work, { waitMs: 20_000 })));
    expect(given).toEqual(Array(20).fill(1));
    // It was only slow, and fails at last: the record is no longer its own to remove.
    const failure = new Error("too late");
    crashed.fail(failure);
    await expect(first).rejects.toBe(failure);
    expect(await once.run(requestId, work)).toBe(1);
  });
});

describe("W13: a key stands for one input", () => {
  test("W13: another one is refused, an equal one is not", async () => {
    const once = bed.once();
    const requestId = bed.newKey();
    const input = { to: "ada", amount: 5, at: new Date(0) };
    expect(await once.run(requestId, () => "paid", { input })).toBe("paid");
    const same = { at: new Date(0), note: undefined, amount: 5, to: "ada" };
    expect(await once.run(requestId, () => "again", { input: same })).toBe("paid");
    const other = once.run(requestId, () => "again", { input: { ...input, amount: 6 } });
    await expect(other).rejects.toMatchObject({
      code: "IDEMPOTENCY_MISMATCH",
      retryable: false,
      message: `run of model "Idempotency": key "${requestId}" was used with another input; nothing was run. A key is for one piece of work: take another one for other input`,
    });
    const { fingerprint } = (await bed.db.model(bed.model).get({ key: requestId })) ?? {};
    expect(fingerprint).toMatch(/^[\da-f]{64}$/);
  });

  test("W13: also while it is under way, and after a crash; no longer when the record is over", async () => {
    const requestId = bed.newKey();
    const { run, begun, finish } = heldWork();
    const first = bed.once().run(requestId, run, { input: 1 });
    await begun;
    const other = () => bed.once().run(requestId, () => "other", { input: 2 });
    await expect(other()).rejects.toMatchObject({ code: "IDEMPOTENCY_MISMATCH" });
    bed.clock.ms += 30_000;
    await expect(other()).rejects.toMatchObject({ code: "IDEMPOTENCY_MISMATCH" });
    finish("first");
    await first;
    bed.clock.ms += day + 1000;
    expect(await other()).toBe("other");
  });
});

describe("W13: records are over some time", () => {
  test("W13: one that is still in the table is treated as absent", async () => {
    const once = bed.once({ expiresAfterMs: 10_000 });
    const requestId = bed.newKey();
    let runs = 0;
    const work = (): number => (runs += 1);
    expect(await once.run(requestId, work)).toBe(1);
    bed.clock.ms += 9_999;
    expect(await once.run(requestId, work)).toBe(1);
    bed.clock.ms += 1_001;
    const given = await Promise.all(Array.from({ length: 10 }, () => once.run(requestId, work, { waitMs: 20_000 })));
    expect(given).toEqual(Array(10).fill(2));
  });

  test("W13: DynamoDB is told when, in whole seconds", async () => {
    const requestId = bed.newKey();
    await bed.once().run(requestId, () => 1);
    const stored = await bed.raw(bed.model.table).get({ key: { S: requestId } });
    expect(stored?.["expires"]).toEqual({ N: String(Math.ceil((bed.clock.ms + day) / 1000)) });
  });
});

describe("W13: a lock", () => {
  test("W13: is prolonged for as long as the work takes", async () => {
    const requestId = bed.newKey();
    const once = bed.db.idempotency(bed.model, { lockedForMs: 300 });
    let runs = 0;
    const slow = once.run(requestId, async () => {
      runs += 1;
      await new Promise((resolve) => setTimeout(resolve, 1200));
      return "slow";
    });
    await new Promise((resolve) => setTimeout(resolve, 700));
    await expect(once.run(requestId, () => "other")).rejects.toMatchObject({ code: "IDEMPOTENCY_IN_PROGRESS" });
    expect([await slow, runs]).toEqual(["slow", 1]);
  });

  test("W13: that is lost is told to the work, and its result to the caller", async () => {
    const requestId = bed.newKey();
    const { run, begun, finish } = heldWork();
    // Its clock does not go on, as that of a machine that was suspended: it knows nothing of the end of its lock.
    const start = bed.clock.ms;
    const first = bed.db.idempotency(bed.model, { lockedForMs: 150, now: () => new Date(start) }).run(requestId, run);
    const signal = await begun;
    bed.clock.ms += 1000;
    expect(await bed.once().run(requestId, () => "second")).toBe("second");
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(signal.reason).toMatchObject({
      code: "ABORTED",
      message: `run of model "Idempotency": the lock of key "${requestId}" is lost: another run took the key`,
    });
    finish("first");
    await expect(first).rejects.toMatchObject({
      code: "IDEMPOTENCY_RESULT_LOST",
      retryable: false,
      result: "first",
      message: expect.stringContaining("another run took the key: the work may be done twice"),
    });
    expect(await bed.once().run(requestId, () => "third")).toBe("second");
  });

  test("W13: is kept until the work ends, when the caller is gone; what it gives then is kept", async () => {
    const requestId = bed.newKey();
    const { run, begun, finish } = heldWork();
    const first = bed.once().run(requestId, run, { timeoutMs: 100 });
    const signal = await begun;
    await expect(first).rejects.toMatchObject({ code: "TIMEOUT" });
    expect(signal.aborted).toBe(true);
    await expect(bed.once().run(requestId, () => "other")).rejects.toMatchObject({ code: "IDEMPOTENCY_IN_PROGRESS" });
    finish("late");
    expect(await bed.once().run(requestId, () => "other", { waitMs: 20_000 })).toBe("late");
  });
});
