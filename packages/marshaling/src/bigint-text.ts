import { parseDecimal } from "./decimal.ts";

/** Digits that are quickly read: as many as DynamoDB writes without an exponent, and some. */
const plain = /^-?\d{1,50}$/;

/** DynamoDB's range ends below 1E+126. Beyond it, a short text like `1E+999999999` would stand for a number of any length. */
const mostDigits = 126;

/** The whole number that a text of DynamoDB's stands for, in whichever notation; `undefined` for what is none. */
export function exactBigint(text: string): bigint | undefined {
  if (plain.test(text)) return BigInt(text);
  const decimal = parseDecimal(text);
  if (decimal === undefined) return undefined;
  const { negative, digits, exponent } = decimal;
  if (exponent < 0 || digits.length + exponent > mostDigits) return undefined;
  const magnitude = BigInt(digits + "0".repeat(exponent));
  return negative ? -magnitude : magnitude;
}
