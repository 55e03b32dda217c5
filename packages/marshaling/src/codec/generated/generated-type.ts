import type { AttributeDefinition } from "@dynamorm/core";
import type { Body } from "./program.ts";

/** One of the three ways of an item. */
export type Way = "encode" | "encodeJson" | "decode";

/**
 * Writes the code for a value, which the variable of the name `value` holds: adds the statements that look at it, and gives an
 * expression of what becomes of it. The expression is put once, after the statements and in their block.
 *
 * The code has answers for values that look exactly as expected. For all others it gives up or throws, no matter what: the closures
 * are asked then, and know what the answer or the error is.
 */
export type WriteValue<Definition = AttributeDefinition> = (
  definition: Definition,
  value: string,
  body: Body,
  parts: PartWriter,
) => string;

/** Writes the code for a part of a value, of whatever type: what containers write their elements with. */
export interface PartWriter {
  readonly write: (definition: AttributeDefinition, value: string, body: Body) => string;
  /** The level of nesting that the parts are at. */
  readonly level: number;
}

/** A type of attribute that code can be generated for: a writer for each way. */
export interface GeneratedType<Definition extends AttributeDefinition = AttributeDefinition> {
  /** Whether there is code for this definition of the type; for every one, where this is left out. */
  readonly covers?: (definition: Definition) => boolean;
  /** A value → an expression of its AttributeValue. What the value weighs is added as the closures do, with `body.weigh`. */
  readonly encode: WriteValue<Definition>;
  /** A value → the JSON text of its AttributeValue, as a part of a template literal: `{"S":${v1}}`. */
  readonly encodeJson: WriteValue<Definition>;
  /** An AttributeValue → an expression of the value. */
  readonly decode: WriteValue<Definition>;
}
