import { isDeepStrictEqual } from "node:util";
import { expect } from "@jest/globals";
import type { AnyAttribute, AttributeValue, StoredItem } from "@dynamorm/core";
import { compileCodec } from "../src/codec/compile-codec.ts";
import { messageOf } from "./thrown-by.ts";
import { wireText } from "./wire-text.ts";

/** The ways of one attribute, named `value`. */
export interface OneAttribute {
  /** What is stored for a value; `undefined` where nothing is. */
  readonly write: (value: unknown) => AttributeValue | undefined;
  /** The value that is read; `undefined` where there is none. */
  readonly read: (stored: AttributeValue | undefined) => unknown;
  /** What the error says that refuses to write a value. */
  readonly refusal: (value: unknown) => string;
  /** What the error says that refuses to read a value. */
  readonly mismatch: (stored: unknown) => string;
}

/**
 * Writes and reads one attribute in every way that there is, and expects them to agree: by closures and by generated code, as
 * AttributeValues and as JSON.
 */
export function oneAttribute(attribute: AnyAttribute): OneAttribute {
  const codecs = [false, true].map((codegen) => compileCodec({ attributes: { value: attribute } }, { codegen }));
  return {
    write: (value) => {
      const item = { value };
      const stored = same(codecs.map((codec) => codec.marshal(item)));
      for (const codec of codecs) expect(codec.marshalJson(item)).toBe(wireText(stored));
      return stored["value"];
    },
    read: (stored) => {
      const item: StoredItem = stored === undefined ? {} : { value: stored };
      return same(codecs.map((codec) => codec.unmarshal(item)))["value"];
    },
    refusal: (value) =>
      same(
        codecs.flatMap((codec) => [
          messageOf(() => codec.marshal({ value })),
          messageOf(() => codec.marshalJson({ value })),
        ]),
      ),
    mismatch: (stored) =>
      same(codecs.map((codec) => messageOf(() => codec.unmarshal({ value: stored as AttributeValue })))),
  };
}

function same<Result>(results: readonly Result[]): Result {
  const [first] = results as [Result, ...Result[]];
  // Jest's own comparison takes an attribute of the name "constructor" for the class.
  for (const result of results) if (!isDeepStrictEqual(result, first)) expect(result).toStrictEqual(first);
  return first;
}
