import type { AttributeValue } from "@dynamorm/core";
import { put } from "../record.ts";
import type { Field } from "./field.ts";
import { checkNames, checkObject, unfit } from "./field-refusals.ts";

/**
 * Writes an item, or a map within one: each of its attributes, and nothing besides. `undefined` is absent.
 *
 * @throws Mismatch for what is no plain object, lacks a required attribute, or has one that the model does not.
 */
export function encodeFields(fields: readonly Field[], value: unknown): Record<string, AttributeValue> {
  checkObject(value);
  const stored: Record<string, AttributeValue> = {};
  let index = 0;
  // While the names come as the fields do, nothing has to be looked up: `value[name]` is quick in such a loop alone.
  for (const name in value) {
    index = nextField(fields, index, name);
    const field = fields[index++];
    if (field === undefined) return encodeInAnyOrder(fields, value);
    const part = value[name];
    if (part === undefined) {
      if (field.required) return encodeInAnyOrder(fields, value);
    } else {
      encodeField(field, part, stored);
    }
  }
  return lacksNone(fields, index) ? stored : encodeInAnyOrder(fields, value);
}

/** The same for every order, for names that there are not, and for what is missing. */
function encodeInAnyOrder(
  fields: readonly Field[],
  value: Readonly<Record<string, unknown>>,
): Record<string, AttributeValue> {
  const stored: Record<string, AttributeValue> = {};
  let lacking: Field | undefined;
  let present = 0;
  for (const field of fields) {
    const part = partOf(value, field);
    if (part !== undefined) {
      present++;
      encodeField(field, part, stored);
    } else if (field.required) {
      lacking ??= field;
    }
  }
  checkNames(fields, value, present, lacking);
  return stored;
}

function encodeField(field: Field, part: unknown, stored: Record<string, AttributeValue>): void {
  if (field.empty !== undefined && field.empty.is(part)) return;
  try {
    const encoded = field.encode(part);
    if (field.inherited) put(stored, field.storedName, encoded);
    else stored[field.storedName] = encoded;
  } catch (thrown) {
    throw unfit(field, part, thrown);
  }
}

/** What an object has for a field. */
export function partOf(value: Readonly<Record<string, unknown>>, { name, inherited }: Field): unknown {
  return inherited && !Object.hasOwn(value, name) ? undefined : value[name];
}

/** The index of the field of this name, from here on, where only optional ones are passed; otherwise one that there is not. */
export function nextField(fields: readonly Field[], from: number, name: string): number {
  for (let index = from; index < fields.length; index++) {
    const field = fields[index] as Field;
    if (field.name === name) return index;
    if (field.required) break;
  }
  return fields.length;
}

/** Whether no field from here on is required. */
export function lacksNone(fields: readonly Field[], from: number): boolean {
  for (let index = from; index < fields.length; index++) if ((fields[index] as Field).required) return false;
  return true;
}
