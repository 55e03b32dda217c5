import { describe, expect, it } from "@jest/globals";
import { attr, defineModel } from "@dynamorm/core";
import * as fc from "fast-check";
import { sampleItems } from "../../test/arbitrary-model.ts";
import { messageOf, thrownBy } from "../../test/thrown-by.ts";
import { itemSize } from "../item-size.ts";
import { addWeight, beginWeighing, endWeighing, weightSoFar } from "../weight.ts";
import { closureWays } from "./closure-ways.ts";
import { compileCodec } from "./compile-codec.ts";
import { compileFields, fieldsWeight } from "./field.ts";
import { compileAttribute } from "./registry.ts";

const limit = 400 * 1024;

const Page = defineModel({
  name: "Page",
  table: "pages",
  attributes: {
    id: attr.string(),
    body: attr.string().storedAs("b").optional(),
    image: attr.binary().optional(),
    numbers: attr.list(attr.number()).optional(),
    words: attr.set(attr.string()).optional(),
    scores: attr.record(attr.boolean()).optional(),
    settings: attr.json().optional(),
    anything: attr.unknown().optional(),
  },
  key: { partitionKey: "id" },
});

const many = <Element>(length: number, make: (index: number) => Element): Element[] =>
  Array.from({ length }, (_, i) => make(i));

describe.each([{ codegen: true }, { codegen: false }])("C3: an item over 400 KB, with %j", (options) => {
  const codec = compileCodec(Page, options);
  /** What is left for the body. */
  const room = limit - "id".length - "1".length - "b".length;

  it("is refused, with its size and its largest attribute", () => {
    expect(thrownBy(() => codec.marshal({ id: "1", body: "x".repeat(room + 1) }))).toMatchObject({
      code: "INVALID_ITEM",
      model: "Page",
      attribute: "body",
      path: "body",
      expected: "at most 409600 bytes (400 KB) in an item",
      received: "an item of 409601 bytes",
      message:
        'Model "Page": "body" has 409597 of the item\'s 409601 bytes; expected at most 409600 bytes (400 KB) in an item: ' +
        "DynamoDB holds no larger items; split it, compress it, or keep the large part elsewhere, such as in S3",
    });
  });

  it("is counted to the byte, in UTF-8", () => {
    expect(() => codec.marshal({ id: "1", body: "x".repeat(room) })).not.toThrow();
    expect(() => codec.marshal({ id: "1", body: "é".repeat(room / 2) })).not.toThrow();
    expect(thrownBy(() => codec.marshal({ id: "1", body: "é".repeat(room / 2 + 1) })).code).toBe("INVALID_ITEM");
  });

  it("is refused as JSON too, and not for what its JSON has more", () => {
    expect(messageOf(() => codec.marshalJson({ id: "1", body: "x".repeat(room + 1) }))).toBe(
      messageOf(() => codec.marshal({ id: "1", body: "x".repeat(room + 1) })),
    );
    expect(() => codec.marshalJson({ id: "1", body: "\n".repeat(room) })).not.toThrow();
    expect(() => codec.marshalJson({ id: "1", image: new Uint8Array(limit - 10) })).not.toThrow();
  });

  it.each([
    ["image", new Uint8Array(limit)],
    ["numbers", many(150_000, (index) => index)],
    ["words", new Set(many(50_000, (index) => `word ${index}`))],
    ["scores", Object.fromEntries(many(60_000, (index) => [`score ${index}`, true]))],
    ["settings", many(100_000, (index) => index)],
    ["anything", many(150_000, (index) => index)],
  ])("is found whatever it is made of: %s", (name, value) => {
    const item = { id: "1", [name]: value };
    expect(thrownBy(() => codec.marshal(item as never))).toMatchObject({ code: "INVALID_ITEM", path: name });
    expect(thrownBy(() => codec.marshalJson(item as never))).toMatchObject({ code: "INVALID_ITEM", path: name });
  });

  it("is one by itself, also when a converter writes another item meanwhile, or fails", () => {
    const inner = compileCodec({ attributes: { text: attr.string() } }, options);
    const outer = compileCodec(
      {
        attributes: {
          first: attr.string(),
          nested: attr.custom(attr.string(), {
            encode: (text: string) => JSON.stringify(inner.marshal({ text })),
            decode: (text) => text,
          }),
          last: attr.string(),
        },
      },
      options,
    );
    const text = "x".repeat(limit / 2 + 1000);
    expect(thrownBy(() => outer.marshal({ first: text, nested: "small", last: text })).code).toBe("INVALID_ITEM");
    expect(() => outer.marshal({ first: text, nested: "small", last: "" })).not.toThrow();
  });
});

describe("the weight of an item", () => {
  it("is never below its size, so that only heavy items have to be measured", () => {
    fc.assert(
      fc.property(sampleItems, ({ attributes, item }) => {
        const definitions = Object.entries(attributes).map(([name, { definition }]) => [name, definition] as const);
        const fields = compileFields(Object.fromEntries(definitions), compileAttribute, 1);
        const outer = beginWeighing();
        const stored = closureWays(fields, []).encode(item);
        expect(weightSoFar() + fieldsWeight(fields)).toBeGreaterThanOrEqual(itemSize(stored));
        endWeighing(outer);
      }),
    );
  });
});

describe("C3: an item over 400 KB, whatever was written before", () => {
  it.each([{ codegen: true }, { codegen: false }])("is refused, with %j", (options) => {
    const codec = compileCodec({ attributes: { json: attr.json() } }, options);
    codec.marshal({ json: "" });
    // So near to the end of 32 bits that the sum goes round within the next item.
    addWeight(2 ** 31 - 1000 - weightSoFar());
    expect(thrownBy(() => codec.marshal({ json: "x".repeat(410_000) })).code).toBe("INVALID_ITEM");
  });
});

describe("C3: nesting", () => {
  /** A list that nests so many levels deep. */
  const listOf = (levels: number): ReturnType<typeof attr.list> =>
    attr.list(levels === 2 ? attr.string() : (listOf(levels - 1) as never)) as ReturnType<typeof attr.list>;

  it("is 32 levels at most, by definition", () => {
    expect(() => compileCodec({ attributes: { deep: listOf(32) } })).not.toThrow();
    expect(thrownBy(() => compileCodec({ attributes: { deep: listOf(33) } }))).toMatchObject({
      code: "INVALID_MODEL",
      attribute: "deep",
      message: '"deep" nests 33 levels deep; DynamoDB allows 32: attr.json() has no such limit',
    });
  });

  it("counts maps, records, unions and what is stored for a custom type", () => {
    const deep = listOf(30) as never;
    const map = attr.map({ any: attr.union([attr.string(), attr.record(deep)]) });
    const custom = attr.custom(map as never, { encode: () => "" as never, decode: () => 0 });
    expect(() => compileCodec({ attributes: { custom } })).not.toThrow();
    expect(thrownBy(() => compileCodec({ attributes: { customs: attr.list(custom) } })).message).toBe(
      '"customs" nests 33 levels deep; DynamoDB allows 32: attr.json() has no such limit',
    );
  });
});
