import type { AttributeDefinition, SetDefinition } from "@dynamorm/core";
import { compileMembers } from "../../types/set-members.ts";
import type { GeneratedType } from "../generated-type.ts";
import type { Body } from "../program.ts";
import { type TextType, writeText, writeTextJson } from "../text-type.ts";
import { bigintText } from "./bigint.ts";
import { enumText } from "./enum.ts";
import { numberText } from "./number.ts";
import { stringText } from "./string.ts";

/** A `Set` whose members are stored as texts. Those of bytes are left to the closures, which look for equal ones. */
export const setType: GeneratedType<SetDefinition> = {
  covers: ({ element }) => element.type !== "binary",
  encode: (definition, value, body) => {
    const { type, weight } = compileMembers(definition);
    const size = writeSize(value, body);
    body.weigh(`${size} * ${weight}`);
    const [members, index] = [body.define(`new Array(${size})`), body.declare("0")];
    writeLoop(value, body, (member) => {
      body.add(`${members}[${index}++] = ${writeText(memberType(definition), definition.element, member, body)};`);
    });
    body.giveUpIf(`${index} !== ${size}`);
    return `{ ${type}: ${members} }`;
  },
  encodeJson: (definition, value, body) => {
    writeSize(value, body);
    const text = body.declare('""');
    writeLoop(value, body, (member) => {
      const part = writeTextJson(memberType(definition), definition.element, member, body);
      body.add(`if (${text} !== "") ${text} += ",";`, `${text} += \`${part}\`;`);
    });
    return `{"${compileMembers(definition).type}":[\${${text}}]}`;
  },
  decode: (definition, stored, body) => {
    const members = body.define(`${stored}.${compileMembers(definition).type}`);
    body.giveUpIf(`!Array.isArray(${members})`);
    const set = body.define("new Set()");
    writeLoop(members, body, (text) => {
      body.giveUpIf(`typeof ${text} !== "string"`);
      body.add(`${set}.add(${memberType(definition).fromText(definition.element, text, body)});`);
    });
    return set;
  },
};

type Elements = Exclude<SetDefinition["element"], { readonly type: "binary" }>;

const memberTypes: {
  readonly [Type in Elements["type"]]: TextType<Extract<Elements, { readonly type: Type }>>;
} = { string: stringText, number: numberText, bigint: bigintText, enum: enumText };

function memberType({ element }: SetDefinition): TextType<AttributeDefinition> {
  // Each type has its own definition, which is more than the compiler can follow.
  return memberTypes[element.type as Elements["type"]] as TextType<AttributeDefinition>;
}

/** The size of a Set. What only looks like one is told from it by a Set's own method, which throws. */
function writeSize(value: string, body: Body): string {
  body.giveUpIf(`!(${value} instanceof Set)`);
  body.add(`Set.prototype.has.call(${value}, undefined);`);
  const size = body.define(`${value}.size`);
  body.giveUpIf(`${size} === 0`);
  return size;
}

function writeLoop(values: string, body: Body, writeMember: (member: string) => void): void {
  const member = body.program.variable();
  body.add(`for (const ${member} of ${values}) {`);
  writeMember(member);
  body.add("}");
}
