const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Each 12 bits as two characters: three bytes are two looks into it. Made when bytes are first written: programs without any need not wait for it. */
let pairs: readonly string[] | undefined;

function makePairs(): readonly string[] {
  return Array.from({ length: 4096 }, (_, bits) => alphabet.charAt(bits >> 6) + alphabet.charAt(bits & 63));
}

/** The six bits of each character code; -1 for what is no character of base64. */
const sextets: Int8Array = Int8Array.from({ length: 128 }, (_, code) => alphabet.indexOf(String.fromCharCode(code)));

/** What Node.js has of its own, and other runtimes do without. */
interface NodeBuffer {
  from(buffer: ArrayBufferLike, offset: number, length: number): { toString(encoding: "base64"): string };
}

const nodeBuffer = (globalThis as { readonly Buffer?: NodeBuffer }).Buffer;

/** From this length on, in bytes, making a Buffer costs less than it saves. */
const longBytes = 64;

/** Bytes as padded base64: how they stand in a request. */
export function toBase64(bytes: Uint8Array): string {
  if (nodeBuffer !== undefined && bytes.length >= longBytes) {
    return nodeBuffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
  }
  const texts = (pairs ??= makePairs());
  let text = "";
  const end = bytes.length - (bytes.length % 3);
  for (let index = 0; index < end; index += 3) {
    const bits = (at(bytes, index) << 16) | (at(bytes, index + 1) << 8) | at(bytes, index + 2);
    text += (texts[bits >> 12] as string) + (texts[bits & 4095] as string);
  }
  switch (bytes.length - end) {
    case 1:
      return `${text}${texts[at(bytes, end) << 4]}==`;
    case 2: {
      const bits = (at(bytes, end) << 16) | (at(bytes, end + 1) << 8);
      return `${text}${texts[bits >> 12]}${(texts[bits & 4095] as string).charAt(0)}=`;
    }
    default:
      return text;
  }
}

/**
 * The bytes of padded base64, as responses have them; `undefined` for what is anything else, such as base64 of another
 * alphabet, without its padding, or with bits left over.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const whole = padding === 0 ? text.length : text.length - 4;
  let next = 0;
  for (let index = 0; index < whole; index += 4) {
    const bits = sextets4(text, index);
    if (bits < 0) return undefined;
    bytes[next++] = bits >> 16;
    bytes[next++] = bits >> 8;
    bytes[next++] = bits;
  }
  if (padding === 0) return bytes;
  const first = (sextet(text, whole) << 6) | sextet(text, whole + 1);
  if (padding === 2) {
    if (first < 0 || (first & 15) !== 0) return undefined;
    bytes[next] = first >> 4;
    return bytes;
  }
  const bits = (first << 6) | sextet(text, whole + 2);
  if (bits < 0 || (bits & 3) !== 0) return undefined;
  bytes[next++] = bits >> 10;
  bytes[next] = bits >> 2;
  return bytes;
}

/** Below zero where one of the four is no character of base64: -1 has every bit, and shifted it stays below zero. */
function sextets4(text: string, index: number): number {
  return (
    (sextet(text, index) << 18) |
    (sextet(text, index + 1) << 12) |
    (sextet(text, index + 2) << 6) |
    sextet(text, index + 3)
  );
}

function sextet(text: string, index: number): number {
  return sextets[text.charCodeAt(index)] ?? -1;
}

function at(bytes: Uint8Array, index: number): number {
  return bytes[index] as number;
}
