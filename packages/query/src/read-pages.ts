import type { CallOptions, StoredItem } from "@dynamorm/core";
import type { ModelContext } from "./context.ts";
import type { QueryDescription } from "./description.ts";
import type { Plan } from "./plan.ts";
import { planQuery } from "./plan-query.ts";
import { readRequest, type ReadRequest } from "./read-request.ts";

/** A page as DynamoDB gives it: items as they are stored (none where only the count is wanted), and how many there are. */
export interface StoredPage {
  readonly items: readonly StoredItem[];
  readonly count: number;
}

/** The request for the first page of a description. Pure. */
export function firstRequest({ model, codec }: ModelContext, description: QueryDescription): ReadRequest {
  const plan = planQuery(model, description);
  return readRequest(model, codec, plan, { limit: pageLimit(plan, description, description.limit) });
}

/** Reads the items of a description up to its limit, decoded, one page in memory. */
export async function* readItems(context: ModelContext, description: QueryDescription, options: CallOptions): AsyncGenerator<object> {
  const { select } = description;
  const { codec } = context;
  for await (const { items } of readPages(context, description, options)) {
    for (const item of items) yield select === undefined ? codec.unmarshal(item) : codec.unmarshalSome(item, select);
  }
}

/** Counts the items of a description, up to its limit; DynamoDB sends no items. */
export async function countItems(context: ModelContext, description: QueryDescription, options: CallOptions): Promise<number> {
  // Any index holds the partition key of the table, so any index will do.
  const counted = { ...description, select: [context.model.key.partitionKey] };
  let total = 0;
  for await (const { count } of readPages(context, counted, options, true)) total += count;
  return total;
}

/** Reads pages until the limit of the description is reached or nothing is left. A page may be empty where a filter took all. */
async function* readPages(context: ModelContext, description: QueryDescription, options: CallOptions, count = false): AsyncGenerator<StoredPage> {
  const { model, codec } = context;
  const plan = planQuery(model, description);
  let remaining = description.limit ?? Number.POSITIVE_INFINITY;
  let startKey: StoredItem | undefined;
  do {
    const request = readRequest(model, codec, plan, { startKey, limit: pageLimit(plan, description, remaining), count });
    const page = await readPage(context, request, options);
    const taken = Math.min(page.count, remaining);
    remaining -= taken;
    yield { items: page.items.slice(0, taken), count: taken };
    startKey = page.lastKey;
  } while (startKey !== undefined && remaining > 0);
}

async function readPage({ execute }: ModelContext, request: ReadRequest, options: CallOptions): Promise<StoredPage & { readonly lastKey?: StoredItem | undefined }> {
  if (request.operation === "GetItem") {
    const { Item } = await execute(request, options);
    return { items: Item === undefined ? [] : [Item], count: Item === undefined ? 0 : 1 };
  }
  const { Items = [], Count = Items.length, LastEvaluatedKey } = await (request.operation === "Query" ? execute(request, options) : execute(request, options));
  return { items: Items, count: Count, lastKey: LastEvaluatedKey };
}

/** DynamoDB's `Limit` counts items before the filter: it can only stand for ours where there is none. */
function pageLimit({ filters }: Plan, { pageSize }: QueryDescription, remaining: number = Number.POSITIVE_INFINITY): number | undefined {
  const limit = Math.min(pageSize ?? Number.POSITIVE_INFINITY, filters.length === 0 ? remaining : Number.POSITIVE_INFINITY);
  return limit === Number.POSITIVE_INFINITY ? undefined : limit;
}
