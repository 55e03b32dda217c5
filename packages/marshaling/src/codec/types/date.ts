import { type AttributeValue, type DateDefinition, type DateFormat, describeValue } from "@dynamorm/core";
import { isDate } from "../../builtins.ts";
import { storedMismatch } from "../../describe-stored.ts";
import { formatIsoDate, parseIsoDate } from "../../iso-date.ts";
import { Mismatch } from "../../mismatch.ts";
import { exactNumber } from "../../number-text.ts";
import { isObject } from "../../plain-object.ts";
import { scalarWeight } from "../../weight.ts";
import type { AttributeTypeCodec } from "../attribute-codec.ts";

const expected = "a Date";

/** How each format writes a valid date, and reads what is stored; `undefined` for what it cannot write or read. */
interface Format {
  readonly stored: string;
  readonly write: (date: Date) => AttributeValue | undefined;
  readonly writeJson: (date: Date) => string | undefined;
  readonly read: (stored: AttributeValue) => Date | undefined;
}

const formats: { readonly [Name in DateFormat]: Format } = {
  iso: {
    stored: "a date in ISO-8601 text (S)",
    write: (date) => {
      const text = formatIsoDate(date);
      return text === undefined ? undefined : { S: text };
    },
    writeJson: (date) => {
      const text = formatIsoDate(date);
      return text === undefined ? undefined : `{"S":"${text}"}`;
    },
    read: ({ S }) => (typeof S === "string" ? parseIsoDate(S) : undefined),
  },
  epochSeconds: {
    stored: "a date in whole seconds since 1970 (N)",
    // Towards the past also before 1970, so that dates sort and expire alike on both sides of it.
    write: (date) => ({ N: String(Math.floor(date.getTime() / 1000)) }),
    writeJson: (date) => `{"N":"${Math.floor(date.getTime() / 1000)}"}`,
    read: ({ N }) => fromEpoch(N, 1000),
  },
  epochMilliseconds: {
    stored: "a date in whole milliseconds since 1970 (N)",
    write: (date) => ({ N: String(date.getTime()) }),
    writeJson: (date) => `{"N":"${date.getTime()}"}`,
    read: ({ N }) => fromEpoch(N, 1),
  },
};

/** A `Date`, as ISO-8601 text in an `S`, or as seconds or milliseconds since 1970 in an `N`. */
export const dateType: AttributeTypeCodec<DateDefinition> = {
  compile: ({ format }) => {
    const { write, writeJson, read, stored: expectedStored } = formats[format];
    return {
      expected,
      expectedStored,
      weight: scalarWeight,
      encode: (value) => {
        if (!isDate(value)) throw noDate(value);
        const stored = Number.isNaN(value.getTime()) ? undefined : write(value);
        if (stored === undefined) throw unwritable(value);
        return stored;
      },
      encodeJson: (value) => {
        if (!isDate(value)) throw noDate(value);
        const json = Number.isNaN(value.getTime()) ? undefined : writeJson(value);
        if (json === undefined) throw unwritable(value);
        return json;
      },
      decode: (stored) => {
        const date = isObject(stored) ? read(stored) : undefined;
        if (date !== undefined) return date;
        throw storedMismatch(expectedStored, stored);
      },
    };
  },
};

function fromEpoch(text: unknown, milliseconds: number): Date | undefined {
  const number = typeof text === "string" ? exactNumber(text) : undefined;
  // A Date would drop the fraction of a millisecond, and writing the date back that of a second.
  if (number === undefined || !Number.isInteger(number)) return undefined;
  const date = new Date(number * milliseconds);
  // Some 270,000 years from 1970 a Date ends, and a number does not.
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function noDate(value: unknown): Mismatch {
  const mend =
    typeof value === "string" || typeof value === "number" ? "make a Date of it: new Date(value)" : undefined;
  return new Mismatch(expected, describeValue(value), { mend });
}

function unwritable(date: Date): Mismatch {
  if (Number.isNaN(date.getTime())) return new Mismatch("a valid Date", describeValue(date));
  const received = `a Date in the year ${date.getUTCFullYear()}`;
  return new Mismatch("a Date in the years 0 to 9999", received, {
    mend: "ISO-8601 texts of other years do not sort as dates do; a date with an epoch format has no such limit",
  });
}
