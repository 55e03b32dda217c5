import { type AnyModel, type CallOptions, describeName, IdempotencyMismatchError, sleep } from "@dynamorm/core";
import { backoffMs } from "../backoff.ts";
import { randomName } from "../random-name.ts";
import { type HeldKey, type IdempotencyContext, lockFrom } from "./held-key.ts";
import { IdempotencyInProgressError } from "./idempotency-errors.ts";
import type { IdempotencyRecord } from "./idempotency-model.ts";

/** The work that a run wants to do. */
export interface Claim {
  readonly key: string;
  readonly fingerprint: string | undefined;
  /** How long to wait for another run of the key, in milliseconds. */
  readonly waitMs: number;
}

/** What became of a claim: the key is locked for this run, or its work is done. */
export type Claimed = { readonly held: HeldKey } | { readonly completed: IdempotencyRecord };

/** The waits between looks at a run that is under way elsewhere. */
const polling = { baseMs: 100, maxMs: 1000 };

/** How often in a row a key can be taken and its record not be there, before that is an error. */
const mostMisses = 5;

/**
 * Locks a key for a run, or finds the work done. Two runs cannot both lock it: a record is made where there is none, and one that is
 * over, or whose lock has ended, is replaced only as it was seen.
 *
 * @throws IdempotencyInProgressError when another run has the key after `waitMs`, IdempotencyMismatchError when the key was used with
 * another input, InvalidItemError for what can be no key.
 */
export async function claimKey(context: IdempotencyContext, claim: Claim, call: CallOptions): Promise<Claimed> {
  const { model, records, now } = context;
  const { key, waitMs } = claim;
  const read = (): Promise<IdempotencyRecord | undefined> => records.get({ key }, { ...call, consistent: true });
  const started = performance.now();
  let seen: IdempotencyRecord | undefined;
  let misses = 0;
  for (let looks = 0; ;) {
    if (seen !== undefined && seen.expires > now()) {
      checkInput(model, claim, seen);
      if (seen.status === "completed") return { completed: seen };
    }
    if (seen === undefined || isFree(seen, now())) {
      const taken = await takeKey(context, claim, seen, call);
      if ("held" in taken) return taken;
      seen = taken.current ?? (await read());
      // It may have been removed in between. An item of another model that has the key is never to be read.
      misses = seen === undefined ? misses + 1 : 0;
      if (misses === mostMisses) throw taken.error;
      continue;
    }
    const leftMs = waitMs - (performance.now() - started);
    if (leftMs <= 0) throw inProgress(model, claim, seen);
    await sleep(Math.min(leftMs, backoffMs(looks++, polling)), call.signal);
    seen = await read();
  }
}

/** Whether nobody has the key: DynamoDB deletes what is over late, so that it may still be there. */
function isFree({ status, lockedUntil, expires }: IdempotencyRecord, now: Date): boolean {
  return expires <= now || (status === "inProgress" && lockedUntil <= now);
}

/** Makes the record of a run where there is none but the one that was seen; otherwise gives the one that is there. */
async function takeKey(
  context: IdempotencyContext,
  { key, fingerprint }: Claim,
  seen: IdempotencyRecord | undefined,
  call: CallOptions,
): Promise<{ readonly held: HeldKey } | { readonly current: IdempotencyRecord | undefined; readonly error: Error }> {
  const { records } = context;
  const owner = randomName();
  const lock = lockFrom(context);
  const record = {
    key,
    status: "inProgress",
    owner,
    ...lock,
    ...(fingerprint !== undefined && { fingerprint }),
  } as const;
  const made =
    seen === undefined
      ? await records.create(record, { ...call, rejection: "value" })
      : await records.put(record, {
          ...call,
          rejection: "value",
          condition: (eb) => {
            // Nobody else took it, its own run did not prolong it, nor come to an end after all.
            const { owner: other, lockedUntil, status } = seen;
            return eb.and([eb("owner", "=", other), eb("lockedUntil", "=", lockedUntil), eb("status", "=", status)]);
          },
        });
  // No other run has this owner: an answer was lost, the client sent the record again, and it met its own.
  const isHeld = made.ok || made.current?.owner === owner;
  return isHeld ? { held: { key, owner, fingerprint, lockedUntil: lock.lockedUntil } } : made;
}

function checkInput(model: AnyModel, { key, fingerprint }: Claim, seen: IdempotencyRecord): void {
  if (fingerprint === undefined || seen.fingerprint === undefined || fingerprint === seen.fingerprint) return;
  throw new IdempotencyMismatchError(
    `run of model "${model.name}": key ${describeName(key)} was used with another input; nothing was run. A key is for one piece of work: take another one for other input`,
    { model: model.name, table: model.table, key: { key } },
  );
}

function inProgress({ name, table }: AnyModel, { key, waitMs }: Claim, { lockedUntil }: IdempotencyRecord): Error {
  const mend = waitMs > 0 ? `, also after ${waitMs} ms` : "; waitMs waits for its result";
  const message = `run of model "${name}": the work of key ${describeName(key)} is under way elsewhere, locked until ${lockedUntil.toISOString()}${mend}`;
  return new IdempotencyInProgressError(message, { model: name, table, key: { key }, lockedUntil });
}
