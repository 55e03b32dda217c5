import { describeValue } from "../describe-value.ts";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { isWellFormed } from "../is-well-formed.ts";
import { quoteText } from "../quote-text.ts";
import { Attribute, unmodified } from "./attribute.ts";
import type { LiteralValue } from "./definition.ts";

/**
 * One value and no other: a text (`S`), a number (`N`), or `true` or `false` (`BOOL`). What tells the members of a union apart.
 *
 * @example
 * kind: attr.literal("circle")   // "circle"
 *
 * @throws InvalidModelError for what is none of these, and for a number that no item can hold.
 */
export function literal<const Value extends LiteralValue>(value: Value): Attribute<Value> {
  const isLiteral = typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
  if (!isLiteral) {
    throw new InvalidModelError(
      `attr.literal() takes a text, a finite number, true or false, e.g. attr.literal("circle"), not ${describeValue(value)}`,
    );
  }
  if (typeof value === "string" && !isWellFormed(value)) {
    throw new InvalidModelError(
      `attr.literal(${quoteText(value)}): it holds half of a character (a lone surrogate), which cannot be stored`,
    );
  }
  if (typeof value === "number" && value !== 0 && !isHeld(Math.abs(value))) {
    throw new InvalidModelError(`attr.literal(${value}): DynamoDB holds 0, and magnitudes from 1E-130 to 9.99E+125`);
  }
  return new Attribute({ type: "literal", value, ...unmodified });
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
function isHeld(magnitude: number): boolean {
  return magnitude >= 1e-130 && magnitude < 1e126;
}
