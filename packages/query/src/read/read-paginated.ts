import type { CallOptions, StoredItem } from "@dynamorm/core";
import { encodeCursor } from "@dynamorm/cursor";
import type { ModelContext } from "../context.ts";
import type { QueryDescription } from "../describe/description.ts";
import { planQuery } from "../plan/plan-query.ts";
import { cursorOf } from "./query-cursor.ts";
import { itemDecoder, readPages } from "./read-pages.ts";

/** A page of items. */
export interface Page<Result> {
  readonly items: Result[];
  /** Where the next page starts, for `cursor()`; absent at the end. Safe to give to a client and to take back. */
  readonly cursor?: string;
  /** Whether there is a cursor. */
  readonly hasMore: boolean;
  /** How many items the page holds. */
  readonly count: number;
  /** How many items DynamoDB looked at for it, and charged for. */
  readonly scannedCount: number;
}

/** Reads one page of a description: up to its limit, or one page of DynamoDB's where it has none. */
export async function readPaginated<Result>(
  context: ModelContext,
  description: QueryDescription,
  options: CallOptions,
): Promise<Page<Result>> {
  const plan = planQuery(context.model, description);
  const decode = itemDecoder(context, plan, description);
  const items: Result[] = [];
  let scannedCount = 0;
  let lastKey: StoredItem | undefined;
  for await (const page of readPages(context, plan, description, options, { resumable: true })) {
    for (const item of page.items) items.push(decode(item) as Result);
    scannedCount += page.scannedCount;
    lastKey = page.lastKey;
    if (description.limit === undefined) break;
  }
  const cursor = lastKey && encodeCursor(cursorOf(plan, lastKey));
  return {
    items,
    ...(cursor !== undefined && { cursor }),
    hasMore: cursor !== undefined,
    count: items.length,
    scannedCount,
  };
}
