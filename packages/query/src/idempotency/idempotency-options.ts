import { callOptionChecks, type CallOptions, type OptionCheck, takes } from "@dynamorm/core";

/** How long idempotent work is locked and kept. */
export interface IdempotencyOptions {
  /** How long a result is kept and replayed, in milliseconds, rounded up to whole seconds: a day, where nothing is said. */
  readonly expiresAfterMs?: number | undefined;
  /**
   * How long a key stays locked after the last sign of life of the run that has it, in milliseconds: 30,000, where nothing is said. A
   * run prolongs its lock each third of this; one that has crashed keeps others waiting for as long.
   */
  readonly lockedForMs?: number | undefined;
  /** The clock that locks and expiry are measured by. */
  readonly now?: (() => Date) | undefined;
}

/** How one piece of work is run. */
export interface IdempotentRunOptions extends CallOptions {
  /**
   * What the work is about: a value that JSON has, and dates, bigints, bytes, sets and maps. Its fingerprint is kept, and another
   * input with the same key is refused.
   */
  readonly input?: unknown;
  /** How long to wait for a run of the same key that is under way elsewhere, in milliseconds: not at all, where nothing is said. */
  readonly waitMs?: number | undefined;
}

type Checks<Options> = { readonly [Option in keyof Options]-?: OptionCheck };

/** A timer that measures longer times ends at once. */
const longestTimerMs = 2_147_483_647;
const shortestLockMs = 100;
/** A hundred years: Time to Live is in seconds, and dates have an end. */
const longestExpiryMs = 100 * 365 * 24 * 3_600_000;

function takesMs(from: number, to: number): OptionCheck {
  return takes(
    `a number of milliseconds from ${from} to ${to}`,
    (value) => typeof value === "number" && value >= from && value <= to,
  );
}

/** The checks of {@link IdempotencyOptions}. */
export const idempotencyOptionChecks: Checks<IdempotencyOptions> = {
  expiresAfterMs: takesMs(1, longestExpiryMs),
  lockedForMs: takesMs(shortestLockMs, longestTimerMs),
  now: takes("a function that gives a Date", (value) => typeof value === "function"),
};

/** The checks of {@link IdempotentRunOptions}. What an input can be is told by what takes its fingerprint. */
export const runOptionChecks: Checks<IdempotentRunOptions> = {
  ...callOptionChecks,
  input: () => undefined,
  waitMs: takesMs(0, longestTimerMs),
};
