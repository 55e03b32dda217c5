import { describe, expect, it } from "@jest/globals";
import { attr, type AttributePath, defineModel } from "@dynamorm/core";
import { messageOf, thrownBy } from "../../test/thrown-by.ts";
import { compileCodec } from "./compile-codec.ts";

const Order = defineModel({
  name: "Order",
  table: "orders",
  attributes: {
    id: attr.string(),
    placedAt: attr.date(),
    paidAt: attr.date({ format: "epochSeconds" }).optional(),
    status: attr.enum(["open", "paid"]),
    address: attr.map({ city: attr.string(), "a.b": attr.number() }),
    lines: attr.list(attr.map({ price: attr.number(), tags: attr.set(attr.string()) })),
    scores: attr.set(attr.number()),
  },
  key: { partitionKey: "id" },
});
const codec = compileCodec(Order);

describe("marshalValue", () => {
  it.each<[AttributePath, unknown, unknown]>([
    [["id"], "", { S: "" }],
    [["placedAt"], new Date(0), { S: "1970-01-01T00:00:00.000Z" }],
    [["paidAt"], new Date(1999), { N: "1" }],
    [["address"], { city: "Paris", "a.b": 1 }, { M: { city: { S: "Paris" }, "a.b": { N: "1" } } }],
    [["address", "city"], "Paris", { S: "Paris" }],
    [["address", "a.b"], 3, { N: "3" }],
    [["lines", 0, "price"], 3, { N: "3" }],
    [["lines", 7], { price: 1, tags: new Set(["a"]) }, { M: { price: { N: "1" }, tags: { SS: ["a"] } } }],
    [["lines"], [], { L: [] }],
    [["scores"], new Set([1]), { NS: ["1"] }],
  ])("writes an operand as the type of the attribute at %j", (path, value, stored) => {
    expect(codec.marshalValue(path, value)).toEqual(stored);
    expect(codec.marshalValue([...path], value)).toEqual(stored);
  });

  it("names the whole path of what does not fit", () => {
    expect(thrownBy(() => codec.marshalValue(["lines", 2], { price: "3", tags: new Set(["a"]) }))).toMatchObject({
      code: "INVALID_ITEM",
      message: 'Model "Order": "lines[2].price" is the string "3"; expected a number',
      attribute: "lines",
      path: "lines[2].price",
    });
    expect(messageOf(() => codec.marshalValue(["status"], undefined))).toBe(
      'Model "Order": "status" is nothing; expected one of "open", "paid"',
    );
  });

  it.each<[unknown, string]>([
    [
      ["adress"],
      'there is no "adress"; there are id, placedAt, paidAt, status, address, lines, scores: did you mean address?',
    ],
    [["address", "street"], 'there is no "address.street"; "address" has city, a.b'],
    [["address", 0], 'there is no "address[0]"; "address" has city, a.b'],
    [["lines", "price"], 'there is no "lines.price"; "lines" is a list, with elements "lines[0]", "lines[1]", …'],
    [["lines", -1], 'there is no "lines[-1]"; "lines" is a list, with elements "lines[0]", "lines[1]", …'],
    [["lines", 0, "cost"], 'there is no "lines[0].cost"; "lines[0]" has price, tags'],
    [["scores", 0], 'there is no "scores[0]"; "scores" is a set, whose members have no paths'],
    [["id", "length"], 'there is no "id.length"; "id" is a string, with nothing within it'],
    [["constructor"], 'there is no "constructor"; there are id, placedAt, paidAt, status, address, lines, scores'],
  ])("refuses the path %j, which the model does not have", (path, message) => {
    expect(thrownBy(() => codec.marshalValue(path as AttributePath, 1))).toMatchObject({
      code: "INVALID_QUERY",
      message: `Model "Order": ${message}`,
      model: "Order",
      table: "orders",
    });
  });

  it.each(["address.city", []])("refuses what is no path: %j", (path) => {
    expect(messageOf(() => codec.marshalValue(path as unknown as AttributePath, 1))).toMatch(
      /^a path is a list like \["address", "city"\], not .*; parsePath\(\) makes one$/,
    );
  });

  it("keeps apart a name with dots and a path", () => {
    const dotted = compileCodec({ attributes: { "a.b": attr.number(), a: attr.map({ b: attr.string() }) } });
    expect(dotted.marshalValue(["a.b"], 1)).toEqual({ N: "1" });
    expect(dotted.marshalValue(["a", "b"], "x")).toEqual({ S: "x" });
  });

  it("serves any number of indices", () => {
    for (let index = 0; index < 2500; index++) {
      expect(codec.marshalValue(["lines", index, "price"], index)).toEqual({ N: String(index) });
    }
  });
});

describe("marshalElement", () => {
  it.each<[AttributePath, unknown, unknown]>([
    [["scores"], 3, { N: "3" }],
    [["lines", 0, "tags"], "new", { S: "new" }],
    [["lines"], { price: 1, tags: new Set(["a"]) }, { M: { price: { N: "1" }, tags: { SS: ["a"] } } }],
    [["id"], "part", { S: "part" }],
    [["status"], "pa", { S: "pa" }],
    [["placedAt"], "2026-01", { S: "2026-01" }],
  ])("writes an element, a member or a part of the text at %j", (path, value, stored) => {
    expect(codec.marshalElement(path, value)).toEqual(stored);
  });

  it("refuses an element of another type", () => {
    expect(messageOf(() => codec.marshalElement(["scores"], "3"))).toBe(
      'Model "Order": "scores" is the string "3"; expected a number',
    );
  });

  it.each<[AttributePath, string]>([
    [["address"], '"address" is a map, which contains nothing; lists, sets and texts do'],
    [["paidAt"], '"paidAt" is a date, which contains nothing; lists, sets and texts do'],
    [["lines", 0, "price"], '"lines[0].price" is a number, which contains nothing; lists, sets and texts do'],
    [["nothing"], 'there is no "nothing"; there are id, placedAt, paidAt, status, address, lines, scores'],
  ])("refuses the path %j", (path, message) => {
    expect(thrownBy(() => codec.marshalElement(path, 1))).toMatchObject({
      code: "INVALID_QUERY",
      message: `Model "Order": ${message}`,
    });
  });
});
