import { twoDigits } from "./two-digits.ts";

const millisecondsPerDay = 86_400_000;
/** From 0000-01-01T00:00:00.000Z to 9999-12-31T23:59:59.999Z. */
const firstTime = -62_167_219_200_000;
const lastTime = 253_402_300_799_999;

/**
 * The date at a time, in ms since 1970, as ISO-8601 text in UTC with milliseconds, `2026-01-31T12:00:00.000Z`: what `toISOString()`
 * gives, in a third of its time. `undefined` for NaN, the time of an invalid date, and for years outside 0000 to 9999, whose texts
 * would not sort as dates do.
 */
export function formatIsoDate(time: number): string | undefined {
  // Written so that NaN is refused too.
  if (!(time >= firstTime && time <= lastTime)) return undefined;
  const day = Math.floor(time / millisecondsPerDay);
  const milliseconds = time - day * millisecondsPerDay;
  const seconds = Math.floor(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const fraction = milliseconds - seconds * 1000;
  return (
    `${dayText(day)}T${two(hours)}:${two(minutes - hours * 60)}:${two(seconds - minutes * 60)}` +
    `.${Math.floor(fraction / 100)}${two(fraction % 100)}Z`
  );
}

/** Texts of days, each in the slot of its number: dates that are written together are mostly of a few days. */
const slots = 64;
const daysKept: number[] = Array.from({ length: slots }, () => Number.NaN);
const textsKept: string[] = Array.from({ length: slots }, () => "");

/** The day that is so many days after 1970-01-01: `2026-01-31`. */
function dayText(day: number): string {
  const slot = day & (slots - 1);
  if (daysKept[slot] !== day) {
    const date = new Date(day * millisecondsPerDay);
    const year = date.getUTCFullYear();
    const century = Math.floor(year / 100);
    daysKept[slot] = day;
    textsKept[slot] = `${two(century)}${two(year % 100)}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  }
  return textsKept[slot] as string;
}

const form = /^(\d{4}-\d\d-(\d\d))(?:T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/;

/**
 * Reads ISO-8601 text: a day, which is midnight in UTC, or a moment with its zone. Fractions of a second may have any length
 * (Go writes nine digits); a `Date` keeps milliseconds. `undefined` for anything else, also for a day that its month lacks.
 */
export function parseIsoDate(text: string): Date | undefined {
  const milliseconds = parseOwnForm(text);
  if (milliseconds !== undefined) return new Date(milliseconds);
  const match = form.exec(text);
  // A day beyond the end of its month would be taken for one of the next.
  if (match === null || new Date(`${match[1]}T00:00:00Z`).getUTCDate() !== Number(match[2])) return undefined;
  return new Date(text);
}

/** The form that `formatIsoDate` writes, read in half of `Date.parse`'s time. What is in any doubt is left to the other way. */
function parseOwnForm(text: string): number | undefined {
  if (text.length !== 24 || text.charCodeAt(10) !== 84 || text.charCodeAt(19) !== 46 || text.charCodeAt(23) !== 90) {
    return undefined;
  }
  if (
    text.charCodeAt(4) !== 45 ||
    text.charCodeAt(7) !== 45 ||
    text.charCodeAt(13) !== 58 ||
    text.charCodeAt(16) !== 58
  ) {
    return undefined;
  }
  const year = digits(text, 0) * 100 + digits(text, 2);
  const [month, day] = [digits(text, 5), digits(text, 8)];
  const [hour, minute, second] = [digits(text, 11), digits(text, 14), digits(text, 17)];
  const millisecond = digits(text, 20) * 10 + digit(text, 22);
  // NaN, from what is no digit, fails every comparison. Date.UTC takes the years 0 to 99 for 1900 to 1999.
  const isDay = year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
  const isTime = hour <= 23 && minute <= 59 && second <= 59 && millisecond >= 0;
  return isDay && isTime ? Date.UTC(year, month - 1, day, hour, minute, second, millisecond) : undefined;
}

function two(number: number): string {
  return twoDigits[number] as string;
}

function digits(text: string, index: number): number {
  return digit(text, index) * 10 + digit(text, index + 1);
}

function digit(text: string, index: number): number {
  const value = text.charCodeAt(index) - 48;
  return value >= 0 && value <= 9 ? value : Number.NaN;
}
