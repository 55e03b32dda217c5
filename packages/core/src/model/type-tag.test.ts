import { describe, expect, it } from "@jest/globals";
import { attr } from "../attributes/attr.ts";
import { defineModel } from "./define-model.ts";
import { key } from "./key-template.ts";

const order = { name: "Order", table: "shop", attributes: { id: attr.string() } } as const;
const plain = { partitionKey: "id" } as const;
const composite = { partitionKey: key("pk", "ORDER#{id}") };

describe("M7 the tag that tells models in one table apart", () => {
  it("is there for a model with a computed key, which is made to share a table", () => {
    expect(defineModel({ ...order, key: composite }).typeTag).toEqual({ attribute: "_type", value: "Order" });
    const sorted = { partitionKey: "id", sortKey: key("sk", "ORDER") } as const;
    expect(defineModel({ ...order, key: sorted }).typeTag).toEqual({ attribute: "_type", value: "Order" });
  });

  it("is not there for others, unless it is asked for", () => {
    expect(defineModel({ ...order, key: plain })).not.toHaveProperty("typeTag");
    expect(defineModel({ ...order, key: plain, typeTag: {} }).typeTag).toEqual({ attribute: "_type", value: "Order" });
  });

  it("can be left out, named, and given another value", () => {
    expect(defineModel({ ...order, key: composite, typeTag: false })).not.toHaveProperty("typeTag");
    expect(defineModel({ ...order, key: composite, typeTag: "kind" }).typeTag).toEqual({
      attribute: "kind",
      value: "Order",
    });
    const model = defineModel({ ...order, key: plain, typeTag: { attribute: "kind", value: "o" } });
    expect(model.typeTag).toEqual({ attribute: "kind", value: "o" });
    expect(Object.isFrozen(model.typeTag)).toBe(true);
  });

  it.each<[unknown, string]>([
    [true, "typeTag is the name of an attribute, { attribute, value } or false, not true"],
    [null, "typeTag is the name of an attribute, { attribute, value } or false, not null"],
    [7, "typeTag is the name of an attribute, { attribute, value } or false, not the number 7"],
    [["kind"], "typeTag is the name of an attribute, { attribute, value } or false, not an array"],
    [{ attribute: 7 }, "typeTag is the name of an attribute, { attribute, value } or false, not the number 7"],
    ["", "typeTag: an attribute's name is empty"],
    [{ name: "kind" }, '"name" is no part of a typeTag; there are attribute and value'],
    [{ value: "" }, 'the value of a typeTag is a text, not the string ""'],
    [{ value: 7 }, "the value of a typeTag is a text, not the number 7"],
  ])("is refused where it is none: %p", (typeTag, message) => {
    expect(() => defineModel({ ...order, key: plain, typeTag: typeTag as never })).toThrow(`Model "Order": ${message}`);
  });
});
