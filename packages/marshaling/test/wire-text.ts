import type { StoredItem } from "@dynamorm/core";

/** What stands in a request: JSON, with bytes as base64. */
export function wireText(stored: StoredItem): string {
  // Asked of its holder: what JSON.stringify gives of a Buffer is no Buffer any more.
  return JSON.stringify(stored, function (this: Readonly<Record<string, unknown>>, name: string): unknown {
    const value = this[name];
    if (!ArrayBuffer.isView(value)) return value;
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64");
  });
}
