import { describeValue, isRecord } from "@dynamorm/core";
import { checkDocument } from "./check-document.ts";
import type { DmsDocument } from "./document.ts";
import { InvalidDmsError } from "./invalid-dms-error.ts";
import type { Place } from "./place.ts";
import { readText } from "./read-text.ts";

/**
 * Reads a model document: YAML or JSON text, or the plain data that is in one. What it gives is checked: every key is an attribute
 * of its type, every role and format is one that this library keeps to.
 *
 * Nothing in it is passed over. What this library does not know (`encryption`, another version, a role, a format) is refused by name.
 *
 * @example
 * const { namespace, models } = parseDms(await readFile("models.yml", "utf8"));
 *
 * @throws InvalidDmsError with the path, and the line of a text, for whatever is wrong first.
 */
export function parseDms(source: string | object): DmsDocument {
  return checkDocument(sourcePlace(source));
}

/** The value of a source, which is not checked yet. */
export function sourcePlace(source: unknown): Place {
  if (typeof source === "string") return readText(source);
  if (isRecord(source)) return { value: source, path: "", lineOf: () => undefined };
  throw new InvalidDmsError(`it is YAML or JSON text, or the object in one, not ${describeValue(source)}`, {
    path: "",
  });
}
