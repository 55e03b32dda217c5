import type { CallOptions, StoredItem } from "@dynamorm/core";
import { fetchPage, nextWanted, type PageSource } from "./fetch-page.ts";
import type { PageWindow } from "./page-window.ts";
import { cursorKey, refuseStartKey } from "./query-cursor.ts";
import type { StoredPage } from "./stored-page.ts";

/** The pages of a plan, or of one segment of it, one after the other, as far as the window goes. */
export async function* pagesOf(
  source: PageSource,
  startKey: StoredItem | undefined,
  window: PageWindow,
  options: CallOptions,
): AsyncGenerator<StoredPage> {
  const keyOf = (item: StoredItem): StoredItem => cursorKey(source.context.model, source.plan, item);
  const isAhead = source.mode.prefetch === true;
  let next: Promise<StoredPage> | undefined = fetchPage(source, startKey, window.wanted, options);
  if (startKey !== undefined) next = next.catch((error: unknown) => refuseStartKey(source.context, error));
  while (next !== undefined) {
    const read: StoredPage = await next;
    const page = window.take(read, keyOf);
    const goOn = (): Promise<StoredPage> | undefined => {
      if (page.lastKey === undefined || !window.isOpen) return undefined;
      return fetchPage(source, page.lastKey, nextWanted(read, window), options);
    };
    if (isAhead) next = goOn();
    // Who stops before the page that is on its way does not want its error either.
    if (isAhead) next?.catch(() => {});
    yield page;
    if (!isAhead) next = goOn();
  }
}
