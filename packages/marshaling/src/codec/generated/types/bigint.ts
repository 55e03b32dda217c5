import type { BigintDefinition } from "@dynamorm/core";
import { exactBigint } from "../../../bigint-text.ts";
import { textOfBigint } from "../../types/bigint.ts";
import type { TextType } from "../text-type.ts";

/** Any whole number that DynamoDB holds. */
export const bigintText: TextType<BigintDefinition> = {
  stored: () => "N",
  toText: (_, value, body) => body.define(`${body.program.constant(textOfBigint)}(${value})`),
  fromText: (_, text, body) => {
    const bigint = body.define(`${body.program.constant(exactBigint)}(${text})`);
    body.giveUpIf(`${bigint} === undefined`);
    return bigint;
  },
};
