import { describeName } from "../describe-name.ts";
import { describeValue } from "../describe-value.ts";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
import { isRecord } from "../is-record.ts";
import { Attribute, unmodified } from "./attribute.ts";
import type { DateDefinition, DateFormat } from "./definition.ts";

/** How a date is stored. */
export interface DateOptions {
  /** ISO-8601 text (the default), or a number of seconds or milliseconds since 1970. Seconds drop the milliseconds. */
  readonly format?: DateFormat;
}

const formats: readonly DateFormat[] = ["iso", "epochSeconds", "epochMilliseconds"];

/**
 * A `Date`. Stored as ISO-8601 text in UTC (`"2026-01-31T12:00:00.000Z"`), which sorts as dates do, or as a number.
 *
 * @throws InvalidModelError for a format that does not exist.
 */
export function date(options: DateOptions = {}): Attribute<Date> {
  return new Attribute(dateDefinition(options));
}

/** The plain data of a date in the format asked for. */
export function dateDefinition(options: DateOptions): DateDefinition {
  checkDateOptions(options);
  return { type: "date", format: options.format ?? "iso", ...unmodified };
}

function checkDateOptions(options: unknown): void {
  const formatNames = formats.join(", ");
  const refuse = (given: string): never => {
    throw new InvalidModelError(`a date takes { format }, with one of ${formatNames}; it was given ${given}`);
  };
  if (!isRecord(options)) return refuse(describeValue(options));
  const unknown = Object.keys(options).find((name) => name !== "format");
  if (unknown !== undefined) return refuse(`the option "${unknown}"`);
  const { format } = options;
  if (format !== undefined && !formats.includes(format as DateFormat)) {
    throw new InvalidModelError(`the format of a date is one of ${formatNames}, not ${describeName(format)}`);
  }
}
