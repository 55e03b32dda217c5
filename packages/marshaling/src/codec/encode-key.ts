import { type AttributeValue, describeValue } from "@dynamorm/core";
import { Mismatch, within } from "../mismatch.ts";
import { encodeFields } from "./encode-fields.ts";
import type { Field } from "./field.ts";

/**
 * Writes a key: every part of it, and nothing besides.
 *
 * @throws Mismatch for a part that is missing or does not fit, and for what is no part of the key.
 */
export function encodeKey(fields: readonly Field[], key: unknown): Record<string, AttributeValue> {
  const names = fields.map(({ name }) => name);
  for (const [name, part] of Object.entries(key ?? {})) {
    if (part === undefined || names.includes(name)) continue;
    throw within(
      name,
      new Mismatch(`${names.join(" and ")} alone`, describeValue(part), {
        problem: "is no part of the key",
        mend: "leave it out",
      }),
    );
  }
  return encodeFields(fields, key);
}
