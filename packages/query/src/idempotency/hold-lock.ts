import { AbortedError, describeName, isDynamORMError, onAbort } from "@dynamorm/core";
import { type HeldKey, type IdempotencyContext, lockFrom, stillHeld } from "./held-key.ts";

/** A lock that is prolonged while the work is done. */
export interface HeldLock {
  /** Aborts when the lock is lost, or the caller wants no more: the work is to stop. */
  readonly signal: AbortSignal;
  /** To be called when the work is over: no timer and no listener is left then. */
  readonly end: () => void;
}

/** How often a lock is prolonged in the time that it lasts. */
const renewalsPerLock = 3;

/**
 * Prolongs the lock of a run until it ends: each third of its time, so that two attempts can fail. Where another run took the key, or
 * no attempt could be made in time, the work is told by its signal.
 */
export function holdLock(context: IdempotencyContext, held: HeldKey, outer: AbortSignal | undefined): HeldLock {
  const { model, records, lockedForMs, now } = context;
  const intervalMs = lockedForMs / renewalsPerLock;
  const controller = new AbortController();
  const stopListening = outer && onAbort(outer, () => controller.abort(outer.reason));
  let { lockedUntil } = held;
  let isOver = false;
  let timer = startTimer(renew, intervalMs);

  async function renew(): Promise<void> {
    const lock = lockFrom(context);
    try {
      // One attempt does not take the time of the next.
      const options = { condition: stillHeld(held), returnValues: "NONE", timeoutMs: intervalMs } as const;
      await records.update({ key: held.key }, lock, options);
      lockedUntil = lock.lockedUntil;
    } catch (error) {
      const isTaken = isDynamORMError(error, "CONDITION_FAILED", "ITEM_NOT_FOUND");
      if (!isOver && (isTaken || lockedUntil <= now())) return lose(isTaken, error);
    }
    if (!isOver) timer = startTimer(renew, intervalMs);
  }

  function lose(isTaken: boolean, cause: unknown): void {
    const why = isTaken ? "another run took the key" : "it could not be prolonged in time";
    const message = `run of model "${model.name}": the lock of key ${describeName(held.key)} is lost: ${why}`;
    controller.abort(
      new AbortedError(message, { model: model.name, table: model.table, key: { key: held.key }, cause }),
    );
  }

  function end(): void {
    isOver = true;
    stopListening?.();
    clearTimeout(timer);
  }
  return { signal: controller.signal, end };
}

/** The work keeps a process running; that its lock is prolonged does not. */
function startTimer(run: () => Promise<void>, ms: number): ReturnType<typeof setTimeout> {
  const timer: ReturnType<typeof setTimeout> = setTimeout(() => void run(), ms);
  if (typeof timer === "object" && "unref" in timer) timer.unref();
  return timer;
}
