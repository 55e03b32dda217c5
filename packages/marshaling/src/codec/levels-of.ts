import type { AttributeDefinition } from "@dynamorm/core";

/** How many levels of nesting an attribute has by its definition alone: 1 for a text, 2 for a list of texts. */
export function levelsOf(definition: AttributeDefinition): number {
  switch (definition.type) {
    case "list":
    case "record":
      return 1 + levelsOf(definition.element);
    case "map":
      return 1 + deepest(Object.values(definition.attributes));
    case "union":
      return deepest(definition.members);
    case "custom":
      return levelsOf(definition.stored);
    default:
      return 1;
  }
}

function deepest(definitions: readonly AttributeDefinition[]): number {
  return Math.max(0, ...definitions.map(levelsOf));
}
