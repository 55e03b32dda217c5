import type { AttributeValue } from "@dynamorm/core";
import { toBase64 } from "./base64.ts";
import { jsonText } from "./json-text.ts";

/** The JSON text of a stored value, as it stands in a request: what `JSON.stringify` gives, with bytes as base64. */
export function storedJson(value: AttributeValue): string {
  if (value.S !== undefined) return `{"S":${jsonText(value.S)}}`;
  if (value.N !== undefined) return `{"N":"${value.N}"}`;
  if (value.B !== undefined) return `{"B":"${toBase64(value.B)}"}`;
  if (value.L !== undefined) return `{"L":[${value.L.map(storedJson).join(",")}]}`;
  if (value.M !== undefined) return `{"M":${storedItemJson(value.M)}}`;
  if (value.BS !== undefined) return `{"BS":[${value.BS.map((bytes) => `"${toBase64(bytes)}"`).join(",")}]}`;
  // What is left holds nothing that JSON.stringify would write in another way.
  return JSON.stringify(value);
}

/** The JSON text of a stored item. */
function storedItemJson(item: Readonly<Record<string, AttributeValue>>): string {
  const parts = Object.entries(item).map(([name, value]) => `${jsonText(name)}:${storedJson(value)}`);
  return `{${parts.join(",")}}`;
}
