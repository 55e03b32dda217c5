import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { isWellFormed } from "../is-well-formed.ts";
import { quoteText } from "../quote-text.ts";
import { Attribute, unmodified } from "./attribute.ts";

/** Text, stored as `S`. */
export function string(): Attribute<string> {
  return new Attribute({ type: "string", ...unmodified });
}

/** A JavaScript number, stored as `N`. `NaN`, infinities and numbers that DynamoDB or JavaScript cannot hold exactly are refused. */
export function number(): Attribute<number> {
  return new Attribute({ type: "number", ...unmodified });
}

/** A whole number of up to 38 digits, stored as `N`: what is beyond `Number.MAX_SAFE_INTEGER` stays exact. */
export function bigint(): Attribute<bigint> {
  return new Attribute({ type: "bigint", ...unmodified });
}

/** `true` or `false`, stored as `BOOL`. */
export function boolean(): Attribute<boolean> {
  return new Attribute({ type: "boolean", ...unmodified });
}

/** Bytes, stored as `B`. A `Buffer` is one too; reading gives a plain `Uint8Array`. */
export function binary(): Attribute<Uint8Array> {
  return new Attribute({ type: "binary", ...unmodified });
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
  // A copy: the caller's own list can change, and have holes.
  const own: readonly unknown[] = Array.isArray(values) ? Object.freeze([...values]) : [];
  if (own.length === 0 || !own.every(isText)) {
    throw new InvalidModelError(
      `attr.enum() takes a list of at least one text, e.g. attr.enum(["active", "disabled"])`,
    );
  }
  const repeated = own.find((value, index) => own.indexOf(value) !== index);
  if (repeated !== undefined) throw new InvalidModelError(`attr.enum() was given ${quoteText(repeated)} twice`);
  const broken = own.find((value) => !isWellFormed(value));
  if (broken !== undefined) {
    throw new InvalidModelError(
      `attr.enum(): ${quoteText(broken)} holds half of a character (a lone surrogate), which cannot be stored`,
    );
  }
  return new Attribute({ type: "enum", values: own, ...unmodified });
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
