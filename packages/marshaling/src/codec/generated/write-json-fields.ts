import type { FieldCode } from "./field-code.ts";
import { JsonTemplate } from "./json-template.ts";
import type { WriteFunction } from "./program.ts";
import { writeGivenFields } from "./write-given-fields.ts";

/** The code that makes an object of attributes into the JSON text of what DynamoDB stores: a part of a template literal. */
export function writeJsonFields(fields: readonly FieldCode[]): WriteFunction {
  return (body, value) => {
    const json = new JsonTemplate(body);
    writeGivenFields(fields, value, body, json);
    return json.finish();
  };
}
