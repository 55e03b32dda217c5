import type { AnyAttribute } from "../attributes/attribute.ts";

/** Names of the attributes that are unique, in the order of the model. */
export function uniqueNames(attributes: Readonly<Record<string, AnyAttribute>>): readonly string[] {
  return Object.keys(attributes).filter((name) => attributes[name]?.definition.unique === true);
}
