import type { CallOptions, StoredItem } from "@dynamorm/core";
import { invalidQuery } from "@dynamorm/update-builder";
import type { ScanParts } from "../describe/description.ts";
import { Arrivals } from "./arrivals.ts";
import { fetchPage, nextWanted, type PageSource } from "./fetch-page.ts";
import type { PageWindow } from "./page-window.ts";
import { cursorKey } from "./query-cursor.ts";
import type { StoredPage } from "./stored-page.ts";

/** A page of a segment that is to be asked for. */
interface Wish {
  readonly segment: number;
  readonly startKey?: StoredItem | undefined;
  readonly wanted: number;
}

/** A page of a segment that has come. */
interface Arrival {
  readonly segment: number;
  readonly page: StoredPage;
}

/**
 * Reads all segments of a scan, some at a time, and gives their pages as they come. Each segment that is read has one page on its way; a
 * segment waits for its page to be taken before it asks for the next. Who stops early, and an error of any segment, stops all.
 *
 * @throws InvalidQueryError where the description has a cursor.
 */
export async function* parallelPages(
  source: PageSource,
  { segments, concurrency }: ScanParts,
  window: PageWindow,
  options: CallOptions,
): AsyncGenerator<StoredPage> {
  const { context, plan, description } = source;
  if (description.cursor !== undefined) {
    throw invalidQuery(
      context.model,
      `a cursor goes on in one segment, and this scan reads ${segments} at once; name the one: scan({ segments: ${segments}, segment: 0 })`,
    );
  }
  const underWay = new Arrivals<Arrival>();
  const ask = async ({ segment, startKey, wanted }: Wish): Promise<Arrival> => ({
    segment,
    page: await fetchPage({ ...source, segment: { segment, segments } }, startKey, wanted, options),
  });
  // The rest of a segment that is being read is read before another one begins.
  let rest: Wish | undefined;
  let begun = 0;
  while (window.isOpen) {
    // No more is asked for than may be given: what is on its way counts.
    while (underWay.size < Math.min(concurrency, window.pages) && (rest !== undefined || begun < segments)) {
      underWay.add(ask(rest ?? { segment: begun++, wanted: window.wanted }));
      rest = undefined;
    }
    if (underWay.size === 0) return;
    const { segment, page } = await underWay.take();
    const taken = window.take(page, (item) => cursorKey(context.model, plan, item));
    if (page.lastKey !== undefined) rest = { segment, startKey: page.lastKey, wanted: nextWanted(page, window) };
    yield taken;
  }
}
