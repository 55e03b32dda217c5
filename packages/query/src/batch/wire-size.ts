import type { AttributeValue, StoredItem } from "@dynamorm/core";

/** What stands around a value of a type, in bytes: `{"BOOL":false}` is the longest that is all frame. */
const frame = 14;

/**
 * How many bytes a stored item is in a request, at most: as JSON, where bytes are base64 and each value has its type. That can be many
 * times the size that counts for the limit of an item.
 */
export function wireSize(item: StoredItem): number {
  let bytes = 2;
  for (const name in item) bytes += textSize(name) + 4 + valueSize(item[name] as AttributeValue);
  return bytes;
}

function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return frame + textSize(value.S);
  if (value.N !== undefined) return frame + value.N.length;
  if (value.B !== undefined) return frame + base64Size(value.B);
  if (value.M !== undefined) return frame + wireSize(value.M);
  if (value.L !== undefined) return frame + sum(value.L, (element) => valueSize(element) + 1);
  if (value.SS !== undefined) return frame + sum(value.SS, (text) => textSize(text) + 3);
  if (value.NS !== undefined) return frame + sum(value.NS, (number) => number.length + 3);
  if (value.BS !== undefined) return frame + sum(value.BS, (element) => base64Size(element) + 3);
  // true, false and null
  return frame;
}

/** The bytes of a text within quotes: control characters are six each, quotes and backslashes two, all others what UTF-8 has. */
function textSize(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x80) bytes += 2;
    else if (unit < 0x20) bytes += 5;
    else if (unit === 0x22 || unit === 0x5c) bytes += 1;
  }
  return bytes;
}

function base64Size(bytes: Uint8Array | string): number {
  return typeof bytes === "string" ? bytes.length : 4 * Math.ceil(bytes.length / 3);
}

function sum<Part>(parts: readonly Part[], sizeOf: (part: Part) => number): number {
  let bytes = 0;
  for (const part of parts) bytes += sizeOf(part);
  return bytes;
}
