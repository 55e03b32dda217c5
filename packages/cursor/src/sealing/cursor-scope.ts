import { InvalidOptionError, type OptionCheck, takes, takesFields, takesOneOf } from "@dynamorm/core";
import type { SealedForm } from "./sealed-form.ts";

/**
 * What a sealed cursor is good for: all that has to be the same when reading goes on. It is not in the text: who opens a cursor
 * says it again, and the cursor opens for the same scope alone. Absent and empty are two.
 */
export interface CursorScope {
  /** The model, or whatever the items are called. */
  readonly model: string;
  readonly table: string;
  /** Absent for the table itself. */
  readonly index?: string | undefined;
  /** Absent for a scan. */
  readonly direction?: "asc" | "desc" | undefined;
  /**
   * All else that tells one query from another, as one text: the conditions with their values, the segment of a scan, the
   * tenant that the caller may read. Two queries have the same text only when a cursor of one may go on with the other: write it as
   * JSON, so that no two values run into one.
   */
  readonly conditions?: string | undefined;
}

const text = takes("a text", (value) => typeof value === "string");
const nonEmptyText = takes("a text that is not empty", (value) => typeof value === "string" && value !== "");
const fields: { readonly [Field in keyof CursorScope]-?: OptionCheck } = {
  model: nonEmptyText,
  table: nonEmptyText,
  index: nonEmptyText,
  direction: takesOneOf("asc", "desc"),
  conditions: text,
};
const checkScope = takesFields("{ model, table, index, direction, conditions }", fields, ["model", "table"]);

/**
 * A scope as bytes, for one form: the JSON of a list in a fixed order, so that no two scopes have the same bytes. JSON escapes
 * lone surrogates, of which UTF-8 would make one and the same character.
 *
 * @throws InvalidOptionError for a scope that cannot be.
 */
export function scopeBytes(scope: CursorScope, { mark }: SealedForm): Uint8Array {
  const problem = checkScope("scope", scope);
  if (problem !== undefined) throw new InvalidOptionError(`the scope of a cursor: ${problem}`);
  const { model, table, index = null, direction = null, conditions = null } = scope;
  return new TextEncoder().encode(JSON.stringify([mark, model, table, index, direction, conditions]));
}
