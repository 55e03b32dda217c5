import { type CallOptions, isDynamORMError, type StoredItem } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import { sendTogether } from "../transact/send-together.ts";
import { appliedBefore } from "./applied-before.ts";
import type { ModelContext } from "../context.ts";
import type { PlannedWrite, SingleWriteRequest } from "./planned-write.ts";
import { rejectionOf } from "./rejection-of.ts";
import { resultOf } from "./unique/result-of.ts";
import { sendGuarded } from "./unique/send-guarded.ts";

/** What became of a write that was done. */
export interface SentWrite {
  readonly write: PlannedWrite;
  /** The item as the write asks for it: as it is stored then, or as it was. */
  readonly stored: StoredItem | undefined;
  /** The answer was lost, and `stored` is the item as it is now: also where the write asks for it as it was. */
  readonly wasAppliedBefore?: boolean;
}

/** Plans a write, anew each time it is asked: with more conditions than the caller's, where what keeps values unique needs them. */
export type WritePlanner = (more: readonly Condition[]) => Promise<PlannedWrite<SingleWriteRequest>>;

/**
 * Plans a write and sends it. Where it takes or gives up a unique value it is sent as a transaction, with the guards of its values.
 * A transaction gives nothing back: what is asked for of the item is read then, consistently, and may be newer; what it was before is
 * as it was read for the write. `asked` are the caller's conditions, for the words of the error.
 *
 * @throws ConditionFailedError and its kinds, UniqueConstraintError among them, and ItemNotFoundError, in the words of the write.
 */
export async function sendWrite(
  { model }: ModelContext,
  plan: WritePlanner,
  call: CallOptions,
  asked: readonly Condition[] = [],
): Promise<SentWrite> {
  // Most models have no values to guard.
  if (model.unique === undefined) return await sendAlone(await asking(plan, asked)([]), call);
  try {
    return await sendGuarded(
      [asking(plan, asked)],
      ([write]) => send(write as PlannedWrite<SingleWriteRequest>, call),
      call,
    );
  } catch (error) {
    throw failureOf(error);
  }
}

/** A plan that knows which of its conditions are the caller's. */
export function asking<Given extends readonly unknown[], Write extends PlannedWrite>(
  plan: (...given: Given) => Promise<Write>,
  asked: readonly Condition[],
): (...given: Given) => Promise<Write> {
  return asked.length === 0 ? plan : async (...given) => ({ ...(await plan(...given)), asked });
}

async function send(write: PlannedWrite<SingleWriteRequest>, call: CallOptions): Promise<SentWrite> {
  if (write.guards === undefined) return sendAlone(write, call);
  await sendTogether([write], {}, call);
  return { write, stored: await resultOf(write, call) };
}

async function sendAlone(write: PlannedWrite<SingleWriteRequest>, call: CallOptions): Promise<SentWrite> {
  const { context, request, stored } = write;
  try {
    const { Attributes } = await context.execute(request, call);
    return { write, stored: stored ?? Attributes };
  } catch (error) {
    const applied = appliedBefore(write, error);
    if (applied === undefined) throw rejectionOf(write, error);
    return { write, stored: applied, wasAppliedBefore: true };
  }
}

/**
 * What one write failed for, as if it were no transaction: its own reason before those of its guards, and what stays before what passes.
 */
function failureOf(error: unknown): unknown {
  if (!isDynamORMError(error, "TRANSACTION_CANCELED")) return error;
  const { failures } = error;
  const failure = failures.find((one) => one.error?.retryable === false) ?? failures[0];
  return failure?.error ?? error;
}
