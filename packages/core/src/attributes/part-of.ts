import { unmodified } from "./attribute.ts";
import type { AttributeDefinition, UnknownDefinition } from "./definition.ts";

/**
 * The definitions of an element of a list, or of a name in a map, a record or what is unknown: none where there is none, several where
 * members of a union have it.
 */
export function partsOf(definition: AttributeDefinition, part: string | number): readonly AttributeDefinition[] {
  switch (definition.type) {
    case "list":
      return typeof part === "number" ? [definition.element] : [];
    case "record":
      return typeof part === "string" ? [definition.element] : [];
    case "map":
      return attributeIn(definition.attributes, part);
    case "union":
      return definition.members.flatMap((member) => partsOf(member, part));
    case "unknown":
      return [anything];
    default:
      return [];
  }
}

/** The definition of a name among attributes: one or none. */
function attributeIn(
  attributes: Readonly<Record<string, AttributeDefinition>>,
  name: string | number,
): readonly AttributeDefinition[] {
  const definition = typeof name === "string" && Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  return definition === undefined ? [] : [definition];
}

/** Within what may be anything, there may be anything. */
const anything: UnknownDefinition = Object.freeze({ type: "unknown", ...unmodified });
