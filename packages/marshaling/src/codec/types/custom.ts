import { type CustomDefinition, describeValue } from "@dynamorm/core";
import { Mismatch } from "../../mismatch.ts";
import { isObject } from "../../plain-object.ts";
import { shorten } from "../../shorten.ts";
import type { AttributeTypeCodec } from "../attribute-codec.ts";

/** A value of a type of the caller's, stored as another attribute is. */
export const customType: AttributeTypeCodec<CustomDefinition> = {
  compile: (definition, compileAny, level) => {
    const { encode, decode, instanceOf } = definition;
    const stored = compileAny(definition.stored, level);
    const expected =
      instanceOf === undefined ? "a value that its converter takes" : `an instance of ${instanceOf.name}`;
    const convert = (value: unknown): unknown => {
      if (instanceOf !== undefined && !(value instanceof instanceOf)) {
        throw new Mismatch(expected, describeValue(value));
      }
      try {
        return encode(value);
      } catch (cause) {
        throw failed("encode", expected, describeValue(value), cause);
      }
    };
    return {
      expected,
      expectedStored: stored.expectedStored,
      weight: stored.weight,
      encode: (value) => {
        const converted = convert(value);
        try {
          return stored.encode(converted);
        } catch (thrown) {
          throw wronglyConverted(thrown);
        }
      },
      encodeJson: (value) => {
        const converted = convert(value);
        try {
          return stored.encodeJson(converted);
        } catch (thrown) {
          throw wronglyConverted(thrown);
        }
      },
      decode: (value) => {
        const read = stored.decode(value);
        try {
          return decode(read);
        } catch (cause) {
          throw failed("decode", stored.expectedStored, describeValue(read), cause);
        }
      },
    };
  },
};

/** What is thrown where a converter throws: its own words, and what it threw as the cause. */
function failed(way: "encode" | "decode", expected: string, received: string, cause: unknown): Mismatch {
  const words =
    isObject(cause) && typeof cause["message"] === "string" ? `says "${shorten(cause["message"])}"` : undefined;
  return new Mismatch(expected, received, {
    problem: `is ${received}, of which its converter's ${way}() ${words ?? `throws ${describeValue(cause)}`}`,
    cause,
  });
}

/** What a converter gave does not fit what it is stored as: that is its own fault, not that of the value. */
function wronglyConverted(thrown: unknown): unknown {
  if (!(thrown instanceof Mismatch)) return thrown;
  const { path, expected, received, mend } = thrown;
  const mismatch = new Mismatch(expected, received, {
    problem: `was made ${received} by its converter's encode()`,
    mend: mend ?? "mend the converter",
  });
  mismatch.path.push(...path);
  return mismatch;
}
