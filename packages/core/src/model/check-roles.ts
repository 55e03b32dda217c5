import type { AnyAttribute } from "../attributes/attribute.ts";
import type { AttributeDefinition, AttributeRole } from "../attributes/definition.ts";
import { storedName } from "../attributes/stored-name.ts";
import { describeName } from "../describe-name.ts";
import { mostNameCharacters } from "./check-key-attribute.ts";
import type { Refuse } from "./unchecked-definition.ts";

/** Refuses two attributes of one role, and modifiers that a role leaves nothing to do for. */
export function checkRoles(attributes: Readonly<Record<string, AnyAttribute>>, refuse: Refuse): void {
  const seen = new Map<string, string>();
  for (const [attribute, { definition }] of Object.entries(attributes)) {
    const { role } = definition;
    if (role === undefined) continue;
    const other = seen.get(role);
    if (other !== undefined) {
      refuse(`"${other}" and "${attribute}" both have the role ${role}; a model has one`, attribute);
    }
    seen.set(role, attribute);
    const fault = modifierFault(role, definition);
    if (fault !== undefined) refuse(`"${attribute}" has the role ${role} and cannot ${fault}`, attribute);
    const stored = storedName(attribute, definition);
    if (role === "ttl" && stored.length > mostNameCharacters) {
      refuse(
        `${describeName(stored)} has the role ttl; DynamoDB allows ${mostNameCharacters} characters in the name of a Time to Live attribute`,
        attribute,
      );
    }
  }
}

function modifierFault(role: AttributeRole, definition: AttributeDefinition): string | undefined {
  if (definition.nullable) return "be nullable: with null it would be neither there nor missing";
  if (definition.omitEmpty) return "be omitEmpty: conditions on it need it to be there";
  if (role === "ttl") return undefined;
  if (definition.default) return "have a default: the library sets it";
  if (role === "createdAt") return undefined; // a new item may bring its own
  if (definition.readonly) return "be readonly: the library changes it";
  return definition.validators && "have a validator: the library sets it";
}
