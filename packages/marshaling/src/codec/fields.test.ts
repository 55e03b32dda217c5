import { describe, expect, it } from "@jest/globals";
import { attr, type StoredItem } from "@dynamorm/core";
import { oneAttribute } from "../../test/one-attribute.ts";
import { messageOf, thrownBy } from "../../test/thrown-by.ts";
import { compileCodec } from "./compile-codec.ts";

describe.each([{ codegen: true }, { codegen: false }])("M3 modifiers: storedAs, with %j", (options) => {
  const codec = compileCodec(
    {
      attributes: {
        name: attr.string().storedAs("n"),
        n: attr.number().storedAs("name"),
        home: attr.map({ city: attr.string().storedAs("c"), zip: attr.string().optional() }).storedAs("h"),
        homes: attr.list(attr.map({ city: attr.string().storedAs("c") })).optional(),
      },
    },
    options,
  );
  const item = { name: "Ada", n: 1, home: { city: "London" }, homes: [{ city: "Paris" }] };
  const stored: StoredItem = {
    n: { S: "Ada" },
    name: { N: "1" },
    h: { M: { c: { S: "London" } } },
    homes: { L: [{ M: { c: { S: "Paris" } } }] },
  };

  it("is the name in the table, at every depth; code has the model's", () => {
    expect(codec.marshal(item)).toStrictEqual(stored);
    expect(JSON.parse(codec.marshalJson(item))).toStrictEqual(stored);
    expect(codec.unmarshal(stored)).toStrictEqual(item);
    expect(codec.unmarshalSome(stored, ["name"])).toStrictEqual({ name: "Ada" });
  });

  it("stays out of errors", () => {
    expect(messageOf(() => codec.marshal({ ...item, home: { city: 1 as never } }))).toBe(
      '"home.city" is the number 1; expected a string',
    );
    expect(messageOf(() => codec.marshal({ ...item, h: {} } as never))).toBe(
      '"h" is not in the model; expected one of name, n, home, homes: leave it out, or add it to the model',
    );
    expect(messageOf(() => codec.unmarshal({ ...stored, homes: { L: [{ M: {} }] } }))).toBe(
      '"homes[0].city" in the table is missing; expected a string (S): make it optional(), or backfill the table',
    );
  });

  it("can be a name that every object inherits", () => {
    const hostile = compileCodec(
      { attributes: { a: attr.string().storedAs("__proto__"), b: attr.string().storedAs("constructor").optional() } },
      options,
    );
    const proto = hostile.marshal({ a: "x" });
    expect(Object.entries(proto)).toEqual([["__proto__", { S: "x" }]]);
    expect(hostile.marshalJson({ a: "x" })).toBe('{"__proto__":{"S":"x"}}');
    expect(hostile.unmarshal(proto)).toStrictEqual({ a: "x" });
    expect(messageOf(() => hostile.unmarshal({}))).toBe(
      '"a" in the table is missing; expected a string (S): make it optional(), or backfill the table',
    );
  });
});

describe("M3 modifiers: omitEmpty", () => {
  const kinds = [
    ["string", attr.string().omitEmpty(), "", "a"],
    ["number", attr.number().omitEmpty(), 0, 1],
    ["bigint", attr.bigint().omitEmpty(), 0n, 1n],
    ["binary", attr.binary().omitEmpty(), new Uint8Array(0), new Uint8Array([0])],
    ["list", attr.list(attr.string()).omitEmpty(), [], [""]],
    ["record", attr.record(attr.string()).omitEmpty(), {}, { a: "" }],
    ["set", attr.set(attr.string()).omitEmpty(), new Set(), new Set([""])],
  ] as const;

  it.each(kinds)("does not store an empty %s, and reads it back", (_, attribute, empty, full) => {
    const { write, read } = oneAttribute(attribute);
    expect(write(empty)).toBeUndefined();
    expect(read(undefined)).toStrictEqual(empty);
    expect(read(write(full))).toStrictEqual(full);
  });

  it("takes -0 for the zero that it is, and a record of nothing defined for an empty one", () => {
    expect(oneAttribute(attr.number().omitEmpty()).write(-0)).toBeUndefined();
    expect(oneAttribute(attr.record(attr.string()).omitEmpty()).write({ a: undefined })).toBeUndefined();
  });

  it("gives every item an empty value of its own", () => {
    const codec = compileCodec({ attributes: { tags: attr.set(attr.string()).omitEmpty() } });
    expect(codec.unmarshal({}).tags).not.toBe(codec.unmarshal({}).tags);
  });

  it("reads nothing as nothing, where the attribute is optional too", () => {
    const { write, read } = oneAttribute(attr.string().omitEmpty().optional());
    expect(write("")).toBeUndefined();
    expect(read(undefined)).toBeUndefined();
  });

  it("is not optional: an empty value has to be given", () => {
    expect(oneAttribute(attr.set(attr.string()).omitEmpty()).refusal(undefined)).toBe(
      '"value" is missing; expected a Set of strings: give it, or make the attribute optional()',
    );
  });

  it("holds within maps, and lets null be stored", () => {
    const { write, read } = oneAttribute(
      attr.map({ note: attr.string().omitEmpty(), count: attr.number().nullable().omitEmpty() }),
    );
    expect(write({ note: "", count: null })).toStrictEqual({ M: { count: { NULL: true } } });
    expect(read({ M: {} })).toStrictEqual({ note: "", count: 0 });
  });

  it("reads an empty value that other code has stored", () => {
    expect(oneAttribute(attr.string().omitEmpty()).read({ S: "" })).toBe("");
  });

  it("refuses what is empty and of another type", () => {
    expect(oneAttribute(attr.set(attr.string()).omitEmpty()).refusal([])).toBe(
      '"value" is an empty array; expected a Set of strings: make a Set of it: new Set(values)',
    );
  });
});

describe("the JSON of an item", () => {
  const codec = compileCodec({
    attributes: { id: attr.string(), "a b": attr.number().optional(), tags: attr.set(attr.string()).optional() },
  });

  it("is in the order of the model, whatever the order of the item", () => {
    const text = '{"id":{"S":"1"},"a b":{"N":"2"},"tags":{"SS":["x","y"]}}';
    expect(codec.marshalJson({ id: "1", "a b": 2, tags: new Set(["x", "y"]) })).toBe(text);
    expect(codec.marshalJson({ tags: new Set(["x", "y"]), "a b": 2, id: "1" })).toBe(text);
    expect(Object.keys(codec.marshal({ tags: new Set(["x"]), id: "1" }))).toEqual(["id", "tags"]);
  });

  it.each(['say "hello"', "back\\slash", "line\nbreak", "\u0000", "né 😀", "\u2028", "\u007f"])(
    "escapes %j as JSON.stringify does",
    (id) => {
      expect(codec.marshalJson({ id })).toBe(JSON.stringify({ id: { S: id } }));
    },
  );

  it("is refused as the item itself is", () => {
    expect(thrownBy(() => codec.marshalJson({ id: 1 as never }))).toMatchObject({
      code: "INVALID_ITEM",
      path: "id",
      message: '"id" is the number 1; expected a string',
    });
    expect(messageOf(() => codec.marshalJson({ id: "1", idd: "2" } as never))).toBe(
      '"idd" is not in the model; expected one of id, a b, tags: did you mean id?',
    );
  });
});
