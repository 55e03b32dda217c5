import { describeValue, isWellFormed } from "@dynamorm/core";
import { Mismatch } from "./mismatch.ts";

/**
 * The text of an `S` or of a member of an `SS`.
 *
 * @throws Mismatch for what is no string, and for what would not be stored as it is.
 */
export function stringText(value: unknown): string {
  if (typeof value !== "string") throw new Mismatch("a string", describeValue(value));
  if (isWellFormed(value)) return value;
  throw new Mismatch("Unicode text", describeValue(value), {
    problem: "is a string with half of a surrogate pair",
    mend: "DynamoDB holds UTF-8, which has no such thing; text.toWellFormed() replaces it",
  });
}
