import { describeValue, isWellFormed } from "@dynamorm/core";
import { isDate } from "../builtins.ts";
import { Mismatch } from "../mismatch.ts";
import { mendForObject } from "../plain-object.ts";
import { AvoidableMismatch } from "./avoidable-mismatch.ts";

const expected = "a value that DynamoDB has a type for";

/** What is thrown for a value that DynamoDB has no type for, with what to do instead. */
export function refused(value: unknown): Mismatch {
  return new Mismatch(expected, describeValue(value), { mend: mendFor(value) });
}

/** What is thrown for an `undefined` that stands where an option would leave it out. */
export function undefinedWithin(received = "nothing"): Mismatch {
  return new AvoidableMismatch("removeUndefinedValues", expected, received, "leave it out");
}

/** What is thrown for an instance of a class, whose properties an option would store. */
export function instanceOfClass(value: object): Mismatch {
  return new AvoidableMismatch("convertClassInstanceToMap", expected, describeValue(value), mendForObject(value));
}

/** Refuses names that DynamoDB does not hold. */
export function checkName(name: string): void {
  if (name === "") throw new Mismatch("a name of at least one character", "an empty attribute name");
  if (!isWellFormed(name)) {
    throw new Mismatch("Unicode text", "a name with half of a surrogate pair");
  }
}

/** Whether a value is a `Blob` or a `File`, of whichever library. */
export function isBlob(value: object): boolean {
  return /^\[object (?:Blob|File)\]$/.test(Object.prototype.toString.call(value)) && "arrayBuffer" in value;
}

function mendFor(value: unknown): string {
  if (typeof value !== "object" || value === null) return "leave it out";
  if (isDate(value)) return "store date.toISOString() or date.getTime()";
  if (isBlob(value)) return "give its bytes: new Uint8Array(await value.arrayBuffer())";
  return "its properties do not show what it holds; make a text or a plain object of that";
}
