import { describeValue } from "./describe-value.ts";
import { quoteText } from "./quote-text.ts";

/** What was given as a name, for error messages: `"age"`, shortened; what is no text as {@link describeValue} says it. */
export function describeName(name: unknown): string {
  return typeof name === "string" ? quoteText(name) : describeValue(name);
}
