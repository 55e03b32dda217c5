import { describeValue, isWellFormed } from "@dynamorm/core";
import { isDate } from "../builtins.ts";
import { Mismatch } from "../mismatch.ts";
import { mendForObject } from "../plain-object.ts";

/** What is thrown for a value that DynamoDB has no type for, with what to do instead. */
export function refused(value: unknown): Mismatch {
  return new Mismatch("a value that DynamoDB has a type for", describeValue(value), { mend: mendFor(value) });
}

/** What is thrown for an object that stands within itself. */
export function cycle(): Mismatch {
  return new Mismatch("no cycle", "an object that contains itself");
}

/** Refuses names that DynamoDB does not hold. */
export function checkName(name: string): void {
  if (name === "") throw new Mismatch("a name of at least one character", "an empty attribute name");
  if (!isWellFormed(name)) {
    throw new Mismatch("Unicode text", "a name with half of a surrogate pair");
  }
}

function mendFor(value: unknown): string | undefined {
  if (typeof value !== "object") return "leave it out";
  if (isDate(value)) return "store date.toISOString() or date.getTime()";
  if (ArrayBuffer.isView(value)) return "give its bytes: new Uint8Array(view.buffer, view.byteOffset, view.byteLength)";
  return mendForObject(value);
}
