import { type AttributeValue, describeValue, type ListDefinition } from "@dynamorm/core";
import { isSet } from "../../builtins.ts";
import { storedMismatch } from "../../describe-stored.ts";
import { Mismatch, within } from "../../mismatch.ts";
import type { AttributeCodec } from "../attribute-codec.ts";

/** An array, as `L`. Holes and `undefined` in it are refused by whatever its elements are. */
export const listCodec: AttributeCodec<ListDefinition> = {
  expected: () => "an array",
  expectedStored: () => "a list (L)",
  encoder: ({ element }, any) => {
    const encode = any.encoder(element);
    return (value) => {
      if (!Array.isArray(value)) throw noArray(value);
      const stored: AttributeValue[] = [];
      let index = 0;
      try {
        for (; index < value.length; index++) stored.push(encode(value[index]));
      } catch (thrown) {
        throw within(index, thrown);
      }
      return { L: stored };
    };
  },
  decoder: ({ element }, any) => {
    const decode = any.decoder(element);
    return (stored) => {
      const list = stored?.L;
      if (!Array.isArray(list)) throw storedMismatch("a list (L)", stored);
      const values: unknown[] = [];
      let index = 0;
      try {
        for (; index < list.length; index++) values.push(decode(list[index]));
      } catch (thrown) {
        throw within(index, thrown);
      }
      return values;
    };
  },
};

function noArray(value: unknown): Mismatch {
  return new Mismatch("an array", describeValue(value), {
    mend: isSet(value) ? "make an array of it: [...set]" : undefined,
  });
}
