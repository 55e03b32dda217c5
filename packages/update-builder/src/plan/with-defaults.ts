import { type AttributeDefinition, isPlainObject, unionMemberOf } from "@dynamorm/core";

/** A value with the defaults of the maps that it holds filled in, at any depth. Nothing that was given is changed. */
export function withDefaults(definition: AttributeDefinition, value: unknown): unknown {
  if (!holdsDefaults(definition)) return value;
  switch (definition.type) {
    case "map":
      return isPlainObject(value) ? fieldsWithDefaults(definition.attributes, value) : value;
    case "list":
      return Array.isArray(value) ? value.map((element) => withDefaults(definition.element, element)) : value;
    case "record":
      return isPlainObject(value) ? elementsWithDefaults(definition.element, value) : value;
    case "union": {
      const member = unionMemberOf(definition, value);
      return member === undefined ? value : withDefaults(member, value);
    }
    default:
      return value;
  }
}

const known = new WeakMap<AttributeDefinition, boolean>();

/** Whether a map within a value may have a default: most have none, and are not copied. */
function holdsDefaults(definition: AttributeDefinition): boolean {
  let answer = known.get(definition);
  if (answer === undefined) known.set(definition, (answer = partsOf(definition).some(hasOrHoldsDefault)));
  return answer;
}

function hasOrHoldsDefault(definition: AttributeDefinition): boolean {
  return definition.default !== undefined || holdsDefaults(definition);
}

function partsOf(definition: AttributeDefinition): readonly AttributeDefinition[] {
  switch (definition.type) {
    case "map":
      return Object.values(definition.attributes);
    case "list":
    case "record":
      return [definition.element];
    case "union":
      return definition.members;
    default:
      return [];
  }
}

/** The fields of an item, or of a map, with defaults where there is nothing. */
export function fieldsWithDefaults(
  definitions: Readonly<Record<string, AttributeDefinition>>,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const fields = copyOf(given);
  for (const [name, definition] of filledIn(definitions)) {
    const value = fields[name] === undefined && definition.default ? definition.default() : fields[name];
    if (value !== undefined) fields[name] = withDefaults(definition, value);
  }
  return fields;
}

const fillable = new WeakMap<object, readonly (readonly [string, AttributeDefinition])[]>();

/** The attributes in which there may be something to fill in, with their names. */
function filledIn(
  definitions: Readonly<Record<string, AttributeDefinition>>,
): readonly (readonly [string, AttributeDefinition])[] {
  let entries = fillable.get(definitions);
  if (entries === undefined) {
    entries = Object.entries(definitions).filter(([, definition]) => hasOrHoldsDefault(definition));
    fillable.set(definitions, entries);
  }
  return entries;
}

function elementsWithDefaults(
  element: AttributeDefinition,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const record = copyOf(given);
  for (const [name, value] of Object.entries(given)) record[name] = withDefaults(element, value);
  return record;
}

/** With a null prototype: "__proto__" is an attribute name like any other. */
function copyOf(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.assign(Object.create(null) as Record<string, unknown>, given);
}
