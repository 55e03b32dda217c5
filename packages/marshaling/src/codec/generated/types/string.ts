import type { StringDefinition } from "@dynamorm/core";
import type { TextType } from "../text-type.ts";

/** Any well-formed text. */
export const stringText: TextType<StringDefinition> = {
  stored: () => "S",
  isLong: true,
  toText: (_, value, body) => {
    body.giveUpIf(`typeof ${value} !== "string" || !${value}.isWellFormed()`);
    return value;
  },
  fromText: (_, text) => text,
};
