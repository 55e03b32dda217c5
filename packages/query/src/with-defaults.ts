import { type AttributeDefinition, isPlainObject } from "@dynamorm/core";

/** A value with the defaults of the maps that it holds filled in, at any depth. Nothing that was given is changed. */
export function withDefaults(definition: AttributeDefinition, value: unknown): unknown {
  if (definition.type === "map" && isPlainObject(value)) return fieldsWithDefaults(definition.attributes, value);
  if (definition.type === "list" && Array.isArray(value)) {
    return value.map((element) => withDefaults(definition.element, element));
  }
  return value;
}

/** The fields of an item, or of a map, with defaults where there is nothing. */
export function fieldsWithDefaults(
  definitions: Readonly<Record<string, AttributeDefinition>>,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  // A null prototype: "__proto__" is an attribute name like any other.
  const fields = Object.assign(Object.create(null) as Record<string, unknown>, given);
  for (const [name, definition] of Object.entries(definitions)) {
    const value = fields[name] === undefined && definition.default ? definition.default() : fields[name];
    if (value !== undefined) fields[name] = withDefaults(definition, value);
  }
  return fields;
}
