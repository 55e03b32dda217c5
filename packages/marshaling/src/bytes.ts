import { fromBase64 } from "./base64.ts";
import { isBytes } from "./builtins.ts";

/**
 * Bytes of their own, as a plain `Uint8Array`: what is written is what was given at the time, also where the caller goes on to use the
 * buffer for something else. A view's own `slice` is no copy where the view is a `Buffer`.
 */
export function copyOfBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

/**
 * The bytes of a stored `B`, or of a member of a `BS`: as clients give them, or as base64, as it stands in a response. They come as
 * a plain `Uint8Array`, without a copy. `undefined` for what is neither.
 */
export function storedBytes(stored: unknown): Uint8Array | undefined {
  if (typeof stored === "string") return fromBase64(stored);
  if (!isBytes(stored)) return undefined;
  if (Object.getPrototypeOf(stored) === Uint8Array.prototype) return stored;
  return new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength);
}
