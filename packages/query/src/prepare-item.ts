import { type AnyModel, type AttributeDefinition, describeValue, InvalidItemError } from "@dynamorm/core";

/**
 * Makes the item that is stored out of what was given for a new one: defaults filled in, also within maps, and the attributes
 * that the library sets. Nothing that was given is changed.
 */
export function prepareItem(model: AnyModel, given: object, now: Date): Record<string, unknown> {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new InvalidItemError(
      `Model "${model.name}": an item is an object of attributes, not ${describeValue(given)}`,
      {
        model: model.name,
        table: model.table,
        path: "",
        expected: "an object of attributes",
        received: describeValue(given),
      },
    );
  }
  const definitions = Object.entries(model.attributes).map(([name, { definition }]): [string, AttributeDefinition] => [
    name,
    definition,
  ]);
  const item = withDefaults(definitions, given as Record<string, unknown>);
  const { createdAt, updatedAt, version } = model.roles;
  if (createdAt !== undefined) item[createdAt] ??= now;
  if (updatedAt !== undefined) item[updatedAt] = now;
  if (version !== undefined) item[version] ??= 0;
  return item;
}

function withDefaults(
  definitions: readonly (readonly [string, AttributeDefinition])[],
  given: Record<string, unknown>,
): Record<string, unknown> {
  // A null prototype: "__proto__" is an attribute name like any other.
  const item = Object.assign(Object.create(null) as Record<string, unknown>, given);
  for (const [name, definition] of definitions) {
    const value = item[name] === undefined && definition.default ? definition.default() : item[name];
    if (value === undefined) continue;
    item[name] =
      definition.type === "map" && isPlainObject(value)
        ? withDefaults(Object.entries(definition.attributes), value)
        : value;
  }
  return item;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null)
  );
}
