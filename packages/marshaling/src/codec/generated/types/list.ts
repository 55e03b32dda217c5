import type { ListDefinition } from "@dynamorm/core";
import { elementBytes } from "../../../item-size.ts";
import { compileAttribute } from "../../registry.ts";
import type { GeneratedType, PartWriter } from "../generated-type.ts";
import type { Body } from "../program.ts";

/** An array. Its holes are `undefined`, which no element is. */
export const listType: GeneratedType<ListDefinition> = {
  encode: (definition, value, body, parts) => {
    body.giveUpIf(`!Array.isArray(${value})`);
    body.weigh(`${value}.length * ${compileAttribute(definition.element, parts.level).weight + elementBytes}`);
    return `{ L: ${writeArray(definition, value, body, parts)} }`;
  },
  encodeJson: ({ element }, value, body, parts) => {
    body.giveUpIf(`!Array.isArray(${value})`);
    const text = body.declare('""');
    writeLoop(value, body, (one, index) => {
      const part = parts.write(element, one, body);
      body.add(`if (${index} !== 0) ${text} += ",";`, `${text} += \`${part}\`;`);
    });
    return `{"L":[\${${text}}]}`;
  },
  decode: (definition, stored, body, parts) => {
    const list = body.define(`${stored}.L`);
    body.giveUpIf(`!Array.isArray(${list})`);
    return writeArray(definition, list, body, parts);
  },
};

/** An array of what becomes of the elements, made at its length: one that grows takes more memory than it needs. */
function writeArray({ element }: ListDefinition, value: string, body: Body, parts: PartWriter): string {
  const array = body.define(`new Array(${value}.length)`);
  writeLoop(value, body, (one, index) => {
    body.add(`${array}[${index}] = ${parts.write(element, one, body)};`);
  });
  return array;
}

function writeLoop(value: string, body: Body, writeElement: (one: string, index: string) => void): void {
  const index = body.program.variable();
  body.add(`for (let ${index} = 0; ${index} < ${value}.length; ${index}++) {`);
  writeElement(body.define(`${value}[${index}]`), index);
  body.add("}");
}
