import {
  describeName,
  type ErrorContext,
  InvalidOptionError,
  isConditionFailed,
  isDynamORMError,
  ItemMismatchError,
  sleep,
} from "@dynamorm/core";
import { backoffMs } from "../backoff.ts";
import { expiryFrom, type HeldKey, type IdempotencyContext } from "./held-key.ts";
import { IdempotencyResultLostError } from "./idempotency-errors.ts";
import type { IdempotencyRecord } from "./idempotency-model.ts";
import { fromKeptText, keptText } from "./kept-text.ts";

/** How often a result is sent, where what comes back may pass by itself. */
const mostAttempts = 3;
const between = { baseMs: 100, maxMs: 1000 };

/**
 * Keeps the result of a run, in place of its lock. Where the result itself cannot be kept, it is kept that the work was done, so that
 * nobody does it again.
 *
 * @throws IdempotencyResultLostError, with the result, where it is not kept.
 */
export async function keepResult(context: IdempotencyContext, held: HeldKey, result: unknown): Promise<void> {
  const { problem, cause } = await kept(context, held, result);
  if (problem === undefined) return;
  throw new IdempotencyResultLostError(
    `run of model "${context.model.name}": the work of key ${describeName(held.key)} was done, and its result, which is in this error, could not be kept: ${problem}`,
    { ...placeOf(context, held), cause, result },
  );
}

interface Problem {
  readonly problem?: string;
  readonly cause?: unknown;
}

async function kept(context: IdempotencyContext, held: HeldKey, result: unknown): Promise<Problem> {
  let text: string;
  try {
    const refuse = (problem: string): Error => new InvalidOptionError(problem, placeOf(context, held));
    text = keptText(result, { refuse });
  } catch (error) {
    return await unkeepable(context, held, error);
  }
  try {
    await complete(context, held, { result: text });
    return {};
  } catch (error) {
    return isDynamORMError(error, "INVALID_ITEM", "REQUEST_REJECTED")
      ? await unkeepable(context, held, error)
      : unsent(error);
  }
}

/** The result is none that can be kept, or is too large. */
async function unkeepable(context: IdempotencyContext, held: HeldKey, error: unknown): Promise<Problem> {
  const problem = messageOf(error);
  try {
    await complete(context, held, { lost: problem });
    return { problem: `${problem}. It is kept that the work was done: other runs of the key fail`, cause: error };
  } catch (cause) {
    return unsent(cause);
  }
}

function unsent(cause: unknown): Problem {
  return isConditionFailed(cause)
    ? { problem: "its lock was lost, and another run took the key: the work may be done twice", cause }
    : { problem: `${messageOf(cause)}. When its lock has ended, another run of the key does the work again`, cause };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function complete(
  context: IdempotencyContext,
  { key, owner, fingerprint, lockedUntil }: HeldKey,
  outcome: Pick<IdempotencyRecord, "result" | "lost">,
): Promise<void> {
  const expires = expiryFrom(context);
  const record = {
    ...({ key, status: "completed", owner, lockedUntil, expires } as const),
    ...(fingerprint !== undefined && { fingerprint }),
    ...outcome,
  };
  for (let attempt = 0; ; attempt++) {
    try {
      await context.records.put(record, {
        // Where nobody has the key any more, the result is kept all the same: the work was done.
        condition: (eb) => eb.or([eb.notExists("owner"), eb("owner", "=", owner)]),
      });
      return;
    } catch (error) {
      if (!isDynamORMError(error) || !error.retryable || attempt === mostAttempts - 1) throw error;
      await sleep(backoffMs(attempt, between));
    }
  }
}

/** Takes the lock from a key whose work failed, so that it can be done again. Where that fails, the lock ends by itself. */
export async function releaseKey({ records }: IdempotencyContext, { key, owner }: HeldKey): Promise<void> {
  try {
    await records.delete({ key }, { condition: (eb) => eb("owner", "=", owner) });
  } catch {
    // What is to be told is why the work failed.
  }
}

/**
 * The result that a record keeps.
 *
 * @throws IdempotencyResultLostError where it could not be kept, ItemMismatchError where it is none that was kept by this library.
 */
export function resultOf(context: IdempotencyContext, { key, result, lost }: IdempotencyRecord): unknown {
  const place = placeOf(context, { key });
  const { model } = context;
  if (lost !== undefined) {
    const message = `run of model "${model.name}": the work of key ${describeName(key)} was done before, and its result could not be kept: ${lost}`;
    throw new IdempotencyResultLostError(message, place);
  }
  try {
    return fromKeptText(result ?? "");
  } catch (cause) {
    const [expected, received] = ["a result that was kept by run()", "another text"];
    const message = `Model "${model.name}": "result" is ${received}; expected ${expected}`;
    throw new ItemMismatchError(message, { ...place, path: "result", expected, received, cause });
  }
}

function placeOf({ model: { name, table } }: IdempotencyContext, { key }: Pick<HeldKey, "key">): ErrorContext {
  return { model: name, table, key: { key } };
}
