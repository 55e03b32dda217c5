import { type AnyModel, InvalidOptionError } from "@dynamorm/core";
import { keptText } from "./kept-text.ts";

/**
 * The fingerprint of an input: the SHA-256 of it as JSON, the same for equal inputs, in whatever order their names are.
 *
 * @throws InvalidOptionError for an input with parts that have no text: functions, instances of classes, what contains itself.
 */
export async function fingerprintOf({ name, table }: AnyModel, input: unknown): Promise<string> {
  const refuse = (problem: string): Error =>
    new InvalidOptionError(`run of model "${name}": the option "input" takes plain data; ${problem}`, {
      model: name,
      table,
    });
  const text = keptText(input, { refuse, canonical: true });
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
