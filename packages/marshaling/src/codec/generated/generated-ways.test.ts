import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { type AnyAttribute, type AnyModel, attr, type AttributeDefinition, defineModel, key } from "@dynamorm/core";
import * as fc from "fast-check";
import { sampleItems, type SampleItem } from "../../../test/arbitrary-model.ts";
import { storedValues } from "../../../test/arbitrary-stored.ts";
import { names, values } from "../../../test/arbitrary-values.ts";
import { type Change, withChange } from "../../../test/with-change.ts";
import { Mismatch } from "../../mismatch.ts";
import { isInherited } from "../../record.ts";
import type { Codec } from "../codec.ts";
import { compileCodec } from "../compile-codec.ts";
import { compileFields } from "../field.ts";
import type { ItemWays, StoredText } from "../item-ways.ts";
import { compileAttribute } from "../registry.ts";
import { generatedWays } from "./generated-ways.ts";

// Jest's own comparison takes an attribute of the name "constructor" for the class.
const isSame = isDeepStrictEqual;

/** Code is generated for items without attributes of such names, and for maps without such. */
const ordinaryItems = sampleItems
  .map(({ attributes, item }): SampleItem => {
    const isOrdinary = (name: string) =>
      !isInherited(name) && !isInherited(attributes[name]?.definition.storedAs ?? name);
    const only = <Value>(record: Readonly<Record<string, Value>>) =>
      Object.fromEntries(Object.entries(record).filter(([name]) => isOrdinary(name)));
    return { attributes: only(attributes), item: only(item) };
  })
  .filter(({ attributes, item }) => Object.keys(attributes).length > 0 && !hasPrototypeName(item));

/** A record with an entry of the name `__proto__` is left to its closure. */
function hasPrototypeName(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(hasPrototypeName);
}

const changesBy = (changed: fc.Arbitrary<unknown>): fc.Arbitrary<Change> =>
  fc.record({
    place: fc.nat(),
    kind: fc.constantFrom("replace", "replace", "remove", "add"),
    name: names,
    value: changed,
  });

describe("C1 compiled codecs: generated code", () => {
  it("has answers of its own for items that fit, the same as the closures", () => {
    fc.assert(
      fc.property(ordinaryItems, ({ attributes, item }) => {
        const generated = generatedAlone(attributes);
        const closures = compileCodec({ attributes }, { codegen: false });
        const stored = closures.marshal(item);
        expect(isSame(generated.encode(item), stored)).toBe(true);
        expect(generated.encodeJson(item)).toBe(closures.marshalJson(item));
        expect(isSame(generated.decode(stored), closures.unmarshal(stored))).toBe(true);
        const travelled = JSON.parse(closures.marshalJson(item)) as typeof stored;
        expect(isSame(generated.decode(travelled), closures.unmarshal(travelled))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("gives the same results and the same errors as the closures for what may not fit", () => {
    fc.assert(
      fc.property(ordinaryItems, changesBy(values), ({ attributes, item }, change) => {
        const changed = withChange(item, change) as typeof item;
        expect(differences(attributes, (codec) => codec.marshal(changed))).toEqual([]);
        expect(differences(attributes, (codec) => codec.marshalJson(changed))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("reads what may not fit as the closures do", () => {
    fc.assert(
      fc.property(ordinaryItems, changesBy(storedValues), fc.boolean(), ({ attributes, item }, change, isJson) => {
        const codec = compileCodec({ attributes }, { codegen: false });
        const stored: unknown = isJson ? JSON.parse(codec.marshalJson(item)) : codec.marshal(item);
        const changed = withChange(stored, change) as Parameters<typeof codec.unmarshal>[0];
        expect(differences(attributes, (any) => any.unmarshal(changed))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("does the same for models, with their keys, computed keys and tags", () => {
    const ids = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", "é".repeat(700), "x".repeat(683)));
    fc.assert(
      fc.property(ordinaryItems, ids, fc.integer(), fc.option(ids), ({ attributes, item }, id, order, group) => {
        const model = defineModel({
          name: "Any",
          table: "any",
          attributes: {
            ...attributes,
            "an id": attr.string(),
            "an order": attr.number(),
            "a group": attr.string().optional(),
          },
          key: { partitionKey: key("the pk", "ANY#{an id}"), sortKey: "an order" },
          indexes: { byGroup: { partitionKey: "a group", sortKey: key("the sk", "{a group}#{an order}") } },
        }) as AnyModel;
        const whole = { ...item, "an id": id, "an order": order, ...(group !== null && { "a group": group }) };
        const codecs = [true, false].map((codegen) => compileCodec(model, { codegen }));
        for (const call of ["marshal", "marshalJson"] as const) {
          const [generated, closures] = codecs.map((codec) => comparableOutcome(() => codec[call](whole)));
          expect(isSame(generated, closures)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is for every type but those that are left to their closures", () => {
    const attributes = {
      optional: attr.string().optional(),
      nullable: attr.string().nullable(),
      omitted: attr.number().omitEmpty(),
      renamed: attr.boolean().storedAs("r"),
      binary: attr.binary(),
      json: attr.json(),
      "`${x}`": attr.map({ "\"'\\\n": attr.list(attr.record(attr.set(attr.bigint()))) }),
    };
    const item = {
      nullable: null,
      omitted: 0,
      renamed: true,
      binary: new Uint8Array([1]),
      json: { a: [1] },
      "`${x}`": { "\"'\\\n": [{ "`${y}`": new Set([1n]) }] },
    };
    const generated = generatedAlone(attributes);
    const stored = generated.encode(item);
    expect(Object.entries(stored)).toEqual([
      ["nullable", { NULL: true }],
      ["r", { BOOL: true }],
      ["binary", { B: new Uint8Array([1]) }],
      ["json", { S: '{"a":[1]}' }],
      ["`${x}`", { M: { "\"'\\\n": { L: [{ M: { "`${y}`": { NS: ["1"] } } }] } } }],
    ]);
    expect(generated.decode(stored)).toStrictEqual(item);
    expect(generated.decode(JSON.parse(generated.encodeJson(item)) as typeof stored)).toStrictEqual(item);
  });

  it("is made for codecs that are busy, one way at a time, and for others at a word", () => {
    const encoded: string[] = [];
    const closures: ItemWays = {
      encode: () => {
        encoded.push("by the closure");
        return {};
      },
      encodeJson: () => "by the closure",
      decode: () => ({}),
    };
    const fields = fieldsOf({ a: attr.string() });
    const busy = generatedWays(fields, [], closures, { atOnce: false });
    for (let items = 0; items < 300; items++) busy.encode({ a: "x" });
    expect(encoded).toHaveLength(256);
    expect(busy.encode({ a: "x" })).toEqual({ a: { S: "x" } });
    expect(busy.encodeJson({ a: "x" })).toBe("by the closure");
    expect(generatedWays(fields, [], closures, { atOnce: true }).encodeJson({ a: "x" })).toBe('{"a":{"S":"x"}}');
  });

  it("leaves models with names that every object inherits to the closures", () => {
    const closures: ItemWays = { encode: () => ({}), encodeJson: () => "{}", decode: () => ({}) };
    for (const name of ["__proto__", "constructor"]) {
      expect(generatedWays(fieldsOf({ [name]: attr.string() }), [], closures, { atOnce: true })).toBe(closures);
      expect(generatedWays(fieldsOf({ a: attr.string().storedAs(name) }), [], closures, { atOnce: true })).toBe(
        closures,
      );
      const text: StoredText = { storedName: name, textOf: () => "" };
      expect(generatedWays(fieldsOf({ a: attr.string() }), [text], closures, { atOnce: true })).toBe(closures);
    }
  });

  it("counts what it calls towards the size of an item, wherever it stands", () => {
    const attributes = { json: attr.json(), text: attr.string(), list: attr.list(attr.json()) };
    const half = "x".repeat(205_000);
    for (const item of [
      { json: half, text: half, list: [] },
      { json: half, text: "", list: [half] },
    ]) {
      for (const codegen of [true, false]) {
        const codec = compileCodec({ attributes }, { codegen });
        expect(() => codec.marshal(item)).toThrow("bytes");
        expect(() => codec.marshalJson(item)).toThrow("bytes");
        expect(codec.marshal({ ...item, json: "" })).toMatchObject({ json: { S: '""' } });
      }
    }
  });

  it("is made of functions of a bearable size, however much a model has", () => {
    const wide = (depth: number): AnyAttribute => {
      const elements = Object.fromEntries(
        Array.from({ length: 12 }, (_, index) => [`a${index}`, depth === 0 ? attr.string() : wide(depth - 1)]),
      );
      return attr.map(elements as Record<string, ReturnType<typeof attr.string>>);
    };
    const whole = (depth: number): Record<string, unknown> =>
      Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`a${index}`, depth === 0 ? "x" : whole(depth - 1)]));
    const attributes = { wide: wide(2), other: attr.string() };
    const item = { wide: whole(2), other: "y" };
    const generated = generatedAlone(attributes);
    const closures = compileCodec({ attributes }, { codegen: false });
    expect(generated.encodeJson(item)).toBe(closures.marshalJson(item));
    expect(isSame(generated.decode(generated.encode(item)), item)).toBe(true);
  });
});

type Attributes = Readonly<Record<string, AnyAttribute>>;
type AnyCodec = Codec<Record<string, unknown>>;

function fieldsOf(attributes: Attributes): ReturnType<typeof compileFields> {
  const definitions = Object.entries(attributes).map(([name, { definition }]): [string, AttributeDefinition] => [
    name,
    definition,
  ]);
  return compileFields(Object.fromEntries(definitions), compileAttribute, 1);
}

function refuse(): never {
  throw new Error("the code has no answer");
}

/** The ways of generated code, with nothing to fall back on. */
function generatedAlone(attributes: Attributes): ItemWays {
  return generatedWays(
    fieldsOf(attributes),
    [],
    { encode: refuse, encodeJson: refuse, decode: refuse },
    { atOnce: true },
  );
}

/** The outcomes with generated code and without, where they differ. */
function differences(attributes: Attributes, call: (codec: AnyCodec) => unknown): readonly unknown[] {
  const [generated, closures] = [true, false].map((codegen) => {
    const codec: AnyCodec = compileCodec({ attributes }, { codegen });
    return comparableOutcome(() => call(codec));
  });
  return isSame(generated, closures) ? [] : [generated, closures];
}

/** What a call gives, names in their order; or what is said of its error. */
function comparableOutcome(call: () => unknown): unknown {
  try {
    const result = call();
    return { result, names: typeof result === "object" && result !== null ? Object.keys(result) : [] };
  } catch (error) {
    if (error instanceof Mismatch || !(error instanceof Error)) return { thrown: error };
    return {
      error: Object.assign({}, error, { name: error.name, message: error.message, cause: String(error.cause) }),
    };
  }
}
