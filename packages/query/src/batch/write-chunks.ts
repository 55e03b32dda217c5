import type { StoredItem, WriteRequest } from "@dynamorm/core";
import type { WriteEntry } from "./batch-entry.ts";
import type { Chunk } from "./send-chunk.ts";
import { wireSize } from "./wire-size.ts";

/** How many writes DynamoDB takes in one request. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
export const mostWritesOfBatch = 25;

/** How many bytes it takes in one request: 16 MB, less some for what stands around the writes. */
export const mostBytesOfBatch: number = 16 * 1024 * 1024 - 4096;

/** What stands around an item or a key: `{"DeleteRequest":{"Key":…}},`. */
const frame = 32;

/** Divides writes into as few requests as their number and size allow, in order. No two of them are of one item. */
export function writeChunks(entries: readonly WriteEntry[]): readonly Chunk<WriteEntry>[] {
  const chunks: Map<string, WriteEntry>[] = [];
  let chunk: Map<string, WriteEntry> | undefined;
  let bytes = 0;
  for (const entry of entries) {
    const size = frame + wireSize(itemOf(entry.request));
    if (chunk === undefined || chunk.size === mostWritesOfBatch || bytes + size > mostBytesOfBatch) {
      chunk = new Map();
      chunks.push(chunk);
      bytes = 0;
    }
    chunk.set(entry.identity, entry);
    bytes += size;
  }
  return chunks;
}

/** The item that a write puts, or the key of the one that it deletes. */
export function itemOf({ PutRequest, DeleteRequest }: WriteRequest = {}): StoredItem {
  return PutRequest?.Item ?? DeleteRequest?.Key ?? {};
}
