import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { Attribute, unmodified } from "./attribute.ts";

/** Text, stored as `S`. */
export function string(): Attribute<string> {
  return new Attribute({ type: "string", ...unmodified });
}

/** A JavaScript number, stored as `N`. `NaN`, infinities and numbers that DynamoDB or JavaScript cannot hold exactly are refused. */
export function number(): Attribute<number> {
  return new Attribute({ type: "number", ...unmodified });
}

/** `true` or `false`, stored as `BOOL`. */
export function boolean(): Attribute<boolean> {
  return new Attribute({ type: "boolean", ...unmodified });
}

/**
 * One of the given texts, stored as `S`.
 *
 * @example
 * status: attr.enum(["active", "disabled"])   // "active" | "disabled"
 *
 * @throws InvalidModelError when the values are none, not all text, or not all different.
 */
export function enumeration<const Values extends readonly [string, ...string[]]>(
  values: Values,
): Attribute<Values[number]> {
  if (!Array.isArray(values) || values.length === 0 || values.some((value) => typeof value !== "string")) {
    throw new InvalidModelError(
      `attr.enum() takes a list of at least one text, e.g. attr.enum(["active", "disabled"])`,
    );
  }
  const repeated = values.find((value, index) => values.indexOf(value) !== index);
  if (repeated !== undefined) throw new InvalidModelError(`attr.enum() was given ${JSON.stringify(repeated)} twice`);
  return new Attribute({ type: "enum", values: Object.freeze([...values]), ...unmodified });
}
