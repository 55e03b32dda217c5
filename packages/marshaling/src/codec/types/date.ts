import { type AttributeValue, type DateDefinition, type DateFormat, describeValue } from "@dynamorm/core";
import { isDate, timeOf } from "../../builtins.ts";
import { storedMismatch } from "../../describe-stored.ts";
import { formatIsoDate, parseIsoDate } from "../../iso-date.ts";
import { Mismatch } from "../../mismatch.ts";
import { exactNumber } from "../../number-text.ts";
import { isObject } from "../../plain-object.ts";
import { scalarWeight } from "../../weight.ts";
import type { AttributeTypeCodec } from "../attribute-codec.ts";

const expected = "a Date";

/** How each format writes the time of a valid date, in ms, and reads what is stored; `undefined` for what it cannot write or read. */
interface Format {
  readonly stored: string;
  readonly write: (time: number) => AttributeValue | undefined;
  readonly writeJson: (time: number) => string | undefined;
  readonly read: (stored: AttributeValue) => Date | undefined;
}

const formats: { readonly [Name in DateFormat]: Format } = {
  iso: {
    stored: "a date in ISO-8601 text (S)",
    write: (time) => {
      const text = formatIsoDate(time);
      return text === undefined ? undefined : { S: text };
    },
    writeJson: (time) => {
      const text = formatIsoDate(time);
      return text === undefined ? undefined : `{"S":"${text}"}`;
    },
    read: ({ S }) => (typeof S === "string" ? parseIsoDate(S) : undefined),
  },
  epochSeconds: {
    stored: "a date in whole seconds since 1970 (N)",
    // Towards the past also before 1970, so that dates sort and expire alike on both sides of it.
    write: (time) => ({ N: String(Math.floor(time / 1000)) }),
    writeJson: (time) => `{"N":"${Math.floor(time / 1000)}"}`,
    read: ({ N }) => fromEpoch(N, 1000),
  },
  epochMilliseconds: {
    stored: "a date in whole milliseconds since 1970 (N)",
    write: (time) => ({ N: String(time) }),
    writeJson: (time) => `{"N":"${time}"}`,
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
        const time = timeOf(value);
        const stored = Number.isNaN(time) ? undefined : write(time);
        if (stored === undefined) throw unwritable(time);
        return stored;
      },
      encodeJson: (value) => {
        if (!isDate(value)) throw noDate(value);
        const time = timeOf(value);
        const json = Number.isNaN(time) ? undefined : writeJson(time);
        if (json === undefined) throw unwritable(time);
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

function unwritable(time: number): Mismatch {
  const date = new Date(time);
  if (Number.isNaN(time)) return new Mismatch("a valid Date", describeValue(date));
  const received = `a Date in the year ${date.getUTCFullYear()}`;
  return new Mismatch("a Date in the years 0 to 9999", received, {
    mend: "ISO-8601 texts of other years do not sort as dates do; a date with an epoch format has no such limit",
  });
}
