import type { FieldCode } from "./field-code.ts";
import { ObjectLiteral } from "./object-literal.ts";
import type { WriteFunction } from "./program.ts";
import { writeGivenFields } from "./write-given-fields.ts";

/** The code that makes an object of attributes into what DynamoDB stores. */
export function writeEncodedFields(fields: readonly FieldCode[]): WriteFunction {
  return (body, value) => {
    const literal = new ObjectLiteral(body);
    writeGivenFields(fields, value, body, literal);
    return literal.finish();
  };
}
