import type { IndexDefinition, KeyDefinition } from "./key-definition.ts";
import { isKeyTemplate, type KeyTemplate } from "./key-template.ts";

/** The templates of a model's keys: those of the table's, then those of its indexes. */
export function templatesOf(
  key: KeyDefinition,
  indexes: Readonly<Record<string, IndexDefinition>> = {},
): readonly KeyTemplate[] {
  const given: readonly unknown[] = [key, ...Object.values(indexes)].flatMap(({ partitionKey, sortKey }) => [
    partitionKey,
    sortKey,
  ]);
  return given.filter(isKeyTemplate);
}
