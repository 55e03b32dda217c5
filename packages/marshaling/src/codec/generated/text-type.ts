import type { AttributeDefinition } from "@dynamorm/core";
import type { GeneratedType } from "./generated-type.ts";
import type { Body } from "./program.ts";
import { writeEscaped } from "./write-escaped.ts";

/** A type whose values are stored as texts, in an `S` or an `N`, or as members of a set of them. */
export interface TextType<Definition extends AttributeDefinition> {
  readonly covers?: (definition: Definition) => boolean;
  readonly stored: (definition: Definition) => "S" | "N";
  /** A variable with a value → an expression of its text. */
  readonly toText: (definition: Definition, value: string, body: Body) => string;
  /** The same in JSON, quotes included, for texts that need no look at their characters: a part of a template literal. */
  readonly toJson?: (definition: Definition, value: string, body: Body) => string;
  /** A variable with a text → an expression of the value. */
  readonly fromText: (definition: Definition, text: string, body: Body) => string;
  /** Whether a text can be of any length: its weight is added when it is written. */
  readonly isLong?: boolean;
}

/** The code for a type whose values are stored as texts. */
export function generatedTextType<Definition extends AttributeDefinition>(
  type: TextType<Definition>,
): GeneratedType<Definition> {
  const { covers, stored } = type;
  return {
    ...(covers !== undefined && { covers }),
    encode: (definition, value, body) => `{ ${stored(definition)}: ${writeText(type, definition, value, body)} }`,
    encodeJson: (definition, value, body) =>
      `{"${stored(definition)}":${writeTextJson(type, definition, value, body)}}`,
    decode: (definition, value, body) => {
      const text = body.define(`${value}.${stored(definition)}`);
      body.giveUpIf(`typeof ${text} !== "string"`);
      return type.fromText(definition, text, body);
    },
  };
}

/** An expression of a value's text, which is weighed. */
export function writeText<Definition extends AttributeDefinition>(
  type: TextType<Definition>,
  definition: Definition,
  value: string,
  body: Body,
): string {
  const text = type.toText(definition, value, body);
  if (type.isLong) body.weigh(`${text}.length * 3`);
  return text;
}

/** The JSON text of a value's text, as a part of a template literal. */
export function writeTextJson<Definition extends AttributeDefinition>(
  type: TextType<Definition>,
  definition: Definition,
  value: string,
  body: Body,
): string {
  if (type.toJson !== undefined) return type.toJson(definition, value, body);
  const text = type.toText(definition, value, body);
  // The digits, signs and points of numbers need no escapes.
  return type.stored(definition) === "N" ? `"\${${text}}"` : writeEscaped(text, body);
}
