import { type CallOptions, isDynamORMError, type StoredItem, type TransactionCanceledError } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import { sendTogether } from "../transact/send-together.ts";
import { appliedBefore } from "./applied-before.ts";
import type { PlannedWrite, SingleWriteRequest } from "./planned-write.ts";
import { rejectionOf } from "./rejection-of.ts";
import { resultOf } from "./unique/result-of.ts";
import { sendGuarded } from "./unique/send-guarded.ts";

/** What became of a write that was done. */
export interface SentWrite {
  readonly write: PlannedWrite;
  /** The item as the write asks for it: as it is stored then, or as it was. */
  readonly stored: StoredItem | undefined;
}

/** Plans a write, anew each time it is asked: with more conditions than the caller's, where what keeps values unique needs them. */
export type WritePlanner = (more: readonly Condition[]) => Promise<PlannedWrite<SingleWriteRequest>>;

/**
 * Plans a write and sends it. Where it takes or gives up a unique value it is sent as a transaction, with the guards of its values.
 * A transaction gives nothing back: what is asked for of the item is read then, consistently, and may be newer; what it was before is
 * as it was read for the write.
 *
 * @throws ConditionFailedError and its kinds, UniqueConstraintError among them, and ItemNotFoundError, in the words of the write.
 */
export async function sendWrite(plan: WritePlanner, call: CallOptions): Promise<SentWrite> {
  try {
    return await sendGuarded([plan], ([write]) => send(write as PlannedWrite<SingleWriteRequest>, call), call);
  } catch (error) {
    throw failureOf(error);
  }
}

async function send(write: PlannedWrite<SingleWriteRequest>, call: CallOptions): Promise<SentWrite> {
  if (write.guards === undefined) return { write, stored: await sendAlone(write, call) };
  await sendTogether([write], {}, call);
  return { write, stored: await resultOf(write, call) };
}

async function sendAlone(write: PlannedWrite<SingleWriteRequest>, call: CallOptions): Promise<StoredItem | undefined> {
  const { context, request, stored } = write;
  try {
    const { Attributes } = await context.execute(request, call);
    return stored ?? Attributes;
  } catch (error) {
    const applied = appliedBefore(write, error);
    if (applied === undefined) throw rejectionOf(write, error);
    return applied;
  }
}

/**
 * What one write failed for, as if it were no transaction: its own reason before those of its guards, and what stays before what passes.
 */
function failureOf(error: unknown): unknown {
  if (!isDynamORMError(error, "TRANSACTION_CANCELED")) return error;
  const { failures } = error as TransactionCanceledError;
  const failure = failures.find((one) => one.error?.retryable === false) ?? failures[0];
  return failure?.error ?? error;
}
