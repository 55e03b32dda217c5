import type { LiteralDefinition, LiteralValue } from "@dynamorm/core";
import { exactNumber, numberText } from "../../../number-text.ts";
import type { GeneratedType } from "../generated-type.ts";

/** One value and no other. */
export const literalType: GeneratedType<LiteralDefinition> = {
  // Constants are told apart as === does, which takes the two zeros for one.
  covers: ({ value }) => !Object.is(value, -0),
  encode: ({ value: literal }, value, body) => {
    body.giveUpIf(`${value} !== ${body.program.constant(literal)}`);
    const [type, content] = storedForm(literal);
    return `{ ${type}: ${body.program.constant(content)} }`;
  },
  encodeJson: ({ value: literal }, value, body) => {
    body.giveUpIf(`${value} !== ${body.program.constant(literal)}`);
    const [type, content] = storedForm(literal);
    return `{"${type}":\${${body.program.constant(JSON.stringify(content))}}}`;
  },
  decode: ({ value: literal }, stored, body) => {
    const constant = body.program.constant(literal);
    switch (typeof literal) {
      case "boolean":
        body.giveUpIf(`${stored}.BOOL !== ${constant}`);
        break;
      case "number": {
        const text = body.define(`${stored}.N`);
        body.giveUpIf(`typeof ${text} !== "string" || ${body.program.constant(exactNumber)}(${text}) !== ${constant}`);
        break;
      }
      default:
        body.giveUpIf(`${stored}.S !== ${constant}`);
    }
    return constant;
  },
};

function storedForm(literal: LiteralValue): readonly [type: string, content: string | boolean] {
  switch (typeof literal) {
    case "boolean":
      return ["BOOL", literal];
    case "number":
      return ["N", numberText(literal)];
    default:
      return ["S", literal];
  }
}
