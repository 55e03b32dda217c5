import type { FieldCode } from "./field-code.ts";
import { ObjectLiteral } from "./object-literal.ts";
import type { WriteFunction } from "./program.ts";

/** The code that makes what DynamoDB stores into an object of attributes. */
export function writeDecodedFields(fields: readonly FieldCode[]): WriteFunction {
  return (body, stored) => {
    const literal = new ObjectLiteral(body);
    body.giveUpIf(`typeof ${stored} !== "object" || ${stored} === null || Array.isArray(${stored})`);
    for (const { name, storedName, required, empty, write } of fields) {
      const part = body.define(`${stored}[${JSON.stringify(storedName)}]`);
      if (required && empty === undefined) {
        literal.put(name, write(part, body));
        continue;
      }
      const put = literal.putSometimes(name);
      body.add(`if (${part} !== undefined) {`);
      put(write(part, body));
      if (required && empty !== undefined) {
        body.add("} else {");
        put(`${body.program.constant(empty.make)}()`);
      }
      body.add("}");
    }
    return literal.finish();
  };
}
