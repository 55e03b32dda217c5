import { type AnyModel, describeValue, InvalidItemError, isPlainObject, isRecord } from "@dynamorm/core";
import { fieldsWithDefaults } from "./with-defaults.ts";

/**
 * Makes the item that is stored out of what was given for a new one: defaults filled in, at any depth, and the attributes that
 * the library sets. Nothing that was given is changed.
 *
 * @throws InvalidItemError for what is no object of attributes.
 */
export function prepareItem(model: AnyModel, given: object, now: Date): Record<string, unknown> {
  if (!isPlainObject(given)) {
    const mend = { path: "", expected: "a plain object of attributes", received: describeValue(given) };
    const way = isRecord(given) ? `: ${given instanceof Promise ? "await it" : "spread it, { ...item }"}` : "";
    const message = `Model "${model.name}": an item is a plain object of attributes, not ${describeValue(given)}${way}`;
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
