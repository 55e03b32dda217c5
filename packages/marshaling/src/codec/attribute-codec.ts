import type { AttributeDefinition, AttributeValue } from "@dynamorm/core";

/** Turns a value into what DynamoDB stores. Throws a `Mismatch` for what does not fit. */
export type Encode = (value: unknown) => AttributeValue;

/** Turns what is stored into a value. Throws a `Mismatch` for what does not fit; nothing about the argument is believed. */
export type Decode = (stored: AttributeValue | null | undefined) => unknown;

/** An attribute's two ways, worked out for its definition. */
export interface AttributeCodec {
  /** What code gives and gets, for error messages: `a Date`. */
  readonly expected: string;
  /** What the table holds, for error messages: `a date in ISO-8601 text (S)`. */
  readonly expectedStored: string;
  readonly encode: Encode;
  readonly decode: Decode;
}

/**
 * A type of attribute. A new one is a file that exports one of these, and a line in the registry.
 *
 * Everything that depends on the definition is done here, once, when a codec is compiled: the functions that come out of it
 * only look at values.
 */
export interface AttributeTypeCodec<Definition extends AttributeDefinition> {
  compile(definition: Definition, compileAny: CompileAttribute): AttributeCodec;
}

/** Compiles an attribute of whatever type: what containers compile their elements with. */
export type CompileAttribute = (definition: AttributeDefinition) => AttributeCodec;
