import { describeValue } from "@dynamorm/core";
import { exactBigint } from "../bigint-text.ts";
import { parseDecimal } from "../decimal.ts";
import { Mismatch } from "../mismatch.ts";
import { exactNumber, numberText } from "../number-text.ts";
import { AvoidableMismatch } from "./avoidable-mismatch.ts";

/** DynamoDB's precision and range, in decimal digits. */
const mostDigits = 38;
const mostPlaces = 126;
const mostDecimals = 130;

/**
 * The text of a number without a schema. Those that may have lost digits already are refused, unless they are allowed:
 * `12345678901234567890` is `12345678901234567000` before anybody sees it.
 *
 * @throws Mismatch for these, and for what DynamoDB does not hold.
 */
export function safeNumberText(value: number, allowImprecise = false): string {
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER || !Number.isFinite(value) || allowImprecise) return numberText(value);
  throw new AvoidableMismatch(
    "allowImpreciseNumbers",
    "a number up to Number.MAX_SAFE_INTEGER",
    describeValue(value),
    "give a bigint, which is exact",
  );
}

/**
 * The text of a bigint.
 *
 * @throws Mismatch for more digits than DynamoDB holds.
 */
export function bigintText(value: bigint): string {
  const text = String(value);
  if (text.length <= mostDigits || isStorableNumber(text)) return text;
  const digits = text.replace(/^-/, "").length;
  throw new Mismatch(`at most ${mostDigits} digits`, `a bigint of ${digits} digits`, {
    mend: "DynamoDB holds no more; store it as text",
  });
}

/** Whether a text is a number that DynamoDB holds with all its digits, in any notation. */
export function isStorableNumber(text: string): boolean {
  const decimal = parseDecimal(text);
  if (decimal === undefined) return false;
  const { digits, exponent } = decimal;
  const places = digits.length + exponent;
  return digits === "" || (digits.length <= mostDigits && places <= mostPlaces && places > -mostDecimals);
}

/** A number where it is exact and safe to count with, a bigint where it is a larger whole one; `undefined` for what is neither. */
export function numberOrBigint(text: string): number | bigint | undefined {
  const number = exactNumber(text);
  return number !== undefined && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : exactBigint(text);
}
