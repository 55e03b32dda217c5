import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { type AnyAttribute, isAttribute } from "./attribute.ts";
import type { AttributeDefinition } from "./definition.ts";

/** Refuses what is not an attribute, which only callers without types can give. */
export function attributeOrThrow(value: unknown, mend: string, attribute?: string): AnyAttribute {
  if (isAttribute(value)) return value;
  throw new InvalidModelError(mend, attribute === undefined ? {} : { attribute });
}

/**
 * The definition of what another attribute is made of: an attribute that has no modifiers but
 * `nullable()` and `validate()`, and no role.
 */
export function elementDefinition(
  call: string,
  element: unknown,
  takes: string = "the attribute of its elements",
): AttributeDefinition {
  const { definition } = attributeOrThrow(element, `${call} takes ${takes}, e.g. attr.string()`);
  const { optional, role, readonly, omitEmpty, storedAs, unique } = definition;
  if (optional || definition.default || role || readonly || omitEmpty) {
    throw new InvalidModelError(
      `${call}: an element cannot be optional, readonly, omitEmpty, have a default or a role; put the modifier on the whole`,
    );
  }
  if (unique) throw new InvalidModelError(`${call}: only attributes of the model itself can be unique`);
  if (storedAs !== undefined) throw new InvalidModelError(`${call}: an element has no name to be stored as`);
  return definition;
}
