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

const Shape = defineModel({
  name: "Shape",
  table: "shapes",
  attributes: {
    id: attr.string(),
    shape: attr.union([
      attr.map({
        kind: attr.literal("circle"),
        size: attr.number(),
        drawn: attr.date(),
        tags: attr.set(attr.string()),
        note: attr.string().storedAs("n"),
      }),
      attr.map({
        kind: attr.literal("square"),
        size: attr.map({ side: attr.number() }),
        drawn: attr.date({ format: "epochSeconds" }),
        tags: attr.list(attr.string()),
        note: attr.string(),
      }),
      attr.string(),
    ]),
    scores: attr.record(attr.number()),
    any: attr.unknown(),
    settings: attr.json(),
    price: attr.custom(attr.string(), { encode: (cents: number) => `${cents} ct`, decode: () => 0 }),
    keys: attr.set(attr.bigint()),
    blobs: attr.set(attr.binary()),
    maybe: attr.list(attr.string().nullable()).nullable().storedAs("m"),
  },
  key: { partitionKey: "id" },
});
const shapes = compileCodec(Shape);

describe("paths into types of any names and of several kinds", () => {
  it.each<[AttributePath, unknown, unknown]>([
    [["scores", "a.b"], 3, { N: "3" }],
    [["any"], { a: 1 }, { M: { a: { N: "1" } } }],
    [["any", "a", 0, "b"], new Set([1]), { NS: ["1"] }],
    [["shape"], "none", { S: "none" }],
    [["shape", "kind"], "square", { S: "square" }],
    [["shape", "size"], 1, { N: "1" }],
    [["shape", "size"], { side: 1 }, { M: { side: { N: "1" } } }],
    [["shape", "size", "side"], 1, { N: "1" }],
    [["price"], 150, { S: "150 ct" }],
    [["settings"], { a: 1 }, { S: '{"a":1}' }],
    [["maybe"], null, { NULL: true }],
    [["maybe", 0], null, { NULL: true }],
  ])("lead to what is there: %j", (path, value, stored) => {
    expect(shapes.marshalValue(path, value)).toEqual(stored);
  });

  it("refuse a value that no member of a union takes", () => {
    expect(messageOf(() => shapes.marshalValue(["shape", "kind"], "star"))).toBe(
      'Model "Shape": "shape.kind" is the string "star"; expected "circle" or "square"',
    );
  });

  it("refuse a value that two members store in different ways: nothing says which is meant", () => {
    expect(messageOf(() => shapes.marshalValue(["shape", "drawn"], new Date(0)))).toBe(
      'Model "Shape": "shape.drawn" is a Date; expected a value that every member of the union stores alike: ' +
        "compare the whole, or give the members attributes of one type",
    );
  });

  it.each<[AttributePath, string]>([
    [["shape", "radius"], 'there is no "shape.radius"; "shape" has kind, size, drawn, tags, note'],
    [["shape", "size", "width"], 'there is no "shape.size.width"; "shape.size" has side'],
    [["shape", 0], 'there is no "shape[0]"; "shape" has kind, size, drawn, tags, note'],
    [["scores", 0], 'there is no "scores[0]"; "scores" is a record, whose parts have names'],
    [
      ["settings", "theme"],
      'there is no "settings.theme"; "settings" is stored as JSON text, whose parts have no paths; attr.map() or attr.unknown() has them',
    ],
    [
      ["price", "cents"],
      'there is no "price.cents"; "price" is what its converter makes of it, with nothing within it',
    ],
    [["any", -1], 'there is no "any[-1]"; "any" may be a list, whose elements are counted from 0, or a map'],
  ])("refuse %j, which leads nowhere", (path, message) => {
    expect(thrownBy(() => shapes.marshalValue(path, 1))).toMatchObject({
      code: "INVALID_QUERY",
      message: `Model "Shape": ${message}`,
    });
  });

  it("let an unknown value nest no deeper than the path leaves room for", () => {
    const path: AttributePath = ["any", ...Array.from({ length: 31 }, () => "a")];
    expect(shapes.marshalValue(path, 1)).toEqual({ N: "1" });
    expect(messageOf(() => shapes.marshalValue(path, [1]))).toContain("expected at most 32 levels of nesting");
  });
});

describe("storedPath", () => {
  it.each<[AttributePath, AttributePath]>([
    [["id"], ["id"]],
    [
      ["maybe", 0],
      ["m", 0],
    ],
    [
      ["shape", "kind"],
      ["shape", "kind"],
    ],
    [
      ["nothing", "there"],
      ["nothing", "there"],
    ],
  ])("has the names of the table: %j is %j", (path, stored) => {
    expect(shapes.storedPath(path)).toEqual(stored);
  });

  it("refuses a name that members of a union store under several", () => {
    expect(thrownBy(() => shapes.storedPath(["shape", "note"]))).toMatchObject({
      code: "INVALID_QUERY",
      message: '"shape.note" is stored as "n" and as "note" by members of a union; give it one name with storedAs()',
    });
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

  it.each<[AttributePath, unknown, unknown]>([
    [["keys"], 2n ** 64n, { N: "18446744073709551616" }],
    [["blobs"], new Uint8Array([1]), { B: new Uint8Array([1]) }],
    [["maybe"], null, { NULL: true }],
    [["maybe"], "a", { S: "a" }],
    [["any"], [1], { L: [{ N: "1" }] }],
    [["shape", "tags"], "a", { S: "a" }],
    [["shape"], "part", { S: "part" }],
    [["price"], "ct", { S: "ct" }],
  ])("writes an element of every kind: %j", (path, value, stored) => {
    expect(shapes.marshalElement(path, value)).toEqual(stored);
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
