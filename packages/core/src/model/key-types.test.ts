import { describe, expect, it } from "@jest/globals";
import { attr } from "../attributes/attr.ts";
import type { AnyAttribute } from "../attributes/attribute.ts";
import { defineModel } from "./define-model.ts";

/** A model that has an attribute as its sort key, and another as the key of an index. */
function withKeys(sortKey: AnyAttribute, indexKey: AnyAttribute = sortKey): unknown {
  return defineModel({
    name: "Thing",
    table: "things",
    attributes: { id: attr.string(), sortKey, indexKey },
    key: { partitionKey: "id", sortKey: "sortKey" as never },
    indexes: { byKey: { partitionKey: "indexKey" as never } },
  });
}

describe("M5 a key", () => {
  it.each<[string, AnyAttribute]>([
    ["string", attr.string()],
    ["number", attr.number()],
    ["bigint", attr.bigint()],
    ["binary", attr.binary()],
    ["date", attr.date()],
    ["date of seconds", attr.date({ format: "epochSeconds" })],
    ["enum", attr.enum(["a", "b"])],
    ["literal text", attr.literal("a")],
    ["literal number", attr.literal(1)],
    ["custom type, stored as one of these", attr.custom(attr.string(), { encode: String, decode: String })],
  ])("can be a %s", (_, attribute) => {
    expect(() => withKeys(attribute)).not.toThrow();
  });

  it("can be when the item was created, and of an index what changes too", () => {
    expect(() => withKeys(attr.createdAt(), attr.updatedAt())).not.toThrow();
    expect(() => withKeys(attr.string(), attr.version())).not.toThrow();
  });

  const mend =
    "DynamoDB keys are strings, numbers or binary: use a string, number, bigint, date, enum or binary attribute";
  it.each<[string, AnyAttribute]>([
    ["boolean", attr.boolean()],
    ["literal", attr.literal(true)],
    ["list", attr.list(attr.string())],
    ["map", attr.map({ city: attr.string() })],
    ["record", attr.record(attr.string())],
    ["set", attr.set(attr.string())],
    ["union", attr.union([attr.string(), attr.number()])],
    ["union", attr.union([attr.literal("a"), attr.literal("b")])],
    ["json", attr.json<string>()],
    ["unknown", attr.unknown<string>()],
    ["custom stored as map", attr.custom(attr.map({}), { encode: () => ({}), decode: String })],
    ["custom stored as json", attr.custom(attr.json<string>(), { encode: String, decode: String })],
    [
      "custom stored as union",
      attr.custom(attr.union([attr.literal("a"), attr.literal("b")]), { encode: () => "a" as const, decode: String }),
    ],
  ])("cannot be a %s", (type, attribute) => {
    expect(() => withKeys(attribute)).toThrow(`Model "Thing": the table's sort key is "sortKey", a ${type}; ${mend}`);
    expect(() => withKeys(attr.string(), attribute)).toThrow(
      `Model "Thing": the partition key of index "byKey" is "indexKey", a ${type}; ${mend}`,
    );
  });

  it("of the table is always there; of an index it may be missing, and never be null", () => {
    const missing = '"sortKey" is a key of the table and cannot be';
    expect(() => withKeys(attr.string().optional())).toThrow(`${missing} optional`);
    expect(() => withKeys(attr.string().omitEmpty())).toThrow(`${missing} omitEmpty`);
    expect(() => withKeys(attr.string(), attr.string().optional())).not.toThrow();
    expect(() => withKeys(attr.string(), attr.string().omitEmpty())).not.toThrow();
    const nullable = "which is nullable; DynamoDB takes no NULL as a key: use optional() for a sparse index";
    expect(() => withKeys(attr.string().nullable())).toThrow(`the table's sort key is "sortKey", ${nullable}`);
    expect(() => withKeys(attr.string(), attr.string().nullable())).toThrow(
      `the partition key of index "byKey" is "indexKey", ${nullable}`,
    );
    const custom = attr.custom(attr.string().nullable(), { encode: String, decode: String });
    expect(() => withKeys(custom)).toThrow(`the table's sort key is "sortKey", ${nullable}`);
  });

  it("has at most 255 characters in its name in the table, however long the one in code is", () => {
    const [long, longest] = ["x".repeat(256), "y".repeat(255)];
    const thing = { name: "Thing", table: "things" };
    const stored = (name: string, storedAs: string): unknown =>
      defineModel({
        ...thing,
        attributes: { [name]: attr.string().storedAs(storedAs), note: attr.string() },
        key: { partitionKey: name },
        indexes: { byNote: { partitionKey: "note", projection: [name] } },
      });
    expect(() => stored(long, longest)).not.toThrow();
    expect(() => stored("id", long)).toThrow(
      `Model "Thing": the table's partition key is "id", stored as "${"x".repeat(40)}…"; DynamoDB allows 255 characters in the name of a key attribute`,
    );
  });
});
