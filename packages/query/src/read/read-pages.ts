import type { AnyModel, CallOptions, StoredItem } from "@dynamorm/core";
import { isReversedRange } from "@dynamorm/expressions";
import type { ModelContext } from "../context.ts";
import type { QueryDescription } from "../describe/description.ts";
import { guardFullScan } from "../plan/full-scans.ts";
import { cursorKey, startKeyOf } from "./query-cursor.ts";
import { hasOwnKeys, isOwnItem, isToldByKeys } from "../plan/own-items.ts";
import { lenientDecoder } from "./lenient-decoder.ts";
import type { Plan } from "../plan/plan.ts";
import { planQuery } from "../plan/plan-query.ts";
import { readRequest, type ReadRequest } from "./read-request.ts";

/** A page as DynamoDB gives it, cut where the limit of the description is reached. */
export interface StoredPage {
  /** The items as they are stored; none where only the count is wanted. */
  readonly items: readonly StoredItem[];
  readonly count: number;
  /** How many items DynamoDB looked at, and charged for. */
  readonly scannedCount: number;
  /** Where to go on: right after the last of these items. Absent at the end. */
  readonly lastKey?: StoredItem | undefined;
}

/** What is read besides the items. */
export interface ReadMode {
  /** Only the count is wanted. */
  readonly count?: boolean;
  /** The keys of the items are read too, selected or not, so that reading can go on after any of them. */
  readonly resumable?: boolean;
  /** Items of other models are wanted too: whoever reads tells them apart. */
  readonly anyModel?: boolean;
}

/** The request for the first page of a plan. Pure. */
export function firstRequest(context: ModelContext, plan: Plan, description: QueryDescription): ReadRequest {
  const { model, codec } = context;
  return readRequest(model, codec, plan, {
    startKey: startKeyOf(context, plan, description.cursor),
    limit: pageLimit(plan, description, description.limit),
    resumable: isToldByKeys(model),
  });
}

/** Reads the items of a description up to its limit, decoded, one page in memory. */
export async function* readItems(
  context: ModelContext,
  description: QueryDescription,
  options: CallOptions,
): AsyncGenerator<object> {
  const plan = planQuery(context.model, description);
  const decode = itemDecoder(context, plan, description);
  for await (const { items } of readPages(context, plan, description, options)) {
    for (const item of items) yield decode(item);
  }
}

/** Decodes the items of a plan: whole, or what is selected of them. */
export function itemDecoder(
  { model, codec }: ModelContext,
  { select }: Plan,
  { lenient }: QueryDescription,
): (item: StoredItem) => object {
  if (lenient !== undefined) return lenientDecoder(model, codec, select, lenient);
  return select === undefined ? (item) => codec.unmarshal(item) : (item) => codec.unmarshalSome(item, select);
}

/** Counts the items of a description, up to its limit; DynamoDB sends no items. */
export async function countItems(
  context: ModelContext,
  description: QueryDescription,
  options: CallOptions,
): Promise<number> {
  // Any index holds the partition key of the table, so any index will do; a cursor goes on in the one that gave it.
  const select = description.cursor === undefined ? { select: [context.model.key.partitionKey] } : {};
  const plan = planQuery(context.model, { ...description, ...select });
  let total = 0;
  for await (const { count } of readPages(context, plan, description, options, { count: true })) total += count;
  return total;
}

/** Reads pages until the limit of the description is reached or nothing is left. A page may be empty where a filter took all. */
export async function* readPages(
  context: ModelContext,
  plan: Plan,
  description: QueryDescription,
  options: CallOptions,
  mode: ReadMode = {},
): AsyncGenerator<StoredPage> {
  const { model, codec } = context;
  guardFullScan(context, plan, description);
  let remaining = description.limit ?? Number.POSITIVE_INFINITY;
  let startKey = startKeyOf(context, plan, description.cursor);
  if (plan.keyConditions.some(isReversedRange)) return;
  let wanted: number | undefined = remaining;
  // An item that is read by its whole key is of the model whose key it is.
  const isTold = isToldByKeys(model) && mode.anyModel !== true && plan.operation !== "GetItem";
  // What is told by its keys has to show them, also where only the count is wanted.
  const { count, resumable } = isTold ? { count: false, resumable: true } : mode;
  do {
    const limit = pageLimit(plan, description, wanted);
    const request = readRequest(model, codec, plan, {
      ...(count && { count }),
      ...(resumable && { resumable }),
      startKey,
      limit,
    });
    const read = await readPage(context, request, description, options);
    const page = cutPage(model, plan, isTold ? ownPage(model, read) : read, remaining);
    remaining -= page.count;
    // Where items of other models took places on a page, the next is as large as it may be.
    wanted = page.count < page.scannedCount ? undefined : remaining;
    yield page;
    startKey = page.lastKey;
  } while (startKey !== undefined && remaining > 0);
}

/** A page without the items whose keys are of another model. */
function ownPage(model: AnyModel, page: StoredPage): StoredPage {
  const items = page.items.filter((item) => hasOwnKeys(model, item));
  return { ...page, items, count: items.length };
}

/** Takes the first items of a page; reading goes on right after them. */
function cutPage(model: AnyModel, plan: Plan, page: StoredPage, most: number): StoredPage {
  if (page.count <= most) return page;
  const items = page.items.slice(0, most);
  const last = items.at(-1);
  return {
    items,
    count: most,
    scannedCount: page.scannedCount,
    ...(last && { lastKey: cursorKey(model, plan, last) }),
  };
}

async function readPage(
  { model, execute }: ModelContext,
  request: ReadRequest,
  description: QueryDescription,
  options: CallOptions,
): Promise<StoredPage> {
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

/** The largest `Limit` that DynamoDB takes. A page ends after 1 MB, long before. */
const largestLimit = 2 ** 31 - 1;

/**
 * DynamoDB's `Limit` counts items before the filter: it can only stand for ours where there is none. What tells the model's items from
 * others is a filter that nearly all items pass, so that the first page is as small as without it.
 */
function pageLimit(
  { filters }: Plan,
  { pageSize }: QueryDescription,
  remaining: number = Number.POSITIVE_INFINITY,
): number | undefined {
  const limit = Math.min(
    pageSize ?? Number.POSITIVE_INFINITY,
    filters.length === 0 ? remaining : Number.POSITIVE_INFINITY,
  );
  return limit > largestLimit ? undefined : limit;
}
