import { lacksNone, nextField, partOf } from "./encode-fields.ts";
import type { Field } from "./field.ts";
import { checkNames, checkObject, unfit } from "./field-refusals.ts";

/**
 * Writes an item, or a map within one, as the JSON text of what `encodeFields` gives, without its braces; `names` are those of the
 * fields in the table, each with its colon.
 *
 * @throws Mismatch as `encodeFields` does.
 */
export function encodeFieldsJson(fields: readonly Field[], names: readonly string[], value: unknown): string {
  checkObject(value);
  let text = "";
  let index = 0;
  for (const name in value) {
    index = nextField(fields, index, name);
    const field = fields[index];
    if (field === undefined) return encodeInAnyOrder(fields, names, value);
    const part = value[name];
    if (part === undefined) {
      if (field.required) return encodeInAnyOrder(fields, names, value);
    } else {
      text = withField(text, field, names[index] as string, part);
    }
    index++;
  }
  return lacksNone(fields, index) ? text : encodeInAnyOrder(fields, names, value);
}

function encodeInAnyOrder(
  fields: readonly Field[],
  names: readonly string[],
  value: Readonly<Record<string, unknown>>,
): string {
  let text = "";
  let lacking: Field | undefined;
  let present = 0;
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index] as Field;
    const part = partOf(value, field);
    if (part !== undefined) {
      present++;
      text = withField(text, field, names[index] as string, part);
    } else if (field.required) {
      lacking ??= field;
    }
  }
  checkNames(fields, value, present, lacking);
  return text;
}

function withField(text: string, field: Field, name: string, part: unknown): string {
  if (field.empty !== undefined && field.empty.is(part)) return text;
  try {
    return text + (text === "" ? "" : ",") + name + field.encodeJson(part);
  } catch (thrown) {
    throw unfit(field, part, thrown);
  }
}
