import { type AttributeValue, describeValue, type ListDefinition } from "@dynamorm/core";
import { isSet } from "../../builtins.ts";
import { storedMismatch } from "../../describe-stored.ts";
import { containerBytes, elementBytes } from "../../item-size.ts";
import { mendNull, Mismatch, within } from "../../mismatch.ts";
import { addWeight } from "../../weight.ts";
import type { AttributeTypeCodec } from "../attribute-codec.ts";

const expected = "an array";
const expectedStored = "a list (L)";

/** An array, as `L`. Holes and `undefined` in it are refused by whatever its elements are. */
export const listType: AttributeTypeCodec<ListDefinition> = {
  empty: { is: (value) => Array.isArray(value) && value.length === 0, make: () => [] },
  compile: (definition, compileAny, level) => {
    const element = compileAny(definition.element, level + 1);
    const weight = element.weight + elementBytes;
    return {
      expected,
      expectedStored,
      weight: containerBytes,
      encode: (value) => {
        if (!Array.isArray(value)) throw noArray(value);
        addWeight(value.length * weight);
        const stored: AttributeValue[] = [];
        let index = 0;
        try {
          for (; index < value.length; index++) stored.push(element.encode(value[index]));
        } catch (thrown) {
          throw unfit(index, value[index], thrown);
        }
        return { L: stored };
      },
      encodeJson: (value) => {
        if (!Array.isArray(value)) throw noArray(value);
        let text = "";
        let index = 0;
        try {
          for (; index < value.length; index++) text += (index === 0 ? "" : ",") + element.encodeJson(value[index]);
        } catch (thrown) {
          throw unfit(index, value[index], thrown);
        }
        return `{"L":[${text}]}`;
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

function unfit(index: number, value: unknown, thrown: unknown): unknown {
  return within(index, mendNull(thrown, value, "leave it out, or make the elements nullable()"));
}

function noArray(value: unknown): Mismatch {
  const mend = isSet(value) ? "make an array of it: [...set]" : undefined;
  return new Mismatch(expected, describeValue(value), { mend });
}
