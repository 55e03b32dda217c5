import type { CallOptions, StoredItem } from "@dynamorm/core";
import type { ModelContext } from "../context.ts";
import type { QueryDescription } from "../describe/description.ts";
import type { Plan } from "../plan/plan.ts";
import { planQuery } from "../plan/plan-query.ts";
import { lenientDecoder } from "./lenient-decoder.ts";
import { readPages } from "./read-pages.ts";

/** Reads the items of a description up to its limit, decoded; the next page is on its way while one is used. */
export async function* readItems(
  context: ModelContext,
  description: QueryDescription,
  options: CallOptions,
): AsyncGenerator<object> {
  const plan = planQuery(context.model, description);
  const decode = itemDecoder(context, plan, description);
  for await (const { items } of readPages(context, plan, description, options, { prefetch: true })) {
    for (const item of items) yield decode(item);
  }
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
