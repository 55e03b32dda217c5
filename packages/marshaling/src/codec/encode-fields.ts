import { type AttributeValue, describeValue, isPlainObject } from "@dynamorm/core";
import { closestName } from "../closest-name.ts";
import { Mismatch, within } from "../mismatch.ts";
import { mendForObject } from "../plain-object.ts";
import { put } from "../record.ts";
import type { Field } from "./field.ts";

/**
 * Writes an item, or a map within one: each of its attributes, and nothing besides. `undefined` is absent.
 *
 * @throws Mismatch for what is no plain object, lacks a required attribute, or has one that the model does not.
 */
export function encodeFields(fields: readonly Field[], value: unknown): Record<string, AttributeValue> {
  if (!isPlainObject(value)) throw new Mismatch("a plain object", describeValue(value), { mend: mendForObject(value) });
  const stored: Record<string, AttributeValue> = {};
  let lacking: Field | undefined;
  let current: Field | undefined;
  let present = 0;
  try {
    for (const field of fields) {
      current = field;
      const { name } = field;
      const part = field.inherited && !Object.hasOwn(value, name) ? undefined : value[name];
      if (part !== undefined) {
        put(stored, name, field.encode(part));
        present++;
      } else if (field.required) {
        lacking ??= field;
      }
    }
  } catch (thrown) {
    throw current === undefined ? thrown : unfit(current, value, thrown);
  }
  // Counting is quicker than looking up every name; only when the numbers differ are names looked at.
  if (lacking !== undefined || present !== countKeys(value)) refuseNames(fields, value, lacking);
  return stored;
}

function countKeys(value: object): number {
  let count = 0;
  for (const _ in value) count++;
  return count;
}

/** A name too many first: a misspelt attribute is both that and a missing one, and the first says more. */
function refuseNames(
  fields: readonly Field[],
  value: Readonly<Record<string, unknown>>,
  lacking: Field | undefined,
): void {
  const names = fields.map(({ name }) => name);
  for (const [name, part] of Object.entries(value)) {
    if (part !== undefined && !names.includes(name)) throw within(name, unknownName(name, part, names));
  }
  if (lacking !== undefined) throw within(lacking.name, missing(lacking.expected));
}

function unknownName(name: string, value: unknown, names: readonly string[]): Mismatch {
  const meant = closestName(name, names);
  return new Mismatch(`one of ${names.join(", ")}`, describeValue(value), {
    problem: "is not in the model",
    mend: meant === undefined ? "leave it out, or add it to the model" : `did you mean ${meant}?`,
  });
}

function missing(expected: string): Mismatch {
  return new Mismatch(expected, describeValue(undefined), {
    problem: "is missing",
    mend: "give it, or make the attribute optional()",
  });
}

/** Places what a field threw; of `null` where nothing was meant it says so. */
function unfit(field: Field, value: Readonly<Record<string, unknown>>, thrown: unknown): unknown {
  const nullForNothing = thrown instanceof Mismatch && !field.required && value[field.name] === null;
  const mend = "leave out what the item lacks, or give undefined";
  return within(field.name, nullForNothing ? new Mismatch(thrown.expected, thrown.received, { mend }) : thrown);
}
