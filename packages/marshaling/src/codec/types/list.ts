import { type AttributeValue, describeValue, type ListDefinition } from "@dynamorm/core";
import { isSet } from "../../builtins.ts";
import { storedMismatch } from "../../describe-stored.ts";
import { Mismatch, within } from "../../mismatch.ts";
import type { AttributeTypeCodec } from "../attribute-codec.ts";

const expected = "an array";
const expectedStored = "a list (L)";

/** An array, as `L`. Holes and `undefined` in it are refused by whatever its elements are. */
export const listType: AttributeTypeCodec<ListDefinition> = {
  compile: (definition, compileAny) => {
    const element = compileAny(definition.element);
    return {
      expected,
      expectedStored,
      encode: (value) => {
        if (!Array.isArray(value)) throw noArray(value);
        const stored: AttributeValue[] = [];
        let index = 0;
        try {
          for (; index < value.length; index++) stored.push(element.encode(value[index]));
        } catch (thrown) {
          throw within(index, thrown);
        }
        return { L: stored };
      },
      decode: (stored) => {
        const list = stored?.L;
        if (!Array.isArray(list)) throw storedMismatch(expectedStored, stored);
        const values: unknown[] = [];
        let index = 0;
        try {
          for (; index < list.length; index++) values.push(element.decode(list[index]));
        } catch (thrown) {
          throw within(index, thrown);
        }
        return values;
      },
    };
  },
};

function noArray(value: unknown): Mismatch {
  const mend = isSet(value) ? "make an array of it: [...set]" : undefined;
  return new Mismatch(expected, describeValue(value), { mend });
}
