import type { AnyModel, KeySchema } from "./model.ts";

/**
 * Names of the attributes of an item that a key is, or is made of, in order, each once: what `ItemKey` has.
 * The names in a {@link KeySchema} are those of the table's view; these are those of code.
 */
export function keyAttributes(
  { computed }: Pick<AnyModel, "computed">,
  { partitionKey, sortKey }: KeySchema,
): readonly string[] {
  const parts = [partitionKey, sortKey].flatMap((name) => {
    if (name === undefined) return [];
    return Object.hasOwn(computed, name) ? (computed[name]?.parts ?? []) : [name];
  });
  return [...new Set(parts)];
}
