import type { CallOptions, StoredItem } from "@dynamorm/core";
import type { ModelContext } from "../context.ts";
import type { QueryDescription } from "../describe/description.ts";
import type { Plan } from "../plan/plan.ts";
import { planQuery } from "../plan/plan-query.ts";
import { lenientDecoder } from "./lenient-decoder.ts";
import { readPages } from "./read-pages.ts";

/**
 * Reads the items of a description up to its limit, page by page; the next page is on its way while one is used. An item is decoded when it
 * is taken: what does not fit the model ends the reading there, and not before.
 */
export async function* readItemPages(
  context: ModelContext,
  description: QueryDescription,
  options: CallOptions,
): AsyncGenerator<Iterable<object>> {
  const plan = planQuery(context.model, description);
  const decode = itemDecoder(context, plan, description);
  for await (const { items } of readPages(context, plan, description, options, { prefetch: true })) {
    yield decoded(items, decode);
  }
}

function* decoded(items: readonly StoredItem[], decode: (item: StoredItem) => object): Generator<object> {
  for (const item of items) yield decode(item);
}

/** As {@link readItemPages}, item by item. */
export async function* readItems(
  context: ModelContext,
  description: QueryDescription,
  options: CallOptions,
): AsyncGenerator<object> {
  for await (const page of readItemPages(context, description, options)) for (const item of page) yield item;
}

/** Decodes the items of a plan, or of a statement: whole, or what is selected of them. */
export function itemDecoder(
  { model, codec }: ModelContext,
  { select }: Pick<Plan, "select">,
  { lenient }: Pick<QueryDescription, "lenient">,
): (item: StoredItem) => object {
  if (lenient !== undefined) return lenientDecoder(model, codec, select, lenient);
  return select === undefined ? (item) => codec.unmarshal(item) : (item) => codec.unmarshalSome(item, select);
}

/** Reads the items of a description into a list, up to its limit. */
export async function listItems(
  context: ModelContext,
  description: QueryDescription,
  options: CallOptions,
): Promise<object[]> {
  const plan = planQuery(context.model, description);
  const decode = itemDecoder(context, plan, description);
  const list: object[] = [];
  for await (const { items } of readPages(context, plan, description, options, { prefetch: true })) {
    for (const item of items) list.push(decode(item));
  }
  return list;
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
