import { describe, expect, it } from "@jest/globals";
import {
  type AnyAttribute,
  type AnyModel,
  attr,
  defineModel,
  registerConverter,
  type StoredItem,
} from "@dynamorm/core";
import * as fc from "fast-check";
import { outcomeOf } from "../test/outcome-of.ts";
import { messageOf } from "../test/thrown-by.ts";
import * as bringing from "./attr.ts";
import { compileCodec } from "./codec/compile-codec.ts";
import { itemReader } from "./codec/item-reader.ts";

const at = new Date("2026-01-31T12:00:00.000Z");
const url = { encode: (value: URL): string => value.href, decode: (text: string): URL => new URL(text) };

/** How an attribute is made by either of the two sets of builders, and a value of it. */
type Row = readonly [name: string, make: (builders: typeof attr) => AnyAttribute, value: unknown];

const rows: readonly Row[] = [
  ["string", ({ string }) => string(), "a"],
  ["number", ({ number }) => number(), -0.5],
  ["bigint", ({ bigint }) => bigint(), 12345678901234567890n],
  ["boolean", ({ boolean }) => boolean(), false],
  ["binary", ({ binary }) => binary(), Uint8Array.of(1, 2)],
  ["date", ({ date }) => date({ format: "epochSeconds" }), at],
  ["enum", (any) => any.enum(["a", "b"]), "b"],
  ["literal", ({ literal }) => literal(3), 3],
  ["list", ({ list, string }) => list(string()), ["a", "b"]],
  ["map", ({ map, string, number }) => map({ a: string(), b: number().optional() }), { a: "x" }],
  ["record", ({ record, number }) => record(number()), { a: 1 }],
  ["set", ({ set, number }) => set(number()), new Set([1, 2])],
  ["union", ({ union, string, number }) => union([string(), number()]), 3],
  ["json", ({ json }) => json(), { a: [1, null] }],
  ["unknown", ({ unknown }) => unknown(), { a: [1, null] }],
  ["custom", ({ custom, string }) => custom(string(), url), new URL("https://example.com/")],
  ["instanceOf", ({ instanceOf }) => instanceOf(URL), new URL("https://example.com/")],
  ["createdAt", ({ createdAt }) => createdAt(), at],
  ["updatedAt", ({ updatedAt }) => updatedAt(), at],
  ["version", ({ version }) => version(), 3],
  ["ttl", ({ ttl }) => ttl(), at],
  ["deletedAt", ({ deletedAt }) => deletedAt(), at],
];

/** A model that has the attribute in all that modifiers make of it. */
function modelOf(builders: typeof attr, make: Row[1]): AnyModel {
  registerConverter(URL, { as: builders.string(), ...url });
  const attribute = make(builders) as ReturnType<typeof attr.string>;
  return defineModel({
    name: "Thing",
    table: "things",
    attributes: { id: builders.string(), value: attribute.optional() },
    key: { partitionKey: "id" },
  });
}

/** A model whose key is a number, made by this builder. */
const numbered = (number: typeof attr.number) =>
  defineModel({ name: "Thing", table: "things", attributes: { at: number() }, key: { partitionKey: "at" } });

describe("C1 attributes that bring their codecs", () => {
  it("have a builder of each of attr's names", () => {
    expect(Object.keys(bringing).toSorted()).toEqual(Object.keys(attr).toSorted());
    expect(rows.map(([name]) => name).toSorted()).toEqual(Object.keys(attr).toSorted());
  });

  it.each(rows)("%s: read as those of attr are", (_, make, value) => {
    const [codec, model] = [compileCodec(modelOf(attr, make)), modelOf(bringing, make)];
    const stored = codec.marshal({ id: "1", value });
    expect(itemReader(model).unmarshal(stored)).toEqual({ id: "1", value });
    expect(itemReader(model).unmarshal({ id: { S: "1" } })).toEqual({ id: "1" });
    // They are attributes like any other.
    expect(compileCodec(model).marshal({ id: "1", value })).toEqual(stored);
  });

  it.each(rows)("%s: refused as those of attr are", (_, make) => {
    const [codec, model] = [compileCodec(modelOf(attr, make)), modelOf(bringing, make)];
    const wrong: StoredItem = { id: { S: "1" }, value: { N: "no number" } };
    expect(messageOf(() => itemReader(model).unmarshal(wrong))).toBe(messageOf(() => codec.unmarshal(wrong)));
  });

  it("numbers, whose codec is a shorter one, are read and written as those of attr are", () => {
    const [codec, reader] = [compileCodec(numbered(attr.number)), itemReader(numbered(bringing.number))];
    const texts = fc.oneof(
      fc.double().map(String),
      fc.stringMatching(/^-?\d{1,20}(\.\d{0,20})?(E[+-]?\d{1,3})?$/),
      fc.constantFrom("-0", "NaN", "Infinity", "", "1.", ".5", "0.10000000000000000001"),
    );
    fc.assert(
      fc.property(texts, fc.double(), (N, value) => {
        expect(outcomeOf(() => reader.unmarshal({ at: { N } }))).toEqual(
          outcomeOf(() => codec.unmarshal({ at: { N } })),
        );
        expect(outcomeOf(() => reader.marshalKey({ at: value }))).toEqual(
          outcomeOf(() => codec.marshalKey({ at: value })),
        );
      }),
    );
  });

  it("nullable() and omitEmpty() are what they are", () => {
    const model = defineModel({
      name: "Thing",
      table: "things",
      attributes: {
        id: bringing.string(),
        name: bringing.string().nullable(),
        tags: bringing.set(bringing.string()).omitEmpty(),
        nick: bringing.string().storedAs("n").optional(),
      },
      key: { partitionKey: "id" },
    });
    const read = itemReader(model).unmarshal({ id: { S: "1" }, name: { NULL: true }, n: { S: "x" } });
    expect(read).toEqual({ id: "1", name: null, tags: new Set(), nick: "x" });
  });
});
