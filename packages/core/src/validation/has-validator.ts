import type { AnyAttribute } from "../attributes/attribute.ts";
import type { AttributeDefinition } from "../attributes/definition.ts";

/** Whether any of a model's attributes has a validator, itself or within: known once for each model, since most have none. */
export function hasValidators(attributes: Readonly<Record<string, AnyAttribute>>): boolean {
  const known = answers.get(attributes);
  if (known !== undefined) return known;
  const answer = Object.values(attributes).some(({ definition }) => hasValidator(definition));
  answers.set(attributes, answer);
  return answer;
}

const answers = new WeakMap<object, boolean>();

/** Whether an attribute has a validator, or what is nested in it. */
export function hasValidator(definition: AttributeDefinition): boolean {
  if (definition.validators !== undefined) return true;
  switch (definition.type) {
    case "map":
      return Object.values(definition.attributes).some(hasValidator);
    case "list":
    case "record":
    case "set":
      return hasValidator(definition.element);
    case "union":
      return definition.members.some(hasValidator);
    default:
      return false;
  }
}
