import type { CallOptions, OptionChecks } from "@dynamorm/core";
import type { BuildCondition, Condition } from "@dynamorm/expressions";
import { builtCondition } from "@dynamorm/update-builder";
import { runCall } from "../call-options.ts";
import type { ModelContext } from "../context.ts";
import { outcomeOf } from "./outcome.ts";
import type { Rejection } from "./write-options.ts";

/** What every write takes, as far as running it goes. */
interface RunOptions extends CallOptions {
  readonly rejection?: Rejection | undefined;
}

/** Checks the options of a write, and runs it within its time; a rejection becomes its value where that is asked for. */
export async function runWrite<Result>(
  { model }: ModelContext,
  name: string,
  options: RunOptions,
  checks: OptionChecks,
  write: (call: CallOptions) => Promise<Result>,
): Promise<unknown> {
  const written = runCall(model, name, options, write, checks);
  // Callers without types may give what has no fields; the check has refused it already.
  return (options as RunOptions | null)?.rejection === "value" ? await outcomeOf(written) : await written;
}

/** The conditions that the options of a write give: none, or the one that its function makes. */
export function conditionsOf<Of>(
  { model }: ModelContext,
  { condition }: { readonly condition?: BuildCondition<Of> | undefined },
): readonly Condition[] {
  return condition === undefined ? [] : [builtCondition(model, condition)];
}
