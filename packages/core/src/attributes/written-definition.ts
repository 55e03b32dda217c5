import type { AttributeDefinition } from "./definition.ts";

/** What a value is written by: of a custom type, what it is stored as. */
export function writtenDefinition(definition: AttributeDefinition): AttributeDefinition {
  return definition.type === "custom" ? writtenDefinition(definition.stored) : definition;
}
