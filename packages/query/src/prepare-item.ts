import { type AnyModel, describeValue, InvalidItemError } from "@dynamorm/core";
import { isPlainObject } from "./plain-object.ts";
import { fieldsWithDefaults } from "./with-defaults.ts";

/**
 * Makes the item that is stored out of what was given for a new one: defaults filled in, at any depth, and the attributes that
 * the library sets. Nothing that was given is changed.
 *
 * @throws InvalidItemError for what is no object of attributes.
 */
export function prepareItem(model: AnyModel, given: object, now: Date): Record<string, unknown> {
  if (!isPlainObject(given)) {
    const mend = { path: "", expected: "an object of attributes", received: describeValue(given) };
    const message = `Model "${model.name}": an item is an object of attributes, not ${describeValue(given)}`;
    throw new InvalidItemError(message, { model: model.name, table: model.table, ...mend });
  }
  const definitions = Object.entries(model.attributes).map(([name, { definition }]) => [name, definition] as const);
  const item = fieldsWithDefaults(Object.fromEntries(definitions), given);
  const { createdAt, updatedAt, version } = model.roles;
  if (createdAt !== undefined && item[createdAt] === undefined) item[createdAt] = now;
  if (updatedAt !== undefined) item[updatedAt] = now;
  if (version !== undefined && item[version] === undefined) item[version] = 0;
  return item;
}
