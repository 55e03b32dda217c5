import { type CallOptions, checkOptions, describeValue, type Executor, InvalidOptionError } from "@dynamorm/core";
import { runCall } from "../call-options.ts";
import { repository } from "../repository.ts";
import { claimKey } from "./claim-key.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { HeldKey, IdempotencyContext } from "./held-key.ts";
import { holdLock } from "./hold-lock.ts";
import { type IdempotencyModel, recordsModel } from "./idempotency-model.ts";
import {
  idempotencyOptionChecks,
  type IdempotencyOptions,
  type IdempotentRunOptions,
  runOptionChecks,
} from "./idempotency-options.ts";
import { keepResult, releaseKey, resultOf } from "./keep-result.ts";

/** What idempotent work is given. */
export interface IdempotentWork {
  /** The key that it is run for. */
  readonly key: string;
  /** Aborts when the caller wants no more, or the lock is lost and another run may do the work: hand it to everything that waits. */
  readonly signal: AbortSignal;
}

type Work<Result> = (work: IdempotentWork) => Promise<Result> | Result;

/** Runs work once for each key, and replays its result. Made by `db.idempotency(Once)`, or by {@link idempotency}. */
export class Idempotency {
  readonly #context: IdempotencyContext;

  constructor(context: IdempotencyContext) {
    this.#context = context;
  }

  /**
   * Runs work, unless work of the same key was done before: then its result is given again, and nothing is run. While it runs, nobody
   * else runs work of the key. Work that throws counts as not done: the next run of the key does it.
   *
   * The result is kept as JSON, with dates, bigints, bytes, sets, maps and `undefined` as what they are.
   *
   * When the call is ended by its signal or `timeoutMs`, the work is told by its own signal. It keeps its lock until it ends, and what
   * it gives then is kept.
   *
   * @example
   * const payment = await once.run(requestId, ({ signal }) => pay(order, { signal }), { input: order });
   *
   * @throws IdempotencyInProgressError while another run of the key is under way, IdempotencyMismatchError when the key was used with
   * another input, IdempotencyResultLostError when the work was done and its result was not kept, InvalidItemError for what can be no
   * key (a text of 1 to 2,048 bytes), and what the work throws.
   */
  run<Result>(key: string, work: Work<Result>, options: IdempotentRunOptions = {}): Promise<Result> {
    const { model } = this.#context;
    return runCall(model, "run", options, (call) => this.#run(key, work, options, call), runOptionChecks);
  }

  async #run<Result>(
    key: string,
    work: Work<Result>,
    { input, waitMs = 0 }: IdempotentRunOptions,
    call: CallOptions,
  ): Promise<Result> {
    const context = this.#context;
    const { model } = context;
    if (typeof work !== "function") {
      const message = `run of model "${model.name}": the work is a function, not ${describeValue(work)}`;
      throw new InvalidOptionError(message, { model: model.name, table: model.table });
    }
    const fingerprint = input === undefined ? undefined : await fingerprintOf(model, input);
    const claimed = await claimKey(context, { key, fingerprint, waitMs }, call);
    // The type is the caller's word: it is what the same work gave.
    if ("completed" in claimed) return resultOf(context, claimed.completed) as Result;
    return await runHeld(context, claimed.held, work, call.signal);
  }
}

/** Does the work of a key that is locked for it. Not ended by the caller's signal: what was begun is brought to an end that is known. */
async function runHeld<Result>(
  context: IdempotencyContext,
  held: HeldKey,
  work: Work<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  const lock = holdLock(context, held, signal);
  try {
    const result = await done(context, held, async () => {
      signal?.throwIfAborted();
      return await work({ key: held.key, signal: lock.signal });
    });
    await keepResult(context, held, result);
    return result;
  } finally {
    lock.end();
  }
}

/** What some work gives; where it fails, the key is free for another attempt before that is told. */
async function done<Result>(context: IdempotencyContext, held: HeldKey, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await releaseKey(context, held);
    throw error;
  }
}

/**
 * Runs work once for each key, over an executor: what `db.idempotency(Once)` gives, for those who install this package alone.
 *
 * @example
 * const once = idempotency(Once, sdkExecutor(new DynamoDBClient({})), { lockedForMs: 10_000 });
 *
 * @throws InvalidModelError for a model that cannot keep the records, InvalidOptionError for what is no executor or option.
 */
export function idempotency(model: IdempotencyModel, execute: Executor, options: IdempotencyOptions = {}): Idempotency {
  const own = recordsModel(model);
  checkOptions("idempotency", { model: own.name, table: own.table }, options, idempotencyOptionChecks);
  const { now = () => new Date(), expiresAfterMs = 24 * 3_600_000, lockedForMs = 30_000 } = options;
  const records = repository(own, execute, { now });
  return new Idempotency({ model: own, records, expiresAfterMs, lockedForMs, now });
}
