import { describeValue, InvalidQueryError } from "@dynamorm/core";

/** A number as its sign, its digits without zeros around them, and the power of ten before the first digit: 0.5 is "5" and 0. */
interface Decimal {
  readonly sign: -1 | 0 | 1;
  readonly digits: string;
  readonly exponent: number;
}

/** No number of DynamoDB's has an exponent of more than three digits; nine cannot lose any as a JavaScript number either. */
const decimalText = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/;

/**
 * The order of two numbers as DynamoDB's API writes them, with all of their 38 digits: below 0, 0 or above 0. `1`, `1.0` and `10e-1`
 * are one number.
 *
 * @throws InvalidQueryError for a text that is no number.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number
 */
export function compareDecimals(one: string, other: string): number {
  const [a, b] = [decimalOf(one), decimalOf(other)];
  if (a.sign !== b.sign) return a.sign - b.sign;
  if (a.exponent !== b.exponent) return a.exponent < b.exponent ? -a.sign : a.sign;
  // Digits begin at the same power of ten, so that their order as texts is that of the numbers.
  return a.digits === b.digits ? 0 : a.digits < b.digits ? -a.sign : a.sign;
}

/** The one text that all writings of a number share. @throws InvalidQueryError for a text that is no number. */
export function canonicalDecimal(text: string): string {
  const { sign, digits, exponent } = decimalOf(text);
  return `${sign}:${digits}:${exponent}`;
}

function decimalOf(text: string): Decimal {
  const [, minus, whole = "", fraction = "", exponent = "0"] = decimalText.exec(text) ?? [];
  const all = whole + fraction;
  if (all === "") {
    throw new InvalidQueryError(`a number is stored as a text of digits, e.g. "-1.5", not as ${describeValue(text)}`);
  }
  const first = all.search(/[1-9]/);
  if (first === -1) return { sign: 0, digits: "", exponent: 0 };
  return {
    sign: minus === "-" ? -1 : 1,
    digits: withoutZerosAfter(all.slice(first)),
    exponent: Number(exponent) + whole.length - first,
  };
}

/** A loop, because a regular expression that looks for zeros at the end takes the square of the text's length in time. */
function withoutZerosAfter(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === "0") end--;
  return digits.slice(0, end);
}
