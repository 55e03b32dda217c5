import type { BuildCondition } from "@dynamorm/expressions";
import type { Repository } from "../repository.ts";
import type { IdempotencyRecord, IdempotencyRecords } from "./idempotency-model.ts";

/** What all runs of one kind of work have in common. */
export interface IdempotencyContext {
  readonly model: IdempotencyRecords;
  readonly records: Repository<IdempotencyRecords>;
  readonly expiresAfterMs: number;
  readonly lockedForMs: number;
  readonly now: () => Date;
}

/** A key that a run has locked. */
export interface HeldKey {
  readonly key: string;
  /** The run, told from all others. */
  readonly owner: string;
  readonly fingerprint: string | undefined;
  readonly lockedUntil: Date;
}

/** When a lock that begins now ends, and when the record is over if nobody touches it any more. */
export function lockFrom({
  now,
  lockedForMs,
  expiresAfterMs,
}: IdempotencyContext): Pick<IdempotencyRecord, "lockedUntil" | "expires"> {
  const end = now().getTime() + lockedForMs;
  // A crashed run stays known as such for as long as a result would be kept.
  return { lockedUntil: new Date(end), expires: wholeSeconds(end + expiresAfterMs) };
}

/** When a record that is completed now is over. */
export function expiryFrom({ now, expiresAfterMs }: IdempotencyContext): Date {
  return wholeSeconds(now().getTime() + expiresAfterMs);
}

/** Time to Live has whole seconds. They are rounded up, so that nothing is over before its time. */
function wholeSeconds(ms: number): Date {
  return new Date(Math.ceil(ms / 1000) * 1000);
}

/** The condition that a run still has its lock. */
export function stillHeld({ owner }: HeldKey): BuildCondition<IdempotencyRecord> {
  return (eb) => eb.and([eb("owner", "=", owner), eb("status", "=", "inProgress")]);
}
