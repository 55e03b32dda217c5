import type { AttributeValue } from "@dynamorm/core";
import { parseDecimal } from "./decimal.ts";

/** DynamoDB's limit for an item, in bytes. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
export const mostItemBytes: number = 400 * 1024;

/** What a list or a map has besides its elements, and what each element has besides its own, in bytes. */
export const containerBytes = 3;
export const elementBytes = 1;

/**
 * The size of a stored item as DynamoDB counts it, in bytes: names and values, and some for each container. 409,600 bytes (400 KB)
 * are the limit. Of numbers the documentation gives what they are about: half a byte a digit, and one.
 *
 * @example
 * itemSize({ id: { S: "1" }, age: { N: "36" } })   // 8
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemSize(stored: Readonly<Record<string, AttributeValue>>): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(stored)) bytes += utf8Length(name) + valueSize(value);
  return bytes;
}

/** The size of a value as DynamoDB counts it, in bytes. Bytes in base64, as responses have them, count as what they stand for. */
export function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return utf8Length(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.B !== undefined) return binarySize(value.B);
  if (value.M !== undefined) {
    return containerBytes + itemSize(value.M) + Object.keys(value.M).length * elementBytes;
  }
  if (value.L !== undefined) return containerBytes + sum(value.L, valueSize) + value.L.length * elementBytes;
  if (value.SS !== undefined) return sum(value.SS, utf8Length);
  if (value.NS !== undefined) return sum(value.NS, numberSize);
  if (value.BS !== undefined) return sum(value.BS, binarySize);
  // true, false and null
  return 1;
}

function numberSize(text: string): number {
  const decimal = parseDecimal(text);
  return 1 + Math.ceil((decimal?.digits.length ?? text.length) / 2) + (decimal?.negative ? 1 : 0);
}

function binarySize(bytes: Uint8Array | string): number {
  if (typeof bytes !== "string") return bytes.length;
  const padding = bytes.endsWith("==") ? 2 : bytes.endsWith("=") ? 1 : 0;
  return Math.floor(((bytes.length - padding) * 3) / 4);
}

/** The bytes of a text in UTF-8. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    // Halves of a surrogate pair are two bytes each, together four.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}

function sum<Part>(parts: readonly Part[], sizeOf: (part: Part) => number): number {
  let bytes = 0;
  for (const part of parts) bytes += sizeOf(part);
  return bytes;
}
