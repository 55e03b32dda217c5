import { describe, expect, it } from "@jest/globals";
import { attr } from "./attr.ts";
import type { AnyAttribute } from "./attribute.ts";
import { storedType } from "./stored-type.ts";

const unmodified = { optional: false, readonly: false };
const element = { type: "string", ...unmodified };

describe("attr", () => {
  it.each<[string, AnyAttribute, object, string]>([
    ["string()", attr.string(), { type: "string" }, "S"],
    ["number()", attr.number(), { type: "number" }, "N"],
    ["boolean()", attr.boolean(), { type: "boolean" }, "BOOL"],
    ["enum()", attr.enum(["a", "b"]), { type: "enum", values: ["a", "b"] }, "S"],
    ["date()", attr.date(), { type: "date", format: "iso" }, "S"],
    ["date() of seconds", attr.date({ format: "epochSeconds" }), { type: "date", format: "epochSeconds" }, "N"],
    [
      "date() of milliseconds",
      attr.date({ format: "epochMilliseconds" }),
      { type: "date", format: "epochMilliseconds" },
      "N",
    ],
    ["list()", attr.list(attr.string()), { type: "list", element }, "L"],
    ["set() of texts", attr.set(attr.string()), { type: "set", element }, "SS"],
    ["set() of numbers", attr.set(attr.number()), { type: "set", element: { type: "number", ...unmodified } }, "NS"],
    [
      "set() of an enum",
      attr.set(attr.enum(["a"])),
      { type: "set", element: { type: "enum", values: ["a"], ...unmodified } },
      "SS",
    ],
    [
      "map()",
      attr.map({ city: attr.string(), zip: attr.string().optional() }),
      { type: "map", attributes: { city: element, zip: { ...element, optional: true } } },
      "M",
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
});
