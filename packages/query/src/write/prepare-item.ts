import { describeValue, InvalidItemError, isPlainObject, isRecord } from "@dynamorm/core";
import { fieldsWithDefaults } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";

/**
 * Makes the item that is stored out of what was given for a new one: defaults filled in, at any depth, and the attributes that
 * the library sets. Nothing that was given is changed.
 *
 * @throws InvalidItemError for what is no object of attributes.
 */
export function prepareItem({ model, definitions, now }: ModelContext, given: object): Record<string, unknown> {
  if (!isPlainObject(given)) {
    const mend = { path: "", expected: "a plain object of attributes", received: describeValue(given) };
    const way = isRecord(given) ? `: ${given instanceof Promise ? "await it" : "spread it, { ...item }"}` : "";
    const message = `Model "${model.name}": an item is a plain object of attributes, not ${describeValue(given)}${way}`;
    throw new InvalidItemError(message, { model: model.name, table: model.table, ...mend });
  }
  const item = fieldsWithDefaults(definitions, given);
  const moment = now();
  const { createdAt, updatedAt, version } = model.roles;
  if (createdAt !== undefined && item[createdAt] === undefined) item[createdAt] = moment;
  if (updatedAt !== undefined) item[updatedAt] = moment;
  if (version !== undefined && item[version] === undefined) item[version] = 0;
  return item;
}
