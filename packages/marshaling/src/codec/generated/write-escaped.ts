import { escapedText } from "../../json-text.ts";
import type { Body } from "./program.ts";

/** Writes the JSON text of a well-formed text that a variable holds, quotes included, as a part of a template literal. */
export function writeEscaped(text: string, body: Body): string {
  return `"\${${body.program.constant(escapedText)}(${text})}"`;
}
