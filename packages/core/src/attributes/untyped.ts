import { Attribute, unmodified } from "./attribute.ts";

/**
 * Any value that JSON has, stored as its text (`S`): for data that is only ever read and written whole. Its parts have no paths and
 * no conditions.
 *
 * The type is the caller's word; `validate()` makes it true for what is written.
 *
 * @example
 * settings: attr.json<Settings>()
 */
export function json<Value = unknown>(): Attribute<Value, Value, "keyless"> {
  return new Attribute({ type: "json", ...unmodified });
}

/**
 * Any value that DynamoDB has a type for, stored as that type: texts, numbers, bigints, booleans, `null`, bytes, sets, arrays and
 * plain objects, nested as they are. The type is the caller's word; `validate()` makes it true for what is written.
 */
export function unknown<Value = unknown>(): Attribute<Value, Value, "keyless"> {
  return new Attribute({ type: "unknown", ...unmodified });
}
