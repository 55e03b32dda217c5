import type { AttributeDefinition, LiteralValue } from "./definition.ts";

/** The values of a literal or an enum; `undefined` for what is neither. */
export function fixedValues(definition: AttributeDefinition): readonly LiteralValue[] | undefined {
  if (definition.type === "literal") return [definition.value];
  return definition.type === "enum" ? definition.values : undefined;
}
