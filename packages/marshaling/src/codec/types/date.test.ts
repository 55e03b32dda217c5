import { describe, expect, it } from "@jest/globals";
import { attr, type DateFormat } from "@dynamorm/core";
import { messageOf } from "../../../test/thrown-by.ts";
import { compileCodec } from "../compile-codec.ts";

const codecFor = (format: DateFormat) => compileCodec({ attributes: { at: attr.date({ format }) } });
const at = new Date("2026-01-31T12:00:00.250Z");

describe("attr.date()", () => {
  it("is ISO-8601 text, unless another format is asked for", () => {
    const codec = compileCodec({ attributes: { at: attr.date() } });
    expect(codec.marshal({ at })).toEqual({ at: { S: "2026-01-31T12:00:00.250Z" } });
    expect(codec.unmarshal({ at: { S: "2026-01-31T12:00:00.250Z" } })).toEqual({ at });
  });

  it("is milliseconds since 1970 in the format epochMilliseconds", () => {
    const codec = codecFor("epochMilliseconds");
    expect(codec.marshal({ at })).toEqual({ at: { N: "1769860800250" } });
    expect(codec.unmarshal({ at: { N: "1769860800250" } })).toEqual({ at });
  });

  it("is whole seconds since 1970 in the format epochSeconds, rounded down on both sides of 1970", () => {
    const codec = codecFor("epochSeconds");
    expect(codec.marshal({ at })).toEqual({ at: { N: "1769860800" } });
    expect(codec.unmarshal({ at: { N: "1769860800" } })).toEqual({ at: new Date("2026-01-31T12:00:00.000Z") });
    expect(codec.marshal({ at: new Date(-1) })).toEqual({ at: { N: "-1" } });
  });

  it("is epochSeconds for attr.ttl(), as Time to Live demands", () => {
    const codec = compileCodec({ attributes: { expiresAt: attr.ttl() } });
    expect(codec.marshal({ expiresAt: at })).toEqual({ expiresAt: { N: "1769860800" } });
  });

  it.each([
    ["2026-01-31T12:00:00Z", "2026-01-31T12:00:00.000Z"],
    ["2026-01-31T12:00:00.123456789Z", "2026-01-31T12:00:00.123Z"],
    ["2026-01-31T12:00:00+02:00", "2026-01-31T10:00:00.000Z"],
    ["2026-01-31", "2026-01-31T00:00:00.000Z"],
  ])("reads the ISO-8601 text of other code: %s", (text, iso) => {
    expect(codecFor("iso").unmarshal({ at: { S: text } })).toEqual({ at: new Date(iso) });
  });

  it("takes dates of another realm, as Jest's default values are", () => {
    expect(codecFor("iso").marshal({ at: structuredClone(at) })).toEqual({ at: { S: "2026-01-31T12:00:00.250Z" } });
  });

  it.each([
    ["2026-01-31", '"at" is the string "2026-01-31"; expected a Date: make a Date of it: new Date(value)'],
    [3, '"at" is the number 3; expected a Date: make a Date of it: new Date(value)'],
    [null, '"at" is null; expected a Date: give it, or make the attribute nullable()'],
    [{ [Symbol.toStringTag]: "Date" }, '"at" is an object; expected a Date'],
    [new Date(Number.NaN), '"at" is an invalid Date; expected a valid Date'],
    [
      new Date("+010000-01-01T00:00:00Z"),
      '"at" is a Date in the year 10000; expected a Date in the years 0 to 9999: ' +
        "ISO-8601 texts of other years do not sort as dates do; a date with an epoch format has no such limit",
    ],
    [
      new Date("-000001-12-31T00:00:00Z"),
      '"at" is a Date in the year -1; expected a Date in the years 0 to 9999: ' +
        "ISO-8601 texts of other years do not sort as dates do; a date with an epoch format has no such limit",
    ],
  ])("refuses to write %p", (value, message) => {
    expect(messageOf(() => codecFor("iso").marshal({ at: value as Date }))).toBe(message);
  });

  it("refuses to write what has a date's prototype alone", () => {
    expect(messageOf(() => codecFor("iso").marshal({ at: Object.create(Date.prototype) as Date }))).toBe(
      '"at" is an instance of Date; expected a Date',
    );
  });

  it.each(["iso", "epochSeconds", "epochMilliseconds"] as const)(
    "asks no class that extends Date, in the format %s",
    (format) => {
      class Deceiver extends Date {
        override getTime(): number {
          return '1"},"isAdmin":{"BOOL":true},"x":{"N":"1' as unknown as number;
        }
      }
      const [plain, deceiving] = [new Date(1_000), new Deceiver(1_000)];
      for (const codegen of [true, false]) {
        const codec = compileCodec({ attributes: { at: attr.date({ format }) } }, { codegen });
        expect(codec.marshal({ at: deceiving })).toEqual(codec.marshal({ at: plain }));
        expect(codec.marshalJson({ at: deceiving })).toBe(codec.marshalJson({ at: plain }));
      }
    },
  );

  it("refuses to write an invalid Date as a number", () => {
    expect(messageOf(() => codecFor("epochSeconds").marshal({ at: new Date(Number.NaN) }))).toBe(
      '"at" is an invalid Date; expected a valid Date',
    );
  });

  it.each(["yesterday", "2026-02-30T00:00:00Z", "2026-01-31T12:00:00", "2026-1-31", ""])(
    "refuses to read the text %j",
    (text) => {
      expect(messageOf(() => codecFor("iso").unmarshal({ at: { S: text } }))).toBe(
        `"at" in the table is { S: ${JSON.stringify(text)} }; expected a date in ISO-8601 text (S): correct the item, or the model`,
      );
    },
  );

  it.each([
    ["iso", { N: "3" }, "a date in ISO-8601 text (S)"],
    ["epochSeconds", { S: "3" }, "a date in whole seconds since 1970 (N)"],
    ["epochSeconds", { N: "8640000000001" }, "a date in whole seconds since 1970 (N)"],
    ["epochSeconds", { N: "1.9" }, "a date in whole seconds since 1970 (N)"],
    ["epochMilliseconds", { N: "x" }, "a date in whole milliseconds since 1970 (N)"],
    ["epochMilliseconds", { N: "1.9" }, "a date in whole milliseconds since 1970 (N)"],
  ] as const)("refuses to read, in the format %s, %j", (format, stored, expected) => {
    const [[type, text]] = Object.entries(stored) as [[string, string]];
    expect(messageOf(() => codecFor(format).unmarshal({ at: stored }))).toBe(
      `"at" in the table is { ${type}: "${text}" }; expected ${expected}: correct the item, or the model`,
    );
  });
});
