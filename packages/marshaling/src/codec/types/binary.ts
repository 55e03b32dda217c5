import { type BinaryDefinition, describeValue } from "@dynamorm/core";
import { toBase64 } from "../../base64.ts";
import { isArrayBuffer, isBytes } from "../../builtins.ts";
import { storedBytes } from "../../bytes.ts";
import { storedMismatch } from "../../describe-stored.ts";
import { Mismatch } from "../../mismatch.ts";
import { addWeight } from "../../weight.ts";
import type { AttributeCodec, AttributeTypeCodec } from "../attribute-codec.ts";

const codec: AttributeCodec = {
  expected: "a Uint8Array",
  expectedStored: "bytes, or their base64 (B)",
  weight: 0,
  encode: (value) => ({ B: givenBytes(value) }),
  encodeJson: (value) => `{"B":"${toBase64(givenBytes(value))}"}`,
  decode: (stored) => {
    const bytes = storedBytes(stored?.B);
    if (bytes !== undefined) return bytes;
    throw storedMismatch(codec.expectedStored, stored);
  },
};

/** Bytes, as `B`. */
export const binaryType: AttributeTypeCodec<BinaryDefinition> = { compile: () => codec };

/**
 * Bytes that were given, of an attribute or of a member of a set.
 *
 * @throws Mismatch for what are none.
 */
export function givenBytes(value: unknown): Uint8Array {
  if (!isBytes(value)) throw new Mismatch(codec.expected, describeValue(value), { mend: mendFor(value) });
  addWeight(value.length);
  return value;
}

function mendFor(value: unknown): string | undefined {
  if (typeof value === "string") {
    return 'give its bytes: new TextEncoder().encode(text), or Buffer.from(text, "base64") where it is base64';
  }
  if (isArrayBuffer(value)) return "give its bytes: new Uint8Array(buffer)";
  if (!ArrayBuffer.isView(value)) return undefined;
  return "give its bytes: new Uint8Array(view.buffer, view.byteOffset, view.byteLength)";
}
