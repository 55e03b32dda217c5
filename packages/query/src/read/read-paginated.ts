import type { CallOptions, StoredItem } from "@dynamorm/core";
import { invalidQuery } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import type { QueryDescription } from "../describe/description.ts";
import type { Plan } from "../plan/plan.ts";
import { planQuery } from "../plan/plan-query.ts";
import { writeCursor } from "./query-cursor.ts";
import { itemDecoder } from "./read-items.ts";
import { readPages } from "./read-pages.ts";
import type { ReadMode } from "./stored-page.ts";

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

/**
 * Reads one page of a description: up to its limit, or so many pages of DynamoDB's as it says, or one of these.
 *
 * @throws InvalidQueryError for what has no cursor: all segments of a scan at once, and pages that may end within an offset.
 */
export async function readPaginated<Result>(
  context: ModelContext,
  description: QueryDescription,
  options: CallOptions,
): Promise<Page<Result>> {
  refuseParallel(context, description);
  refuseOffset(context, description);
  const plan = planQuery(context.model, description);
  const decode = itemDecoder(context, plan, description);
  const items: Result[] = [];
  const page = await collectPage(context, plan, description, options, {}, (item) => items.push(decode(item) as Result));
  return { items, ...page };
}

/** Reads one page of a plan, gives its items to `add`, and tells what there is to tell of it besides. */
export async function collectPage(
  context: ModelContext,
  plan: Plan,
  description: QueryDescription,
  options: CallOptions,
  mode: ReadMode,
  add: (item: StoredItem) => void,
): Promise<Omit<Page<never>, "items">> {
  let count = 0;
  let scannedCount = 0;
  let lastKey: StoredItem | undefined;
  for await (const page of readPages(context, plan, description, options, {
    ...mode,
    resumable: true,
    onePage: true,
  })) {
    for (const item of page.items) add(item);
    count += page.count;
    scannedCount += page.scannedCount;
    lastKey = page.lastKey;
  }
  const cursor = lastKey && (await writeCursor(context, plan, description, lastKey));
  return { ...(cursor !== undefined && { cursor }), hasMore: cursor !== undefined, count, scannedCount };
}

function refuseParallel({ model }: ModelContext, { scan }: QueryDescription): void {
  if (scan === undefined || scan.segments === 1 || scan.segment !== undefined) return;
  throw invalidQuery(
    model,
    `a page of ${scan.segments} segments at once has no cursor; read the pages of each segment: scan({ segments: ${scan.segments}, segment: 0 }) and on`,
  );
}

/** With a cursor nothing is left out: it stands behind that. */
function refuseOffset({ model }: ModelContext, { cursor, offset = 0, maxPages }: QueryDescription): void {
  if (cursor !== undefined || offset === 0 || maxPages === undefined) return;
  throw invalidQuery(
    model,
    `maxPages(${maxPages}) may end before offset(${offset}) is reached, and no cursor could say so; leave out one of the two`,
  );
}
