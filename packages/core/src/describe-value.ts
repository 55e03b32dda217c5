import { quoteText } from "./quote-text.ts";

/**
 * A value in a few words, for error messages: `the string "abc"`, `the number 3`, `a Date`, `an array`, `nothing`.
 * Shows what a programmer needs to find it, not more: texts are cut after 40 characters, objects are not looked into.
 */
export function describeValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  switch (typeof value) {
    case "string":
      return `the string ${quoteText(value)}`;
    case "number":
    case "bigint":
      return `the ${typeof value} ${Object.is(value, -0) ? "-0" : String(value)}`;
    case "boolean":
      return String(value);
    case "object":
      return describeObject(value);
    default:
      return `a ${typeof value}`;
  }
}

function describeObject(value: object): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty array" : "an array";
  const time = timeOf(value);
  if (time !== undefined) return Number.isNaN(time) ? "an invalid Date" : "a Date";
  const name = (Object.getPrototypeOf(value) as { constructor?: { name?: unknown } } | null)?.constructor?.name;
  return typeof name === "string" && name !== "" && name !== "Object" ? `an instance of ${name}` : "an object";
}

/** Asks the date itself: what has a date's prototype need not be one, and one of another realm (Jest has such) has another. */
function timeOf(value: object): number | undefined {
  try {
    return Date.prototype.getTime.call(value);
  } catch {
    return undefined;
  }
}
