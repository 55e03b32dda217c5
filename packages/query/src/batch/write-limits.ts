import type { StoredItem, WriteRequest } from "@dynamorm/core";
import type { WriteEntry } from "./batch-entry.ts";
import type { Queue } from "./queue.ts";
import { wireSize } from "./wire-size.ts";

/** How many writes DynamoDB takes in one request. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
export const mostWritesOfBatch = 25;

/** How many bytes it takes in one request: 16 MB, less some for what stands around the writes. */
export const mostBytesOfBatch: number = 16 * 1024 * 1024 - 4096;

/** What stands around an item or a key: `{"DeleteRequest":{"Key":…}},`. */
const frame = 32;

/** Takes as many writes as one request can have, by their number and size. No two of them are of one item. */
export function takeWrites(queue: Queue<WriteEntry>): WriteEntry[] {
  let bytes = 0;
  return queue.take(({ request }, before) => {
    bytes += frame + wireSize(itemOf(request));
    return before < mostWritesOfBatch && bytes <= mostBytesOfBatch;
  });
}

/** The item that a write puts, or the key of the one that it deletes. */
export function itemOf({ PutRequest, DeleteRequest }: WriteRequest = {}): StoredItem {
  return PutRequest?.Item ?? DeleteRequest?.Key ?? {};
}
