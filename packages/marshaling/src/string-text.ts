import { describeValue } from "@dynamorm/core";
import { Mismatch } from "./mismatch.ts";

/** ES2024, in every runtime since Node 20; the compiler's library is older. */
interface WellFormedText {
  isWellFormed(): boolean;
}

/**
 * The text of an `S` or of a member of an `SS`.
 *
 * @throws Mismatch for what is no string, and for lone surrogates: DynamoDB holds UTF-8, where they would become U+FFFD silently.
 */
export function stringText(value: unknown): string {
  if (typeof value !== "string") throw new Mismatch("a string", describeValue(value));
  if (!(value as unknown as WellFormedText).isWellFormed()) {
    throw new Mismatch("Unicode text", describeValue(value), {
      problem: "is a string with half of a surrogate pair",
      mend: "DynamoDB holds UTF-8, which has no such thing; text.toWellFormed() replaces it",
    });
  }
  return value;
}
