import type { NumberDefinition } from "@dynamorm/core";
import { exactNumber, numberText as textOf } from "../../../number-text.ts";
import type { TextType } from "../text-type.ts";

/** Any number that DynamoDB holds. */
export const numberText: TextType<NumberDefinition> = {
  stored: () => "N",
  // Small whole numbers are told at once, and nothing else is like one.
  toText: (_, value, body) =>
    body.define(`(${value} | 0) === ${value} ? \`\${${value}}\` : ${body.program.constant(textOf)}(${value})`),
  fromText: (_, text, body) => {
    const number = body.define(`${body.program.constant(exactNumber)}(${text})`);
    body.giveUpIf(`${number} === undefined`);
    return number;
  },
};
