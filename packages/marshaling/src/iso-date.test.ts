import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { formatIsoDate, parseIsoDate } from "./iso-date.ts";

const dates = fc.date({
  min: new Date("0000-01-01T00:00:00.000Z"),
  max: new Date("9999-12-31T23:59:59.999Z"),
  noInvalidDate: true,
});

describe("formatIsoDate", () => {
  it("writes what toISOString() does", () => {
    fc.assert(fc.property(dates, (date) => expect(formatIsoDate(date.getTime())).toBe(date.toISOString())));
  });

  it.each([Number.NaN, -62_167_219_200_001, 253_402_300_800_000])(
    "writes no invalid date, and none before the year 0 or after 9999: %p",
    (milliseconds) => {
      expect(formatIsoDate(milliseconds)).toBeUndefined();
    },
  );
});

describe("parseIsoDate", () => {
  it("reads what toISOString() writes", () => {
    fc.assert(fc.property(dates, (date) => expect(parseIsoDate(date.toISOString())).toEqual(date)));
  });

  it("reads moments with fractions of any length and with any offset as Date.parse does", () => {
    const fractions = fc.stringMatching(/^(\.\d{1,9})?$/);
    const offsets = fc.stringMatching(/^(Z|[+-](0\d|1[0-9]|2[0-3]):[0-5]\d)$/);
    fc.assert(
      fc.property(dates, fractions, offsets, (date, fraction, offset) => {
        const text = `${date.toISOString().slice(0, 19)}${fraction}${offset}`;
        expect(parseIsoDate(text)?.getTime()).toBe(Date.parse(text));
      }),
    );
  });

  it.each([
    "2026-02-29T00:00:00.000Z",
    "2026-02-29",
    "2026-04-31T12:00:00+02:00",
    "2026-13-01T00:00:00.000Z",
    "2026-00-10T00:00:00.000Z",
    "2026-01-01T24:00:00.000Z",
    "2026-01-01T00:60:00.000Z",
    "2026-01-01T00:00:60.000Z",
    "2026-01-01T00:00:00.00xZ",
    "20x6-01-01T00:00:00.000Z",
    "2026-01-01T00:00:00",
    "2026-01-01T00:00:00.000+0200",
    "2026-01-01T00:00:00.000+24:00",
    "+002026-01-01T00:00:00.000Z",
    "1 January 2026",
    "2026",
    "",
  ])("reads nothing else, such as %j", (text) => {
    expect(parseIsoDate(text)).toBeUndefined();
  });

  it("knows leap years", () => {
    expect(parseIsoDate("2024-02-29T00:00:00.000Z")).toEqual(new Date(Date.UTC(2024, 1, 29)));
  });
});
