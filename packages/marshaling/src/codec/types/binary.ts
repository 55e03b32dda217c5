import { type BinaryDefinition, describeValue } from "@dynamorm/core";
import { toBase64 } from "../../base64.ts";
import { isArrayBuffer, isBytes } from "../../builtins.ts";
import { copyOfBytes, storedBytes } from "../../bytes.ts";
import { storedMismatch } from "../../describe-stored.ts";
import { Mismatch } from "../../mismatch.ts";
import { bytesOfBinary } from "../../untyped/binary.ts";
import { addWeight } from "../../weight.ts";
import type { AttributeCodec, AttributeTypeCodec } from "../attribute-codec.ts";

const codec: AttributeCodec = {
  expected: "a Uint8Array",
  expectedStored: "bytes, or their base64 (B)",
  weight: 0,
  encode: (value) => ({ B: copyOfBytes(givenBytes(value)) }),
  encodeJson: (value) => `{"B":"${toBase64(givenBytes(value))}"}`,
  decode: (stored) => {
    const bytes = storedBytes(stored?.B);
    if (bytes !== undefined) return bytes;
    throw storedMismatch(codec.expectedStored, stored);
  },
};

/** Bytes, as `B`. A copy is written; text needs none, which is made of them at once. */
export const binaryType: AttributeTypeCodec<BinaryDefinition> = {
  compile: () => codec,
  empty: { is: (value) => isBytes(value) && value.length === 0, make: () => new Uint8Array(0) },
};

/**
 * Bytes that were given, of an attribute or of a member of a set, without a copy.
 *
 * @throws Mismatch for what are none, and for those that were transferred to somebody else.
 */
export function givenBytes(value: unknown): Uint8Array {
  const bytes = isBytes(value) ? bytesOfBinary(value) : undefined;
  if (bytes === undefined) throw new Mismatch(codec.expected, describeValue(value), { mend: mendFor(value) });
  addWeight(bytes.length);
  return bytes;
}

function mendFor(value: unknown): string | undefined {
  if (typeof value === "string") {
    return 'give its bytes: new TextEncoder().encode(text), or Buffer.from(text, "base64") where it is base64';
  }
  if (isArrayBuffer(value)) return "give its bytes: new Uint8Array(buffer)";
  if (!ArrayBuffer.isView(value)) return undefined;
  return "give its bytes: new Uint8Array(view.buffer, view.byteOffset, view.byteLength)";
}
