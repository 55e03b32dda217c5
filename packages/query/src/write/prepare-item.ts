import {
  type AnyModel,
  describeValue,
  hasValidators,
  InvalidItemError,
  isPlainObject,
  isRecord,
  validateItem,
} from "@dynamorm/core";
import { fieldsWithDefaults } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";

/** An item that is to be stored: as it was given, and as it is with everything filled in. */
export interface ItemDraft {
  readonly given: object;
  /**
   * The item with defaults and what the library sets, valid. It is made once, however often the write is planned: a default may be a
   * random key, and a validator may ask a server.
   */
  readonly prepared: (context: ModelContext) => Record<string, unknown> | Promise<Record<string, unknown>>;
}

/** The draft of an item, with nothing done yet. */
export function draftItem(given: object): ItemDraft {
  let made: Record<string, unknown> | Promise<Record<string, unknown>> | undefined;
  const prepare: ItemDraft["prepared"] = (context) => {
    const item = prepareItem(context, given);
    // Most models have nothing to wait for.
    return isValidated(context.model) ? validateItem(context.model, item) : item;
  };
  return { given, prepared: (context) => (made ??= prepare(context)) };
}

function isValidated({ attributes, validate }: AnyModel): boolean {
  return validate !== undefined || hasValidators(attributes);
}

/**
 * Makes the item that is stored out of what was given for a new one: defaults filled in, at any depth, and the attributes that
 * the library sets. Nothing that was given is changed.
 *
 * @throws InvalidItemError for what is no object of attributes.
 */
function prepareItem({ model, definitions, now }: ModelContext, given: object): Record<string, unknown> {
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
