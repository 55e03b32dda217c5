import { describe, expect, it } from "@jest/globals";
import { attr } from "@dynamorm/core";
import { messageOf } from "../../../test/thrown-by.ts";
import { compileCodec } from "../compile-codec.ts";

const codec = compileCodec({
  attributes: { address: attr.map({ city: attr.string(), zip: attr.string().optional() }) },
});
const marshal = (address: unknown): unknown => codec.marshal({ address } as { address: { city: string } });

class Place {
  city = "Paris";
}

describe("attr.map()", () => {
  it.each([
    [{ city: "Paris", zip: "75001" }, { M: { city: { S: "Paris" }, zip: { S: "75001" } } }],
    [{ city: "Paris" }, { M: { city: { S: "Paris" } } }],
  ])("is an M of its attributes: %j", (address, stored) => {
    expect(codec.marshal({ address })).toEqual({ address: stored });
    expect(codec.unmarshal({ address: stored })).toStrictEqual({ address });
  });

  it("leaves out what is undefined when it is written, and what it does not have when it is read", () => {
    expect(marshal({ city: "Paris", zip: undefined })).toStrictEqual({
      address: { M: { city: { S: "Paris" } } },
    });
    expect(codec.unmarshal({ address: { M: { city: { S: "Paris" }, mayor: { S: "?" } } } })).toStrictEqual({
      address: { city: "Paris" },
    });
  });

  it("takes objects without a prototype, and of another realm", () => {
    const stored = { address: { M: { city: { S: "Paris" } } } };
    expect(marshal(Object.assign(Object.create(null), { city: "Paris" }))).toEqual(stored);
    expect(marshal(structuredClone({ city: "Paris" }))).toEqual(stored);
  });

  it.each([
    ["Paris", '"address" is the string "Paris"; expected a plain object'],
    [["Paris"], '"address" is an array; expected a plain object'],
    [
      new Place(),
      '"address" is an instance of Place; expected a plain object: make a plain object of it: { ...value }',
    ],
    [
      new Map([["city", "Paris"]]),
      '"address" is an instance of Map; expected a plain object: make an object of it: Object.fromEntries(map)',
    ],
    [{}, '"address.city" is missing; expected a string: give it, or make the attribute optional()'],
    [{ city: 75 }, '"address.city" is the number 75; expected a string'],
    [
      { city: "Paris", zip: null },
      '"address.zip" is null; expected a string: leave out what the item lacks, or give undefined',
    ],
    [
      { city: "Paris", zpi: "75001" },
      '"address.zpi" is not in the model; expected one of city, zip: did you mean zip?',
    ],
    [{ City: "Paris" }, '"address.City" is not in the model; expected one of city, zip: did you mean city?'],
  ])("refuses to write %j", (address, message) => {
    expect(messageOf(() => marshal(address))).toBe(message);
  });

  it.each([
    [{ L: [] }, '"address" in the table is { L: 0 elements }; expected a map (M): correct the item, or the model'],
    [
      { M: [] as never },
      '"address" in the table is { M: an empty array }; expected a map (M): correct the item, or the model',
    ],
    [
      { M: { zip: { S: "75001" } } },
      '"address.city" in the table is missing; expected a string (S): make it optional(), or backfill the table',
    ],
    [
      { M: { city: { M: { name: { S: "Paris" } } } } },
      '"address.city" in the table is { M: 1 attribute }; expected a string (S): correct the item, or the model',
    ],
  ])("refuses to read %j", (address, message) => {
    expect(messageOf(() => codec.unmarshal({ address }))).toBe(message);
  });
});
