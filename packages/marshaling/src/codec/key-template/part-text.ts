import type { AttributeDefinition, AttributeValue, DateFormat } from "@dynamorm/core";
import { parseDecimal } from "../../decimal.ts";
import { formatIsoDate } from "../../iso-date.ts";
import { Mismatch } from "../../mismatch.ts";
import type { CompileAttribute } from "../attribute-codec.ts";
import { numberKeyText } from "./number-key-text.ts";

/** Writes one part of a key. Throws a `Mismatch` for a value that does not fit the attribute. */
export type PartText = (value: unknown) => string;

/** How the beginning of a text is written in a key, so that keys begin with it; `undefined` for what is no text. */
export function prefixTextOf(
  { type }: AttributeDefinition,
  separators: readonly string[],
): ((text: string) => string) | undefined {
  return type === "string" || type === "enum" ? escapeOf(separators) : undefined;
}

/**
 * How values of an attribute are written as a part of a key: two different ones never alike, and sorted as they are.
 *
 * - Texts as they are; what separates parts is escaped, and so is everything that sorts before it (`$23` for `#`).
 * - Numbers and bigints by {@link numberKeyText}.
 * - Dates as ISO-8601 text, in whatever format they are stored, to the precision that they are stored in.
 */
export function compilePartText(
  definition: AttributeDefinition,
  separators: readonly string[],
  compileAny: CompileAttribute,
): PartText {
  const { encode } = compileAny(definition, 1);
  const textOf = storedPartText(definition, separators);
  return (value) => textOf(encode(value));
}

function storedPartText(
  definition: AttributeDefinition,
  separators: readonly string[],
): (stored: AttributeValue) => string {
  if (definition.type === "custom") return storedPartText(definition.stored, separators);
  if (definition.type === "date") return dateText(definition.format);
  const escape = escapeOf(separators);
  return ({ S, N, BOOL }) => {
    if (S !== undefined) return escape(S);
    if (N === undefined) return String(BOOL);
    return numberKeyText(parseDecimal(N) as NonNullable<ReturnType<typeof parseDecimal>>);
  };
}

/** Escapes control characters, space, `!`, `"`, `#` and `$`, and the template's own separators. */
function escapeOf(separators: readonly string[]): (text: string) => string {
  const own = separators.map((separator) => `\\u{${separator.charCodeAt(0).toString(16)}}`).join("");
  // Nothing of the template's gets into the pattern but the code of one ASCII character each.
  const special = new RegExp(`[\\u{0}-\\u{24}${own}]`, "gu");
  return (text) => text.replaceAll(special, escaped);
}

function escaped(character: string): string {
  return `$${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

/** Always as long, and never before another moment's: a date ends where its text does, in whatever format it is stored. */
function dateText(format: DateFormat): (stored: AttributeValue) => string {
  const unit = format === "epochSeconds" ? 1000 : 1;
  return ({ S, N }) => {
    if (S !== undefined) return S;
    const time = Number(N) * unit;
    const text = formatIsoDate(time);
    if (text !== undefined) return text;
    throw new Mismatch("a Date in the years 0 to 9999", `a Date in the year ${new Date(time).getUTCFullYear()}`, {
      mend: "other years do not sort as dates do in a key",
    });
  };
}
