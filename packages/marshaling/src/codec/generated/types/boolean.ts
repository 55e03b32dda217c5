import type { BooleanDefinition } from "@dynamorm/core";
import type { GeneratedType } from "../generated-type.ts";

/** `true` or `false`. */
export const booleanType: GeneratedType<BooleanDefinition> = {
  encode: (_, value, body) => {
    body.giveUpIf(`typeof ${value} !== "boolean"`);
    return `{ BOOL: ${value} }`;
  },
  encodeJson: (_, value, body) => {
    body.giveUpIf(`typeof ${value} !== "boolean"`);
    return `{"BOOL":\${${value}}}`;
  },
  decode: (_, stored, body) => {
    const value = body.define(`${stored}.BOOL`);
    body.giveUpIf(`typeof ${value} !== "boolean"`);
    return value;
  },
};
