import { afterAll, beforeAll, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { type HeldWork, heldWork, type IdempotencyBed, startIdempotencyBed } from "./fixtures/idempotency-bed.ts";

let bed: IdempotencyBed;
beforeAll(async () => {
  bed = await startIdempotencyBed();
});
afterAll(() => bed.stop());

/** By the test's clock. Locks are prolonged by real time, of which none passes in comparison. */
const lockedForMs = 600_000;
const expiresAfterMs = 3_600_000;

type Step =
  | { readonly kind: "start" }
  | { readonly kind: "pass"; readonly ms: number }
  | { readonly kind: "finish" | "fail" | "crash"; readonly pick: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: "start" } as const) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("pass" as const),
      ms: fc.constantFrom(1, lockedForMs - 1, lockedForMs, expiresAfterMs, expiresAfterMs + lockedForMs),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom("finish" as const, "fail" as const, "crash" as const),
      pick: fc.nat(),
    }),
  },
);

interface Run {
  readonly id: number;
  readonly work: HeldWork;
  readonly outcome: Promise<unknown>;
  readonly lockedUntil: number;
}

/** What the record of the key has to be like. */
type Expected = {
  readonly owner: number;
  readonly over: number;
  readonly lockedUntil: number;
  readonly result?: string;
};

test("W13: work of a key never runs twice while a lock is held, and what it gave is given again, whatever crashes", async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 16 }), async (steps) => {
      runs += await holds(steps);
    }),
    { numRuns: 60 },
  );
  // Steps that start nothing show nothing.
  expect(runs).toBeGreaterThan(60);
}, 60_000);

/** Does the steps, each of which has to do what it has to; gives how much work was begun. */
async function holds(steps: readonly Step[]): Promise<number> {
  const key = bed.newKey();
  const once = bed.once({ lockedForMs, expiresAfterMs });
  const running: Run[] = [];
  let expected: Expected | undefined;
  let runs = 0;
  for (const step of steps) {
    if (step.kind === "pass") bed.clock.ms += step.ms;
    else if (step.kind === "start") await start();
    else await end(step.kind, step.pick);
  }
  return runs;

  async function start(): Promise<void> {
    const now = bed.clock.ms;
    const work = heldWork();
    const outcome = once.run(key, work.run).then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    const first = await Promise.race([work.begun.then(() => "begun"), outcome]);
    const isThere = expected !== undefined && expected.over > now;
    if (isThere && expected?.result !== undefined) expect(first).toEqual({ value: expected.result });
    else if (isThere && expected !== undefined && expected.lockedUntil > now) {
      expect(first).toMatchObject({ error: { code: "IDEMPOTENCY_IN_PROGRESS" } });
    } else {
      expect(first).toBe("begun");
      expect(running.filter(({ lockedUntil }) => lockedUntil > now)).toEqual([]);
      const id = (runs += 1);
      const lockedUntil = now + lockedForMs;
      running.push({ id, work, outcome, lockedUntil });
      expected = { owner: id, lockedUntil, over: wholeSeconds(lockedUntil + expiresAfterMs) };
    }
  }

  async function end(kind: "finish" | "fail" | "crash", pick: number): Promise<void> {
    const [run] = running.splice(pick % Math.max(running.length, 1), 1);
    if (run === undefined || kind === "crash") return;
    const { id, work, outcome, lockedUntil } = run;
    if (kind === "fail") {
      const error = new Error("it failed");
      work.fail(error);
      expect(await outcome).toEqual({ error });
      if (expected?.owner === id) expected = undefined;
      return;
    }
    const result = `the result of ${id}`;
    work.finish(result);
    if (expected === undefined || expected.owner === id) {
      expect(await outcome).toEqual({ value: result });
      expected = { owner: id, lockedUntil, over: wholeSeconds(bed.clock.ms + expiresAfterMs), result };
    } else {
      expect(await outcome).toMatchObject({ error: { code: "IDEMPOTENCY_RESULT_LOST", result } });
    }
  }
}

function wholeSeconds(ms: number): number {
  return Math.ceil(ms / 1000) * 1000;
}
