import { toBase64 } from "../base64.ts";
import { isArrayBuffer, isBytes } from "../builtins.ts";
import { Mismatch } from "../mismatch.ts";

/**
 * The bytes of a `Uint8Array` (itself), of any other view of an `ArrayBuffer` or of a whole one, without a copy; `undefined` for
 * everything else.
 *
 * @throws Mismatch for bytes that were transferred to somebody else: there seem to be none.
 */
export function bytesOfBinary(value: unknown): Uint8Array | undefined {
  if (isBytes(value)) return value.length > 0 ? value : bytesWithin(value, value);
  if (ArrayBuffer.isView(value)) return bytesWithin(value);
  return isArrayBuffer(value) ? bytesWithin({ buffer: value, byteOffset: 0, byteLength: value.byteLength }) : undefined;
}

/** Refuses members of a set that are the same bytes: a `Set` has them as two, DynamoDB as one, and refuses them. */
export function refuseRepeatedBytes(members: readonly Uint8Array[]): void {
  if (new Set(members.map(toBase64)).size === members.length) return;
  throw new Mismatch("every member once", "a Set with the same bytes twice", {
    mend: "for DynamoDB, two arrays of the same bytes are one member",
  });
}

type View = Pick<ArrayBufferView, "buffer" | "byteOffset" | "byteLength">;

function bytesWithin({ buffer, byteOffset, byteLength }: View, bytes?: Uint8Array): Uint8Array {
  try {
    // A new view cannot be had of a buffer that is gone.
    const view = new Uint8Array(buffer, byteOffset, byteLength);
    return bytes ?? view;
  } catch {
    throw new Mismatch("bytes", "bytes that were transferred away", { mend: "store them before, or transfer a copy" });
  }
}
