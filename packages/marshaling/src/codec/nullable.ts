import type { AttributeValue } from "@dynamorm/core";
import { Mismatch } from "../mismatch.ts";
import type { AttributeCodec } from "./attribute-codec.ts";

const nullJson = '{"NULL":true}';

/** The same attribute, whose value may be `null` too, stored as `NULL`. */
export function nullable(codec: AttributeCodec): AttributeCodec {
  const { weight, encode, encodeJson, decode } = codec;
  const expected = `${codec.expected} or null`;
  const expectedStored = `${codec.expectedStored} or null (NULL)`;
  /** Says that `null` fits too, where the value itself is what does not. */
  const unfit = (thrown: unknown): unknown => {
    if (!(thrown instanceof Mismatch) || thrown.path.length > 0) return thrown;
    if (thrown.expected === codec.expected) return new Mismatch(expected, thrown.received, thrown);
    return thrown.expected === codec.expectedStored ? new Mismatch(expectedStored, thrown.received, thrown) : thrown;
  };
  return {
    expected,
    expectedStored,
    weight: Math.max(1, weight),
    encode: (value) => {
      if (value === null) return { NULL: true };
      try {
        return encode(value);
      } catch (thrown) {
        throw unfit(thrown);
      }
    },
    encodeJson: (value) => {
      if (value === null) return nullJson;
      try {
        return encodeJson(value);
      } catch (thrown) {
        throw unfit(thrown);
      }
    },
    decode: (stored: AttributeValue | null | undefined) => {
      if (stored?.NULL === true) return null;
      try {
        return decode(stored);
      } catch (thrown) {
        throw unfit(thrown);
      }
    },
  };
}
