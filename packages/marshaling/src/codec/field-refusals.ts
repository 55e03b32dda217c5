import { closestName, describeValue, isPlainObject } from "@dynamorm/core";
import { mendNull, Mismatch, within } from "../mismatch.ts";
import { mendForObject } from "../plain-object.ts";
import type { Field } from "./field.ts";

/** Refuses what is no object of attributes. */
export function checkObject(value: unknown): asserts value is Readonly<Record<string, unknown>> {
  if (!isPlainObject(value)) throw new Mismatch("a plain object", describeValue(value), { mend: mendForObject(value) });
}

/** Places what a field threw. */
export function unfit(field: Field, value: unknown, thrown: unknown): unknown {
  // A null where nothing was meant; a key can be neither.
  if (!field.required)
    return within(field.name, mendNull(thrown, value, "leave out what the item lacks, or give undefined"));
  if (field.keyRule !== undefined) return within(field.name, thrown);
  return within(field.name, mendNull(thrown, value, "give it, or make the attribute nullable()"));
}

/**
 * Refuses names that the fields do not have, if there are any; then the lack of a required one. A misspelt attribute is both a
 * name too many and a missing one, and the first says more. `present` is how many fields the object has.
 */
export function checkNames(
  fields: readonly Field[],
  value: Readonly<Record<string, unknown>>,
  present: number,
  lacking: Field | undefined,
): void {
  // Counting is quicker than looking up every name.
  if (lacking === undefined && present === countKeys(value)) return;
  const names = fields.map(({ name }) => name);
  for (const [name, part] of Object.entries(value)) {
    if (part !== undefined && !names.includes(name)) throw within(name, unknownName(name, part, names));
  }
  if (lacking !== undefined) throw within(lacking.name, missing(lacking.expected));
}

/** How many properties an object has, inherited ones too: at least those that are its own. */
function countKeys(value: object): number {
  let count = 0;
  for (const _ in value) count++;
  return count;
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
