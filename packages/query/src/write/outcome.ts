import { isConditionFailed, isDynamORMError } from "@dynamorm/core";
import type { Outcome, RejectionReason } from "@dynamorm/update-builder";

/** What became of a write, as a value: its result, or why it was rejected. Errors that are no rejection are thrown. */
export async function outcomeOf<Result>(written: Promise<Result>): Promise<Outcome<Result, unknown>> {
  try {
    return { ok: true, value: await written };
  } catch (error) {
    if (isConditionFailed(error))
      return { ok: false, reason: error.code as RejectionReason, current: error.current, error };
    if (!isDynamORMError(error, "ITEM_NOT_FOUND")) throw error;
    return { ok: false, reason: "ITEM_NOT_FOUND", current: undefined, error };
  }
}
