import { describeValue } from "@dynamorm/core";
import { parseDecimal } from "../decimal.ts";
import { Mismatch } from "../mismatch.ts";
import { exactNumber, numberText } from "../number-text.ts";

/** DynamoDB's precision and range, in decimal digits. */
const mostDigits = 38;
const mostPlaces = 126;

/**
 * The text of a number without a schema. Those that may have lost digits already are refused: `12345678901234567890` is
 * `12345678901234567000` before anybody sees it.
 *
 * @throws Mismatch for these, and for what DynamoDB does not hold.
 */
export function safeNumberText(value: number): string {
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER || !Number.isFinite(value)) return numberText(value);
  throw new Mismatch("a number up to Number.MAX_SAFE_INTEGER", describeValue(value), {
    mend: "give a bigint, which is exact",
  });
}

/**
 * The text of a bigint.
 *
 * @throws Mismatch for more digits than DynamoDB holds.
 */
export function bigintText(value: bigint): string {
  const text = String(value);
  if (text.length <= mostDigits) return text;
  const digits = text.replace(/^-/, "").length;
  const significant = text.replace(/^-|0+$/g, "").length;
  if (significant <= mostDigits && digits <= mostPlaces) return text;
  throw new Mismatch(`at most ${mostDigits} digits`, `a bigint of ${digits} digits`, {
    mend: "DynamoDB holds no more; store it as text",
  });
}

/** A number where it is exact and safe to count with, a bigint where it is a larger whole one; `undefined` for what is neither. */
export function numberOrBigint(text: string): number | bigint | undefined {
  const number = exactNumber(text);
  if (number !== undefined && Math.abs(number) <= Number.MAX_SAFE_INTEGER) return number;
  const decimal = parseDecimal(text);
  if (decimal === undefined || decimal.exponent < 0 || decimal.digits.length + decimal.exponent > mostPlaces) {
    return undefined;
  }
  const magnitude = BigInt(decimal.digits + "0".repeat(decimal.exponent));
  return decimal.negative ? -magnitude : magnitude;
}
