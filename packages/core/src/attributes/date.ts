import { describeValue } from "../describe-value.ts";
import { InvalidModelError } from "../errors/invalid-model-error.ts";
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
  const unknown =
    typeof options === "object" && options !== null ? Object.keys(options).find((name) => name !== "format") : "";
  if (unknown !== undefined) {
    const given = unknown === "" ? describeValue(options) : `the option "${unknown}"`;
    throw new InvalidModelError(`a date takes { format }, one of ${formats.join(", ")}; it was given ${given}`);
  }
  const { format = "iso" } = options;
  if (!formats.includes(format)) {
    throw new InvalidModelError(`date format ${describeValue(format)} does not exist; there are ${formats.join(", ")}`);
  }
  return { type: "date", format, ...unmodified };
}
