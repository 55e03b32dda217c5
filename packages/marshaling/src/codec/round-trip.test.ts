import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { type AnyModel, attr, defineModel, type StoredItem } from "@dynamorm/core";
import * as fc from "fast-check";
import { sampleItems } from "../../test/arbitrary-model.ts";
import { unmarshall } from "../untyped/unmarshall.ts";
import { compileCodec } from "./compile-codec.ts";

// Jest's own comparison takes an attribute of the name "constructor" for the class.
const isSame = isDeepStrictEqual;

describe("any item of any attributes", () => {
  it("comes back the same", () => {
    fc.assert(
      fc.property(sampleItems, ({ attributes, item }) => {
        const codec = compileCodec({ attributes });
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
        const codec = compileCodec<AnyModel>(model);
        const whole = { ...item, id };
        expect(isSame(codec.unmarshal(codec.marshal(whole)), whole)).toBe(true);
      }),
    );
  });

  it("comes back the same through JSON, as it travels", () => {
    fc.assert(
      fc.property(sampleItems, ({ attributes, item }) => {
        const codec = compileCodec({ attributes });
        const stored: StoredItem = JSON.parse(JSON.stringify(codec.marshal(item)));
        expect(isSame(codec.unmarshal(stored), item)).toBe(true);
      }),
    );
  });

  it("is not changed by being written, nor is what is stored by being read", () => {
    fc.assert(
      fc.property(sampleItems, ({ attributes, item }) => {
        const codec = compileCodec({ attributes });
        expect(() => codec.unmarshal(deepFreeze(codec.marshal(deepFreeze(item))))).not.toThrow();
      }),
    );
  });

  it("can be read without its attributes too", () => {
    fc.assert(
      fc.property(sampleItems, ({ attributes, item }) => {
        const stored = compileCodec({ attributes }).marshal(item);
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
