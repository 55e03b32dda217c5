import { type AttributeValue, isRecord } from "@dynamorm/core";
import { storedMismatch } from "../describe-stored.ts";
import { within } from "../mismatch.ts";
import { decodeField } from "./decode-fields.ts";
import type { Field } from "./field.ts";

/**
 * Reads what fits of an item; `report` is called with what is thrown for each attribute that does not.
 *
 * @throws Mismatch for what is no item at all.
 */
export function decodeLeniently(
  fields: readonly Field[],
  stored: Readonly<Record<string, AttributeValue>>,
  report: (thrown: unknown) => void,
): Record<string, unknown> {
  if (!isRecord(stored)) throw storedMismatch("an item", stored);
  const item: Record<string, unknown> = {};
  for (const field of fields) {
    try {
      decodeField(field, stored, item);
    } catch (thrown) {
      report(within(field.name, thrown));
    }
  }
  return item;
}
