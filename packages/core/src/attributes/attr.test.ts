import { describe, expect, it } from "@jest/globals";
import { attr } from "./attr.ts";
import { type AnyAttribute, unmodified } from "./attribute.ts";
import { storedType } from "./stored-type.ts";

const text = { type: "string", ...unmodified };
const number = { type: "number", ...unmodified };

describe("M2 attr", () => {
  it.each<[string, AnyAttribute, object, string | undefined]>([
    ["string()", attr.string(), { type: "string" }, "S"],
    ["number()", attr.number(), { type: "number" }, "N"],
    ["bigint()", attr.bigint(), { type: "bigint" }, "N"],
    ["boolean()", attr.boolean(), { type: "boolean" }, "BOOL"],
    ["binary()", attr.binary(), { type: "binary" }, "B"],
    ["enum()", attr.enum(["a", "b"]), { type: "enum", values: ["a", "b"] }, "S"],
    ["literal() of a text", attr.literal("a"), { type: "literal", value: "a" }, "S"],
    ["literal() of a number", attr.literal(1), { type: "literal", value: 1 }, "N"],
    ["literal() of a boolean", attr.literal(false), { type: "literal", value: false }, "BOOL"],
    ["date()", attr.date(), { type: "date", format: "iso" }, "S"],
    ["date() of seconds", attr.date({ format: "epochSeconds" }), { type: "date", format: "epochSeconds" }, "N"],
    [
      "date() of milliseconds",
      attr.date({ format: "epochMilliseconds" }),
      { type: "date", format: "epochMilliseconds" },
      "N",
    ],
    ["list()", attr.list(attr.string()), { type: "list", element: text }, "L"],
    ["record()", attr.record(attr.number()), { type: "record", element: number }, "M"],
    ["set() of texts", attr.set(attr.string()), { type: "set", element: text }, "SS"],
    ["set() of numbers", attr.set(attr.number()), { type: "set", element: number }, "NS"],
    ["set() of bigints", attr.set(attr.bigint()), { type: "set", element: { type: "bigint", ...unmodified } }, "NS"],
    ["set() of bytes", attr.set(attr.binary()), { type: "set", element: { type: "binary", ...unmodified } }, "BS"],
    [
      "set() of an enum",
      attr.set(attr.enum(["a"])),
      { type: "set", element: { type: "enum", values: ["a"], ...unmodified } },
      "SS",
    ],
    [
      "map()",
      attr.map({ city: attr.string(), zip: attr.string().optional() }),
      { type: "map", attributes: { city: text, zip: { ...text, optional: true } } },
      "M",
    ],
    ["union()", attr.union([attr.string(), attr.number()]), { type: "union", members: [text, number] }, undefined],
    [
      "union() of one stored type",
      attr.union([attr.literal("a"), attr.enum(["b"])]),
      {
        type: "union",
        members: [
          { type: "literal", value: "a", ...unmodified },
          { type: "enum", values: ["b"], ...unmodified },
        ],
      },
      "S",
    ],
    ["json()", attr.json(), { type: "json" }, "S"],
    ["unknown()", attr.unknown(), { type: "unknown" }, undefined],
    [
      "custom()",
      attr.custom(attr.number(), { encode: Number, decode: String }),
      { type: "custom", stored: number, encode: expect.any(Function), decode: expect.any(Function) },
      "N",
    ],
    ["createdAt()", attr.createdAt(), { type: "date", format: "iso", role: "createdAt" }, "S"],
    [
      "createdAt() of seconds",
      attr.createdAt({ format: "epochSeconds" }),
      { type: "date", format: "epochSeconds", role: "createdAt" },
      "N",
    ],
    ["updatedAt()", attr.updatedAt(), { type: "date", format: "iso", role: "updatedAt" }, "S"],
    [
      "updatedAt() of milliseconds",
      attr.updatedAt({ format: "epochMilliseconds" }),
      { type: "date", format: "epochMilliseconds", role: "updatedAt" },
      "N",
    ],
    ["version()", attr.version(), { type: "number", role: "version" }, "N"],
    ["ttl()", attr.ttl(), { type: "date", format: "epochSeconds", role: "ttl" }, "N"],
  ])("%s makes an attribute, and says how it is stored", (_, { definition }, expected, stored) => {
    expect(definition).toEqual({ ...expected, ...unmodified });
    expect(storedType(definition)).toBe(stored);
  });

  it("deletedAt() is optional from the start: an item without it is there", () => {
    expect(attr.deletedAt().definition).toEqual({
      type: "date",
      format: "iso",
      role: "deletedAt",
      ...unmodified,
      optional: true,
    });
    expect(attr.deletedAt({ format: "epochSeconds" }).definition).toMatchObject({ format: "epochSeconds" });
  });
});
