import { describeName, describeValue, InvalidOptionError, isPlainObject } from "@dynamorm/core";
import { stringify } from "yaml";
import type { DmsDocument } from "./document.ts";
import { parseDms } from "./parse-dms.ts";

/** The texts that a document can be written as. */
export type DmsText = "yaml" | "json";

/** What {@link formatDms} takes besides a document. */
export interface FormatDmsOptions {
  /** `"yaml"` where nothing is said. */
  readonly as?: DmsText | undefined;
}

/**
 * Writes a document as text that every reader of such documents reads alike: in YAML, every text is in quotes.
 *
 * @throws InvalidDmsError for what is no document, so that nothing is written that could not be read.
 */
export function formatDms(document: DmsDocument, options: FormatDmsOptions = {}): string {
  const text = textOf(options);
  const checked = parseDms(document);
  if (text === "json") return `${JSON.stringify(checked, undefined, 2)}\n`;
  return stringify(checked, {
    version: "1.2",
    defaultStringType: "QUOTE_DOUBLE",
    defaultKeyType: "PLAIN",
    aliasDuplicateObjects: false,
    lineWidth: 0,
  });
}

function textOf(options: unknown): DmsText {
  if (!isPlainObject(options)) {
    throw new InvalidOptionError(`formatDms(): its options are a plain object, not ${describeValue(options)}`);
  }
  const unknown = Object.keys(options).find((name) => name !== "as");
  if (unknown !== undefined) throw new InvalidOptionError(`formatDms(): there is no option "${unknown}"; it takes as`);
  const { as = "yaml" } = options;
  if (as === "yaml" || as === "json") return as;
  throw new InvalidOptionError(`formatDms(): the option "as" takes "yaml" or "json", not ${describeName(as)}`);
}
