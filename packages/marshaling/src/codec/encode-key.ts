import { type AttributeValue, describeValue, isPlainObject } from "@dynamorm/core";
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
  if (!isPlainObject(key)) throw new Mismatch(`an object with ${names.join(" and ")}`, describeValue(key));
  for (const [name, part] of Object.entries(key)) {
    if (part !== undefined && !names.includes(name)) throw within(name, noPart(part, names));
  }
  for (const { name, expected } of fields) {
    if (!Object.hasOwn(key, name) || key[name] === undefined) throw within(name, missing(expected, names));
  }
  return encodeFields(fields, key);
}

function noPart(part: unknown, names: readonly string[]): Mismatch {
  return new Mismatch(`${names.join(" and ")} alone`, describeValue(part), {
    problem: "is no part of the key",
    mend: "leave it out",
  });
}

function missing(expected: string, names: readonly string[]): Mismatch {
  return new Mismatch(expected, describeValue(undefined), {
    problem: "is missing",
    mend: `the key is ${names.join(" and ")}`,
  });
}
