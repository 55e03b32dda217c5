import type { RecordDefinition } from "@dynamorm/core";
import { elementBytes } from "../../../item-size.ts";
import { compileAttribute } from "../../registry.ts";
import type { GeneratedType } from "../generated-type.ts";
import { writePlainObjectCheck } from "../plain-object-code.ts";
import type { Body } from "../program.ts";
import { writeEscaped } from "../write-escaped.ts";

/** An object of any names. */
export const recordType: GeneratedType<RecordDefinition> = {
  encode: ({ element }, value, body, parts) => {
    const weight = compileAttribute(element, parts.level).weight + elementBytes;
    writePlainObjectCheck(value, body);
    const record = body.define("{}");
    writeLoop(value, body, (one, name) => {
      body.giveUpIf(`${name} === "" || !${name}.isWellFormed()`);
      body.weigh(`${name}.length * 3 + ${weight}`);
      body.add(`${record}[${name}] = ${parts.write(element, one, body)};`);
    });
    return `{ M: ${record} }`;
  },
  encodeJson: ({ element }, value, body, parts) => {
    writePlainObjectCheck(value, body);
    const text = body.declare('""');
    writeLoop(value, body, (one, name) => {
      body.giveUpIf(`${name} === "" || !${name}.isWellFormed()`);
      const part = parts.write(element, one, body);
      body.add(`if (${text} !== "") ${text} += ",";`);
      body.add(`${text} += \`${writeEscaped(name, body)}:${part}\`;`);
    });
    return `{"M":{\${${text}}}}`;
  },
  decode: ({ element }, stored, body, parts) => {
    const map = body.define(`${stored}.M`);
    body.giveUpIf(`typeof ${map} !== "object" || ${map} === null || Array.isArray(${map})`);
    const record = body.define("{}");
    writeLoop(map, body, (one, name) => {
      body.add(`${record}[${name}] = ${parts.write(element, one, body)};`);
    });
    return record;
  },
};

/** An own property of the name `__proto__` is data, and takes more than an assignment to copy. */
function writeLoop(value: string, body: Body, writeElement: (one: string, name: string) => void): void {
  const [names, index] = [body.define(`Object.keys(${value})`), body.program.variable()];
  body.add(`for (let ${index} = 0; ${index} < ${names}.length; ${index}++) {`);
  const name = body.define(`${names}[${index}]`);
  body.giveUpIf(`${name} === "__proto__"`);
  writeElement(body.define(`${value}[${name}]`), name);
  body.add("}");
}
