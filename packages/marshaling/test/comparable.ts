import { types } from "node:util";

/**
 * A value in a form in which the same of two libraries is deeply equal: bytes as their hexadecimal text, whatever they are held in,
 * as they are the same bytes in a request; numbers as text by their text; objects as their own properties, one of the name
 * `__proto__` among them.
 */
export function comparable(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (ArrayBuffer.isView(value)) return hex(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  if (types.isArrayBuffer(value)) return hex(new Uint8Array(value));
  if (types.isSet(value)) return { set: [...value].map(comparable) };
  if (Array.isArray(value)) return value.map(comparable);
  if ("toBigInt" in value && "value" in value) return { number: value.value };
  return { object: new Map(Object.entries(value).map(([name, part]) => [name, comparable(part)])) };
}

function hex(bytes: Uint8Array): string {
  return `bytes ${Buffer.from(bytes).toString("hex")}`;
}
