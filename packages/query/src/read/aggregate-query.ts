import { type CallOptions, inWords } from "@dynamorm/core";
import { invalidQuery } from "@dynamorm/update-builder";
import type { ModelContext } from "../context.ts";
import type { QueryDescription } from "../describe/description.ts";
import type { AggregateResults, Aggregates } from "./aggregate.ts";
import { aggregateItems, namesOf, type ReadItems } from "./aggregate-items.ts";
import { readItems } from "./read-items.ts";

/** Works out aggregates over the items of a description, up to its limit, in one pass. Reads what they look at and nothing else. */
export async function aggregateQuery<Wanted extends Aggregates>(
  context: ModelContext,
  description: QueryDescription,
  wanted: Wanted,
  options: CallOptions,
): Promise<AggregateResults<Wanted>> {
  const items = aggregateReader(context, description)(namesOf(wanted), options);
  return await aggregateItems(context.model, wanted, items);
}

/**
 * Reads of the items of a description what is looked at: so that an index that holds no more can serve it.
 *
 * @throws InvalidQueryError where the description selects other attributes.
 */
export function aggregateReader(context: ModelContext, description: QueryDescription): ReadItems {
  return (names, options) => {
    const lacking = names.filter((name) => description.select?.includes(name) === false);
    if (lacking.length > 0) {
      const quoted = lacking.map((name) => `"${name}"`);
      throw invalidQuery(
        context.model,
        `select() leaves out ${inWords(quoted, "and")}, which is looked at; leave select() out: no more than that is read anyway`,
      );
    }
    // A cursor goes on in the index that gave it. Any index holds the partition key of the table.
    const select = names.length > 0 ? names : [context.model.key.partitionKey];
    const narrowed = description.cursor === undefined ? { ...description, select } : description;
    return readItems(context, narrowed, options);
  };
}
