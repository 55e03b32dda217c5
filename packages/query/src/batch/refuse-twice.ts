import type { AnyModel } from "@dynamorm/core";
import { invalidQuery, describeKey } from "@dynamorm/update-builder";
import type { BatchEntry } from "./batch-entry.ts";

/**
 * Refuses a batch that does several things to one item: they are done in no order, so what comes of them would be chance. DynamoDB
 * refuses such a request too, where both are in the same one.
 *
 * @throws InvalidQueryError naming the key, and both by their places.
 */
export function refuseTwice(model: AnyModel, name: string, entries: readonly BatchEntry[]): void {
  const known = new Map<string, BatchEntry>();
  for (const entry of entries) {
    const other = known.get(entry.identity);
    if (other !== undefined) {
      const places = `${other.kind} ${other.index} and ${entry.kind} ${entry.index}`;
      const message = `${name}() was given ${model.name} ${describeKey(entry.key)} twice, ${places}: a batch is done in no order; leave one of both out`;
      throw invalidQuery(model, message);
    }
    known.set(entry.identity, entry);
  }
}

/** Leaves out what is given again: reading or deleting an item twice is doing it once. */
export function once<Entry extends BatchEntry>(entries: readonly Entry[]): readonly Entry[] {
  const known = new Map<string, Entry>();
  for (const entry of entries) if (!known.has(entry.identity)) known.set(entry.identity, entry);
  return [...known.values()];
}
