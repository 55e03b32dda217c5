import { describeValue } from "@dynamorm/core";
import { Mismatch } from "../mismatch.ts";
import { storedJson } from "../stored-json.ts";
import type { AttributeCodec, Encode } from "./attribute-codec.ts";

/**
 * Writes a value as one of several attributes, whichever takes it: at a path into a union, nothing says which member is meant.
 *
 * What comes out throws a `Mismatch` for a value that none of them takes, and for one that two store in different ways.
 */
export function encodeAlike(codecs: readonly AttributeCodec[]): Encode {
  const [first, ...others] = codecs as [AttributeCodec, ...AttributeCodec[]];
  if (others.length === 0) return first.encode;
  const expected = [...new Set(codecs.map((codec) => codec.expected))].join(" or ");
  return (value) => {
    const ways = codecs.flatMap((codec) => encodeIfFits(codec, value));
    const [stored] = ways;
    if (stored === undefined) throw new Mismatch(expected, describeValue(value));
    const text = storedJson(stored);
    if (ways.every((way) => storedJson(way) === text)) return stored;
    throw new Mismatch("a value that every member of the union stores alike", describeValue(value), {
      mend: "compare the whole, or give the members attributes of one type",
    });
  };
}

function encodeIfFits({ encode }: AttributeCodec, value: unknown): readonly ReturnType<Encode>[] {
  try {
    return [encode(value)];
  } catch (thrown) {
    if (thrown instanceof Mismatch) return [];
    throw thrown;
  }
}
