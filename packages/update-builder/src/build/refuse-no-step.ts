import type { AnyModel } from "@dynamorm/core";
import { invalidQuery } from "../model/invalid-query.ts";
import type { UpdateDescription } from "./description.ts";

/**
 * Refuses an update that was built without a step that changes something. Most likely the steps were made, and what they gave was dropped.
 *
 * @throws InvalidQueryError
 */
export function refuseNoStep(model: AnyModel, { actions }: UpdateDescription): void {
  if (actions.length > 0) return;
  const mend = "a builder is immutable, so use what each step gives, e.g. b = b.set(…)";
  throw invalidQuery(model, `no step was made that changes anything: ${mend}`);
}
