import { callOptionChecks, type CallOptions, type OptionCheck, takes } from "@dynamorm/core";
import type { Condition } from "@dynamorm/expressions";
import { runCall } from "../call-options.ts";
import type { ModelContext } from "../context.ts";
import { deleteForGood, deleteItem } from "./writes.ts";

/** How an item is deleted. */
export interface DeleteOptions extends CallOptions {
  /** Deletes for good, where the model's items are otherwise only marked as deleted. */
  readonly hard?: boolean | undefined;
}

const deleteOptionChecks: { readonly [Option in keyof DeleteOptions]-?: OptionCheck } = {
  ...callOptionChecks,
  hard: takes("true or false", (value) => typeof value === "boolean"),
};

/** Deletes an item as the options say. */
export async function deleteByOptions(
  context: ModelContext,
  key: Readonly<Record<string, unknown>>,
  conditions: readonly Condition[],
  options: DeleteOptions,
): Promise<boolean> {
  const run = (call: CallOptions): Promise<boolean> =>
    options.hard === true ? deleteForGood(context, key, conditions, call) : deleteItem(context, key, conditions, call);
  return runCall(context.model, "delete", options, run, deleteOptionChecks);
}
