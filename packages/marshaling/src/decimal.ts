/** A decimal number, taken apart: `digits × 10 ^ exponent`, without zeros at either end of the digits. Zero has no digits. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

const pattern = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/;

/** Reads a number as DynamoDB writes it: `"12"`, `"-1.50"`, `"1E+25"`; `undefined` for what is no decimal number. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = "", decimals = "", onlyDecimals = "", exponent = "0"] = match;
  const fraction = decimals + onlyDecimals;
  const all = whole + fraction;
  // Loops, where /0+$/ would take quadratic time on a hostile text.
  let start = 0;
  while (all[start] === "0") start++;
  let end = all.length;
  while (end > start && all[end - 1] === "0") end--;
  if (start === end) return { negative: false, digits: "", exponent: 0 };
  return {
    negative: sign === "-",
    digits: all.slice(start, end),
    exponent: Number(exponent) - fraction.length + (all.length - end),
  };
}
