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
  let current: Field | undefined;
  try {
    for (const field of fields) {
      current = field;
      decodeField(field, stored, item);
    }
  } catch (thrown) {
    throw current === undefined ? thrown : within(current.name, thrown);
  }
  return item;
}

/** Reads one attribute into an item. */
export function decodeField(
  field: Field,
  stored: Readonly<Record<string, AttributeValue>>,
  item: Record<string, unknown>,
): void {
  if (field.inherited) return decodeInherited(field, stored, item);
  const part = stored[field.storedName];
  if (part !== undefined) item[field.name] = field.decode(part);
  else decodeNothing(field, item);
}

function decodeInherited(
  field: Field,
  stored: Readonly<Record<string, AttributeValue>>,
  item: Record<string, unknown>,
): void {
  if (!Object.hasOwn(stored, field.storedName)) return decodeNothing(field, item);
  const part = stored[field.storedName];
  if (part === undefined) throw lost(field.expectedStored);
  put(item, field.name, field.decode(part));
}

/** What is not stored is absent, or the empty value that is not stored, or missing. */
function decodeNothing({ name, required, empty, expectedStored }: Field, item: Record<string, unknown>): void {
  if (!required) return;
  if (empty === undefined) throw missing(expectedStored);
  put(item, name, empty.make());
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
