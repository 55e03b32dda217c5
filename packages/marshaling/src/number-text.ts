import { describeValue } from "@dynamorm/core";
import { parseDecimal } from "./decimal.ts";
import { Mismatch } from "./mismatch.ts";
import { shortestNumberText } from "./shortest-number-text.ts";

/**
 * What DynamoDB holds: 0, and magnitudes from 1E-130 to 9.99…E+125.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number
 */
const smallest = 1e-130;
const tooLarge = 1e126;

/** What doubles hold exactly, whatever the digits: 15 of them, with up to 22 decimals. */
const surelyExactLength = 15;
const powersOfTen: readonly number[] = Array.from({ length: surelyExactLength + 1 }, (_, exponent) =>
  Number(`1e${exponent}`),
);

/**
 * The text of an `N` or of a member of an `NS`: the shortest that gives the same number back.
 *
 * @throws Mismatch for what is no number, or none that DynamoDB holds.
 */
export function numberText(value: unknown): string {
  return shortestNumberText(storableNumber(value));
}

/** The same number. @throws Mismatch as {@link numberText}. */
export function storableNumber(value: unknown): number {
  if (typeof value !== "number") throw new Mismatch("a number", describeValue(value));
  const magnitude = Math.abs(value);
  if ((magnitude >= smallest && magnitude < tooLarge) || value === 0) return value;
  if (!Number.isFinite(value)) throw new Mismatch("a finite number", describeValue(value));
  throw new Mismatch("0, or a magnitude from 1E-130 to 9.99E+125", describeValue(value), {
    mend: "DynamoDB holds no other numbers",
  });
}

/**
 * The number that a text of DynamoDB's stands for, or `undefined` where a JavaScript number cannot hold it exactly. Exact
 * means that the number's own shortest text is the same decimal: `0.1` is, `0.10000000000000000001` is not.
 */
export function exactNumber(text: string): number | undefined {
  if (text.length > surelyExactLength) return exactNumberOfAnyText(text);
  // Short plain texts are nearly all: digits become a whole number, and dividing it by a power of ten rounds as parsing does.
  const negative = text.charCodeAt(0) === 45;
  let whole = 0;
  let point = -1;
  let index = negative ? 1 : 0;
  const first = index;
  for (; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) whole = whole * 10 + (code - 48);
    else if (code === 46 && point === -1 && index > first) point = index;
    else return exactNumberOfAnyText(text);
  }
  if (index === first) return undefined;
  const number = point === -1 ? whole : whole / (powersOfTen[text.length - 1 - point] as number);
  return negative ? 0 - number : number;
}

/** The same, with no shorter way for short texts. */
export function exactNumberOfAnyText(text: string): number | undefined {
  const decimal = parseDecimal(text);
  if (decimal === undefined) return undefined;
  const number = Number(text);
  const held = parseDecimal(String(number));
  const exact =
    held?.digits === decimal.digits && held.exponent === decimal.exponent && held.negative === decimal.negative;
  // Plus 0: a number whose text is "-0" is 0.
  return exact ? number + 0 : undefined;
}
