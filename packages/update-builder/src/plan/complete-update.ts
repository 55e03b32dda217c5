import type { AnyModel } from "@dynamorm/core";
import type { UpdateAction } from "@dynamorm/expressions";
import { computedKeyActions, type HowToGive } from "./computed-keys.ts";

/**
 * Adds to what an update changes what the library keeps by itself: `updatedAt`, computed keys of indexes, and `version`, which goes up by
 * one. `values` is all that is known of the item as it will be: `null` for what it will not have.
 *
 * @throws InvalidQueryError, with the parts that are missing, where a computed key cannot be made.
 */
export function completeUpdate(
  model: AnyModel,
  actions: readonly UpdateAction[],
  values: Readonly<Record<string, unknown>>,
  now: Date,
  howToGive?: HowToGive,
): readonly UpdateAction[] {
  const { updatedAt, version } = model.roles;
  const dated: readonly UpdateAction[] =
    updatedAt === undefined
      ? actions
      : [...actions, { kind: "set", path: [updatedAt], operand: { kind: "value", value: now } }];
  const changed = new Set(dated.map(({ path }) => path[0]));
  const known = updatedAt === undefined ? values : { ...values, [updatedAt]: now };
  const counted: readonly UpdateAction[] = version === undefined ? [] : [{ kind: "add", path: [version], value: 1 }];
  return [...dated, ...computedKeyActions(model, changed, known, howToGive), ...counted];
}
