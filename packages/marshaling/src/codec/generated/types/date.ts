import type { DateDefinition, DateFormat } from "@dynamorm/core";
import { formatIsoDate, parseIsoDate } from "../../../iso-date.ts";
import { exactNumber } from "../../../number-text.ts";
import type { Body } from "../program.ts";
import type { TextType } from "../text-type.ts";

/** A `Date`, in any of its formats. */
export const dateText: TextType<DateDefinition> = {
  stored: ({ format }) => (format === "iso" ? "S" : "N"),
  toText: ({ format }, value, body) => formats[format].write(value, body),
  // Nothing in these texts needs an escape.
  toJson: ({ format }, value, body) => `"\${${formats[format].write(value, body)}}"`,
  fromText: ({ format }, text, body) => formats[format].read(text, body),
};

interface Format {
  readonly write: (date: string, body: Body) => string;
  readonly read: (text: string, body: Body) => string;
}

const formats: { readonly [Name in DateFormat]: Format } = {
  iso: {
    write: (date, body) => {
      const text = body.define(`${body.program.constant(formatIsoDate)}(${writeTime(date, body)})`);
      body.giveUpIf(`${text} === undefined`);
      return text;
    },
    read: (text, body) => {
      const date = body.define(`${body.program.constant(parseIsoDate)}(${text})`);
      body.giveUpIf(`${date} === undefined`);
      return date;
    },
  },
  epochSeconds: {
    write: (date, body) => `\`\${Math.floor(${writeTime(date, body)} / 1000)}\``,
    read: (text, body) => readTime(text, 1000, body),
  },
  epochMilliseconds: {
    write: (date, body) => `\`\${${writeTime(date, body)}}\``,
    read: (text, body) => readTime(text, 1, body),
  },
};

/** The time of a Date, in ms, by the method of all Dates: it throws for what only looks like one, and cannot be overridden. */
function writeTime(date: string, body: Body): string {
  body.giveUpIf(`!(${date} instanceof Date)`);
  const time = body.define(`Date.prototype.getTime.call(${date})`);
  body.giveUpIf(`${time} !== ${time}`);
  return time;
}

/** A Date ends 100,000,000 days from 1970: https://tc39.es/ecma262/#sec-time-values-and-time-range */
const lastTime = 8.64e15;

function readTime(text: string, milliseconds: number, body: Body): string {
  const number = body.define(`${body.program.constant(exactNumber)}(${text})`);
  body.giveUpIf(`!Number.isInteger(${number}) || Math.abs(${number}) > ${lastTime / milliseconds}`);
  return `new Date(${number} * ${milliseconds})`;
}
