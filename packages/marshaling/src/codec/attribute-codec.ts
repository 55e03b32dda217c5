import type { AttributeDefinition, AttributeValue } from "@dynamorm/core";

/** Turns a value into what DynamoDB stores. Throws a `Mismatch` for what does not fit. */
export type Encode = (value: unknown) => AttributeValue;

/** Turns what is stored into a value. Throws a `Mismatch` for what does not fit; nothing about the argument is believed. */
export type Decode = (stored: AttributeValue | null | undefined) => unknown;

/**
 * How one type of attribute goes both ways. A new type is a file that exports one of these, and a line in the registry.
 *
 * Everything that depends on the definition is done once, when a codec is compiled; the functions that come out of it only
 * look at values.
 */
export interface AttributeCodec<Definition extends AttributeDefinition> {
  /** What code gives and gets, for error messages: `a Date`. */
  expected(definition: Definition): string;
  /** What the table holds, for error messages: `a date in ISO-8601 text (S)`. */
  expectedStored(definition: Definition): string;
  encoder(definition: Definition, any: AnyAttributeCodec): Encode;
  decoder(definition: Definition, any: AnyAttributeCodec): Decode;
}

/** The codec of whatever definition it is given: what containers compile their elements with. */
export type AnyAttributeCodec = Omit<AttributeCodec<AttributeDefinition>, "encoder" | "decoder"> & {
  encoder(definition: AttributeDefinition): Encode;
  decoder(definition: AttributeDefinition): Decode;
};
