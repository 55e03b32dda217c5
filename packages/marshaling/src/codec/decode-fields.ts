import { type AttributeValue, isRecord } from "@dynamorm/core";
import { storedMismatch } from "../describe-stored.ts";
import { Mismatch, within } from "../mismatch.ts";
import { put } from "../record.ts";
import type { Field } from "./field.ts";

/**
 * Reads an item, or a map within one. Attributes that are not among the fields are left out: the table may hold more than
 * this model knows.
 *
 * @throws Mismatch for what does not fit, or lacks a required attribute.
 */
export function decodeFields(
  fields: readonly Field[],
  stored: Readonly<Record<string, AttributeValue>>,
): Record<string, unknown> {
  if (!isRecord(stored)) throw storedMismatch("an item", stored);
  const item: Record<string, unknown> = {};
  let name = "";
  try {
    for (const field of fields) {
      name = field.name;
      const part = field.inherited && !Object.hasOwn(stored, name) ? undefined : stored[name];
      if (part !== undefined) put(item, name, field.decode(part));
      else if (field.inherited && Object.hasOwn(stored, name)) throw lost(field.expectedStored);
      else if (field.required) throw missing(field.expectedStored);
    }
  } catch (thrown) {
    throw within(name, thrown);
  }
  return item;
}

function missing(expected: string): Mismatch {
  return new Mismatch(expected, "nothing", {
    problem: "is missing",
    mend: "make it optional(), or backfill the table",
  });
}

/** What the SDK's client gives for `__proto__`: the name, and no value. Better an error than a value lost without a word. */
function lost(expected: string): Mismatch {
  return new Mismatch(expected, "nothing", {
    problem: "was lost on the way",
    mend: "the AWS SDK for JavaScript does not read attributes of this name; give the attribute another one",
  });
}
