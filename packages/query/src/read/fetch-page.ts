import type { CallOptions, StoredItem } from "@dynamorm/core";
import type { ModelContext } from "../context.ts";
import type { QueryDescription } from "../describe/description.ts";
import { isOwnItem } from "../plan/own-items.ts";
import type { BatchGetItemPlan, NothingPlan, Plan } from "../plan/plan.ts";
import { batchKeysFrom, storedKeys } from "./batch-keys.ts";
import type { ClientFilter } from "./client-filter.ts";
import { mostKeysOfBatch, readBatch } from "./read-batch.ts";
import type { PageWindow } from "./page-window.ts";
import { type PagedPlan, readNames, readRequest, type ScanSegment } from "./read-request.ts";
import type { ReadMode, StoredPage } from "./stored-page.ts";

/** How the pages of a plan are fetched: all but where the next one starts. */
export interface PageSource {
  readonly context: ModelContext;
  readonly plan: Exclude<Plan, NothingPlan>;
  readonly description: QueryDescription;
  readonly mode: ReadMode;
  /** Keeps what is asked for, where DynamoDB cannot tell. */
  readonly keep: ClientFilter | undefined;
  readonly segment?: ScanSegment | undefined;
}

/** Fetches one page, from a key on. `wanted` is how many items are of use at most. */
export async function fetchPage(
  source: PageSource,
  startKey: StoredItem | undefined,
  wanted: number,
  options: CallOptions,
): Promise<StoredPage> {
  const { plan, keep } = source;
  const page = await (plan.operation === "BatchGetItem"
    ? fetchBatch(source, plan, startKey, wanted, options)
    : fetchAnswer(source, plan, startKey, wanted, options));
  if (keep === undefined) return page;
  const items = keep(page.items);
  return { ...page, items, count: items.length };
}

/**
 * How many items of the page after one are of use. Where items of other models, or keys of none, took places on it, the next is as large
 * as it may be.
 */
export function nextWanted({ count, scannedCount, isThin = false }: StoredPage, { wanted }: PageWindow): number {
  return count < scannedCount || isThin ? Number.POSITIVE_INFINITY : wanted;
}

async function fetchAnswer(
  { context, description, mode, keep, segment }: PageSource,
  plan: PagedPlan,
  startKey: StoredItem | undefined,
  wanted: number,
  options: CallOptions,
): Promise<StoredPage> {
  const { model, codec, execute } = context;
  const request = readRequest(model, codec, plan, {
    // What is looked at here has to be sent, also where only the count is wanted.
    count: mode.count === true && keep === undefined,
    resumable: mode.resumable === true || keep !== undefined,
    startKey,
    limit: pageLimit(plan, description, wanted),
    segment,
  });
  if (request.operation === "GetItem") {
    const { Item } = await execute(request, options);
    const items = Item === undefined || !isOwnItem(model, Item, description) ? [] : [Item];
    return { items, count: items.length, scannedCount: Item === undefined ? 0 : 1 };
  }
  // Two branches, one for each operation's own type.
  const output = request.operation === "Query" ? await execute(request, options) : await execute(request, options);
  const {
    Items: items = [],
    Count: count = items.length,
    ScannedCount: scannedCount = count,
    LastEvaluatedKey: lastKey,
  } = output;
  return { items, count, scannedCount, lastKey };
}

async function fetchBatch(
  { context, description, mode }: PageSource,
  plan: BatchGetItemPlan,
  startKey: StoredItem | undefined,
  wanted: number,
  options: CallOptions,
): Promise<StoredPage> {
  const { model } = context;
  const most = batchSize(plan, description, wanted);
  const rest = batchKeysFrom(context, storedKeys(context, plan), startKey);
  const keys = rest.slice(0, most);
  const select = readNames(model, plan, mode);
  const found = await readBatch(context, keys, { consistent: plan.consistent, ...(select && { select }) }, options);
  const there = found.filter((item) => item !== undefined);
  const items = there.filter((item) => isOwnItem(model, item, description));
  return {
    items,
    count: items.length,
    scannedCount: there.length,
    isThin: items.length < keys.length,
    ...(rest.length > most && { lastKey: keys.at(-1) }),
  };
}

/** How many keys are asked for at a time. */
export function batchSize(
  { clientFilters }: BatchGetItemPlan,
  { pageSize = mostKeysOfBatch }: QueryDescription,
  wanted: number,
): number {
  return Math.min(pageSize, mostKeysOfBatch, clientFilters.length === 0 ? wanted : mostKeysOfBatch);
}

/** The largest `Limit` that DynamoDB takes. A page ends after 1 MB, long before. */
const largestLimit = 2 ** 31 - 1;

/**
 * DynamoDB's `Limit` counts items before the filter: it can only stand for ours where there is none. What tells the model's items from
 * others is a filter that nearly all items pass, so that the first page is as small as without it.
 */
export function pageLimit(
  { filters, clientFilters }: Plan,
  { pageSize = Number.POSITIVE_INFINITY }: QueryDescription,
  wanted: number,
): number | undefined {
  const isFiltered = filters.length > 0 || clientFilters.length > 0;
  const limit = Math.min(pageSize, isFiltered ? Number.POSITIVE_INFINITY : wanted);
  return limit > largestLimit ? undefined : limit;
}
