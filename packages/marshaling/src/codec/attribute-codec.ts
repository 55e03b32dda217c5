import type { AttributeDefinition, AttributeValue } from "@dynamorm/core";

/** Turns a value into what DynamoDB stores. Throws a `Mismatch` for what does not fit. */
export type Encode = (value: unknown) => AttributeValue;

/** Turns a value into the JSON text of what DynamoDB stores: `{"S":"Ada"}`. Throws a `Mismatch` for what does not fit. */
export type EncodeJson = (value: unknown) => string;

/** Turns what is stored into a value. Throws a `Mismatch` for what does not fit; nothing about the argument is believed. */
export type Decode = (stored: AttributeValue | null | undefined) => unknown;

/** An attribute's three ways, worked out for its definition. */
export interface AttributeCodec {
  /** What code gives and gets, for error messages: `a Date`. */
  readonly expected: string;
  /** What the table holds, for error messages: `a date in ISO-8601 text (S)`. */
  readonly expectedStored: string;
  /** The most bytes that a value has in an item, besides those that `encode` reports with `addWeight`. */
  readonly weight: number;
  readonly encode: Encode;
  /** The text of what `encode` gives, without the object in between. */
  readonly encodeJson: EncodeJson;
  readonly decode: Decode;
  /** The value that is not stored, where it has one. */
  readonly empty?: EmptyValue | undefined;
}

/** The value that `omitEmpty()` does not store: how to tell it, and a fresh one. */
export interface EmptyValue {
  readonly is: (value: unknown) => boolean;
  readonly make: () => unknown;
}

/**
 * A type of attribute. A new one is a file that exports one of these, and a line in the registry.
 *
 * Everything that depends on the definition is done here, once, when a codec is compiled: the functions that come out of it
 * only look at values. `compile` sees the type alone; what modifiers add is put around it for all types alike, by `withModifiers`.
 *
 * `level` is the level of nesting that the attribute is at: 1 for one of the item itself, 2 for an element of a list in it.
 */
export interface AttributeTypeCodec<Definition extends AttributeDefinition> {
  compile(definition: Definition, compileAny: CompileAttribute, level: number): AttributeCodec;
  /** The empty value of the type, where it has one. */
  readonly empty?: EmptyValue;
}

/** Compiles an attribute of whatever type, modifiers included: what containers compile their elements with, a level deeper. */
export type CompileAttribute = (definition: AttributeDefinition, level: number) => AttributeCodec;
