import { describe, expect, it } from "@jest/globals";
import { attr } from "@dynamorm/core";
import { messageOf, thrownBy } from "../../../test/thrown-by.ts";
import { compileCodec } from "../compile-codec.ts";

const codec = compileCodec({ attributes: { notes: attr.list(attr.string()) } });
const marshal = (notes: unknown): unknown => codec.marshal({ notes } as { notes: string[] });

describe("attr.list()", () => {
  it("is an L of its elements", () => {
    expect(codec.marshal({ notes: ["a", "b"] })).toEqual({ notes: { L: [{ S: "a" }, { S: "b" }] } });
    expect(codec.unmarshal({ notes: { L: [{ S: "a" }, { S: "b" }] } })).toEqual({ notes: ["a", "b"] });
  });

  it("may be empty", () => {
    expect(codec.marshal({ notes: [] })).toEqual({ notes: { L: [] } });
    expect(codec.unmarshal({ notes: { L: [] } })).toEqual({ notes: [] });
  });

  it("takes a readonly array", () => {
    expect(codec.marshal({ notes: Object.freeze(["a"]) })).toEqual({ notes: { L: [{ S: "a" }] } });
  });

  it("nests", () => {
    const matrix = compileCodec({ attributes: { rows: attr.list(attr.list(attr.number())) } });
    expect(matrix.marshal({ rows: [[1], []] })).toEqual({ rows: { L: [{ L: [{ N: "1" }] }, { L: [] }] } });
    expect(matrix.unmarshal({ rows: { L: [{ L: [{ N: "1" }] }, { L: [] }] } })).toEqual({ rows: [[1], []] });
  });

  it.each([
    ["a", '"notes" is the string "a"; expected an array'],
    [new Set(["a"]), '"notes" is an instance of Set; expected an array: make an array of it: [...set]'],
    [{ length: 1, 0: "a" }, '"notes" is an object; expected an array'],
    [["a", 3], '"notes[1]" is the number 3; expected a string'],
    [["a", undefined], '"notes[1]" is nothing; expected a string'],
    [Object.assign(["a"], { 2: "c" }), '"notes[1]" is nothing; expected a string'],
  ])("refuses to write %j", (notes, message) => {
    expect(messageOf(() => marshal(notes))).toBe(message);
  });

  it.each([
    [{ SS: ["a"] }, '"notes" in the table is { SS: 1 element }; expected a list (L): correct the item, or the model'],
    [
      { L: [{ S: "a" }, { NULL: true }] },
      '"notes[1]" in the table is { NULL: true }; expected a string (S): make it nullable(), or correct the item',
    ],
  ])("refuses to read %j", (notes, message) => {
    expect(messageOf(() => codec.unmarshal({ notes }))).toBe(message);
  });

  it("gives the path of what is wrong, however deep", () => {
    const orders = compileCodec({
      attributes: { lines: attr.list(attr.map({ prices: attr.list(attr.number()) })) },
    });
    const lines = [{ prices: [1] }, { prices: [1, "2" as unknown as number] }];
    expect(thrownBy(() => orders.marshal({ lines }))).toMatchObject({
      path: "lines[1].prices[1]",
      attribute: "lines",
      expected: "a number",
      received: 'the string "2"',
    });
  });
});
