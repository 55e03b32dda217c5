import { describeValue, isPlainObject } from "@dynamorm/core";
import { isDate } from "./builtins.ts";
import { Mismatch, within } from "./mismatch.ts";
import { mendForObject } from "./plain-object.ts";

/**
 * The JSON text of a value that comes back as it was.
 *
 * @throws Mismatch for what `JSON.stringify` would drop or change without a word: `undefined`, functions, numbers that JSON does not
 * have, dates, instances of classes, and what contains itself; and for what is nested thousands of levels deep, or too long for a text.
 */
export function jsonOfAnything(value: unknown): string {
  try {
    checkJson(value, []);
    return JSON.stringify(value);
  } catch (thrown) {
    throw thrown instanceof RangeError ? tooMuch(value, thrown) : thrown;
  }
}

/** `outer` are the containers that the value stands in. */
function checkJson(value: unknown, outer: object[]): void {
  switch (typeof value) {
    case "string":
    case "boolean":
      return;
    case "number":
      return checkNumber(value);
    case "object":
      if (value !== null) checkContainer(value, outer);
      return;
    default:
      throw refused(value);
  }
}

function checkNumber(value: number): void {
  if (!Number.isFinite(value)) throw new Mismatch("a finite number", describeValue(value));
  if (Object.is(value, -0)) {
    throw new Mismatch("a number that JSON has", describeValue(value), { mend: "value + 0 makes 0 of it" });
  }
}

function checkContainer(value: object, outer: object[]): void {
  if (outer.includes(value)) throw new Mismatch("no cycle", "an object that contains itself");
  if (!Array.isArray(value) && !isPlainObject(value)) throw refused(value);
  let place: string | number = 0;
  outer.push(value);
  try {
    if (Array.isArray(value)) {
      for (; place < value.length; place++) checkJson(value[place], outer);
    } else {
      for (place of Object.keys(value)) checkJson(value[place], outer);
    }
  } catch (thrown) {
    throw within(place, thrown);
  }
  outer.pop();
}

/** `JSON.parse` reads what is nested deeper than anything that goes through it by calls can follow. */
function tooMuch(value: unknown, cause: RangeError): Mismatch {
  return new Mismatch("what JSON.stringify can write", describeValue(value), {
    problem: `is ${describeValue(value)}, too deep or too large to be written as JSON`,
    mend: "an item holds no more than 400 KB",
    cause,
  });
}

function refused(value: unknown): Mismatch {
  return new Mismatch("a value that JSON has", describeValue(value), { mend: mendFor(value) });
}

function mendFor(value: unknown): string | undefined {
  if (value === undefined || typeof value === "function" || typeof value === "symbol") return "leave it out";
  if (typeof value === "bigint") return "store it as text: String(value)";
  if (isDate(value)) return "store date.toISOString() or date.getTime()";
  return mendForObject(value);
}
