import type { AnyModel, KeySchema } from "./model.ts";

/**
 * Names of the attributes of an item that a key is, or is made of, in order, each once: what `ItemKey` has.
 * The names in a {@link KeySchema} are those of the table's view; these are those of code.
 */
export function keyAttributes(
  { computed }: Pick<AnyModel, "computed">,
  { partitionKey, sortKey }: KeySchema,
): readonly string[] {
  const partsOf = (name: string): readonly string[] =>
    Object.hasOwn(computed, name) ? (computed[name]?.parts ?? []) : [name];
  const parts = sortKey === undefined ? partsOf(partitionKey) : [...partsOf(partitionKey), ...partsOf(sortKey)];
  // Most keys are one attribute, and every write asks for them.
  return parts.length === 1 ? parts : [...new Set(parts)];
}
