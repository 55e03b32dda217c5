import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { type AnyModel, attr, defineModel, type StoredItem } from "@dynamorm/core";
import * as fc from "fast-check";
import { sampleItems } from "../../test/arbitrary-model.ts";
import { wireText } from "../../test/wire-text.ts";
import { unmarshall } from "../untyped/unmarshall.ts";
import { compileCodec } from "./compile-codec.ts";

// Jest's own comparison takes an attribute of the name "constructor" for the class.
const isSame = isDeepStrictEqual;

describe.each([{ codegen: true }, { codegen: false }])("C1, C2: any item of any attributes, with %j", (options) => {
  it("comes back the same", () => {
    fc.assert(
      fc.property(sampleItems, ({ attributes, item }) => {
        const codec = compileCodec({ attributes }, options);
        expect(isSame(codec.unmarshal(codec.marshal(item)), item)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("comes back the same from the codec of a model", () => {
    fc.assert(
      fc.property(sampleItems, fc.uuid(), ({ attributes, item }, id) => {
        const model = defineModel({
          name: "Any",
          table: "any",
          attributes: { ...attributes, id: attr.string() },
          key: { partitionKey: "id" },
        });
        const codec = compileCodec<AnyModel>(model, options);
        const whole = { ...item, id };
        expect(isSame(codec.unmarshal(codec.marshal(whole)), whole)).toBe(true);
      }),
    );
  });

  it("comes back the same through JSON, as it travels, and is the same JSON in one step", () => {
    fc.assert(
      fc.property(sampleItems, ({ attributes, item }) => {
        const codec = compileCodec({ attributes }, options);
        const text = codec.marshalJson(item);
        // Not the same text: names like "0" come first in an object, wherever they were put.
        expect(isSame(JSON.parse(text), JSON.parse(wireText(codec.marshal(item))))).toBe(true);
        expect(isSame(codec.unmarshal(JSON.parse(text) as StoredItem), item)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("is written the same in whatever order its attributes are", () => {
    fc.assert(
      fc.property(sampleItems, ({ attributes, item }) => {
        const codec = compileCodec({ attributes }, options);
        const reversed = Object.fromEntries(Object.entries(item).toReversed());
        expect(codec.marshalJson(reversed)).toBe(codec.marshalJson(item));
        expect(isSame(codec.marshal(reversed), codec.marshal(item))).toBe(true);
      }),
    );
  });

  it("C4: is read leniently as it is read strictly, where all of it fits", () => {
    fc.assert(
      fc.property(sampleItems, ({ attributes, item }) => {
        const codec = compileCodec({ attributes }, options);
        expect(isSame(codec.unmarshalLenient(codec.marshal(item)), { item, mismatches: [] })).toBe(true);
      }),
    );
  });

  it("is not changed by being written, nor is what is stored by being read", () => {
    fc.assert(
      fc.property(sampleItems, ({ attributes, item }) => {
        const codec = compileCodec({ attributes }, options);
        expect(() => codec.unmarshal(deepFreeze(codec.marshal(deepFreeze(item))))).not.toThrow();
      }),
    );
  });

  it("can be read without its attributes too", () => {
    fc.assert(
      fc.property(sampleItems, ({ attributes, item }) => {
        const stored = compileCodec({ attributes }, options).marshal(item);
        expect(Object.keys(unmarshall(stored))).toEqual(Object.keys(stored));
      }),
    );
  });
});

/** Changing what is frozen throws. */
function deepFreeze<Value extends object>(value: Value): Value {
  for (const part of Object.values(value)) if (typeof part === "object" && part !== null) deepFreeze(part);
  return ArrayBuffer.isView(value) ? value : Object.freeze(value);
}
