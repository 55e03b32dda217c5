import type { Decimal } from "../../decimal.ts";

/**
 * A number as a part of a key, so that texts sort as numbers do: how many digits it has before the point, as a letter (`a` for one,
 * `b` for two, …), then its digits: 7 is `a7`, 42 is `b42`, 0.5 is `a0.5`.
 *
 * Negative numbers sort the other way round: capital letters from `Z` down, each digit taken from 9, and an end mark that sorts after
 * every digit: -42 is `Y57~`.
 *
 * No text is the beginning of another but for more digits after the point, and `.` sorts after what separates parts.
 */
export function numberKeyText({ negative, digits, exponent }: Decimal): string {
  const count = digits.length + exponent;
  const whole = count > 0 ? digits.slice(0, count).padEnd(count, "0") : "0";
  const fraction = count > 0 ? digits.slice(count) : digits === "" ? "" : "0".repeat(-count) + digits;
  const text = fraction === "" ? whole : `${whole}.${fraction}`;
  return negative ? `${negativeMark(whole.length)}${complement(text)}~` : `${positiveMark(whole.length)}${text}`;
}

/** Letters for up to 25 digits; `z` and three digits for more. DynamoDB's largest numbers have 126. */
const mostLettered = 25;

function positiveMark(digits: number): string {
  if (digits <= mostLettered) return String.fromCharCode(96 + digits);
  return `z${String(digits).padStart(3, "0")}`;
}

function negativeMark(digits: number): string {
  if (digits <= mostLettered) return String.fromCharCode(91 - digits);
  return `A${999 - digits}`;
}

function complement(text: string): string {
  return text.replaceAll(/\d/g, (digit) => String(9 - Number(digit)));
}
