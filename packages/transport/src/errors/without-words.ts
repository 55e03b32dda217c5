import { fieldOf, textOf } from "../field-of.ts";

/**
 * Stands for an answer of AWS that may quote the request's headers, the session token among them: whatever prints the error
 * prints its cause too. It has the name, `$fault`, `$metadata` and the stack of what was thrown; what AWS says, and everything
 * else, is left out.
 */
export function withoutWords(thrown: unknown): Error {
  const substitute = new Error("what AWS said is left out: it may quote the request, with its tokens");
  const name = textOf(thrown, "name") ?? "Error";
  const lines = [`${name}: ${substitute.message}`, ...framesOf(thrown)];
  // Not enumerable, as they are in other errors.
  Object.defineProperty(substitute, "name", { value: name, configurable: true, writable: true });
  Object.defineProperty(substitute, "stack", { value: lines.join("\n"), configurable: true, writable: true });
  return Object.assign(substitute, { $fault: fieldOf(thrown, "$fault"), $metadata: fieldOf(thrown, "$metadata") });
}

/** The places in the code. The message stands above them in a stack, on as many lines as it has. */
function framesOf(thrown: unknown): readonly string[] {
  const words = textOf(thrown, "message") ?? "";
  const stack = textOf(thrown, "stack") ?? "";
  const places = words === "" ? stack : stack.replaceAll(words, "");
  return places.split("\n").filter((line) => /^ {4}at .*(?::\d+:\d+|<anonymous>|native)\)?$/.test(line));
}
