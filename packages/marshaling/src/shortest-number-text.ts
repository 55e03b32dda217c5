import { twoDigits } from "./two-digits.ts";

/** So many hundredths: 50 are `".50"`, and in short `".5"`. */
const hundredthsTexts: readonly string[] = twoDigits.map((digits) => `.${digits}`);
const shortHundredthsTexts: readonly string[] = hundredthsTexts.map((text) => text.replace(/0$/, ""));

/** Below it, whole numbers are what engines count with the quickest: `| 0` says that they are such. */
const smallEnd = 2 ** 31;

/**
 * The shortest text that gives a finite number back: what `String(number)` is, in a fraction of the time for numbers of up to four
 * decimals, such as prices, and for large whole ones, such as times in milliseconds. Engines write these digit after digit; here
 * they are put together from small whole numbers, whose texts engines keep.
 */
export function shortestNumberText(number: number): string {
  if (number < 0) return `-${shortestNumberText(-number)}`;
  if (number >= smallEnd) return largeText(number);
  const whole = number | 0;
  if (whole === number) return `${whole}`;
  const tenThousandths = Math.round(number * 1e4);
  // Dividing rounds as parsing does, so the text gives the number back; no shorter one can: of texts of up to 15 digits, no two are
  // of one double.
  if (tenThousandths / 1e4 !== number) return String(number);
  const fraction = (tenThousandths - whole * 1e4) | 0;
  const hundredths = (fraction / 100) | 0;
  const rest = fraction - hundredths * 100;
  if (rest === 0) return `${whole}${shortHundredthsTexts[hundredths]}`;
  return `${whole}${hundredthsTexts[hundredths]}${rest % 10 === 0 ? rest / 10 : twoDigits[rest]}`;
}

function largeText(number: number): string {
  if (number >= 1e15 || Math.floor(number) !== number) return String(number);
  const millions = Math.floor(number / 1e6);
  const rest = (number - millions * 1e6) | 0;
  const high = (rest / 1e4) | 0;
  const low = rest - high * 1e4;
  const middle = (low / 100) | 0;
  return `${millions}${twoDigits[high]}${twoDigits[middle]}${twoDigits[low - middle * 100]}`;
}
