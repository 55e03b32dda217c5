import { describeValue } from "@dynamorm/core";
import { Mismatch } from "./mismatch.ts";

/** ES2024, in every runtime since Node 20; the compiler's library is older. */
interface WellFormedText {
  isWellFormed(): boolean;
}

/** Whether a text has no half of a surrogate pair. DynamoDB holds UTF-8, where such a half would silently become U+FFFD. */
export function isWellFormed(text: string): boolean {
  return (text as unknown as WellFormedText).isWellFormed();
}

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
