import type { EnumDefinition } from "@dynamorm/core";
import type { TextType } from "../text-type.ts";

/** Up to this many values, comparing with each is quicker than looking one up. */
const few = 8;

/** One of some texts. */
export const enumText: TextType<EnumDefinition> = {
  stored: () => "S",
  toText: ({ values }, value, body) => {
    const constant = (any: unknown) => body.program.constant(any);
    body.giveUpIf(
      values.length > few
        ? `!${constant(new Set(values))}.has(${value})`
        : values.map((one) => `${value} !== ${constant(one)}`).join(" && "),
    );
    return value;
  },
  toJson: ({ values }, value, body) => {
    const constant = (any: unknown) => body.program.constant(any);
    const texts = new Map(values.map((one) => [one, JSON.stringify(one)]));
    const text = body.define(
      values.length > few
        ? `${constant(texts)}.get(${value})`
        : `${[...texts].map(([one, json]) => `${value} === ${constant(one)} ? ${constant(json)} : `).join("")}undefined`,
    );
    body.giveUpIf(`${text} === undefined`);
    return `\${${text}}`;
  },
  fromText: (definition, text, body) => enumText.toText(definition, text, body),
};
