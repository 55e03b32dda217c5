import type { QueryDescription } from "../describe/description.ts";
import type { ReadMode, StoredPage } from "./stored-page.ts";

/** What of the pages is given: so many items, after so many that are left out, of so many pages. */
export class PageWindow {
  #skip: number;
  #remaining: number;
  #pages: number;
  readonly #isOnePage: boolean;

  /** A cursor stands behind what an offset leaves out. */
  constructor({ cursor, offset = 0, limit, maxPages }: QueryDescription, { onePage = false }: ReadMode = {}) {
    this.#skip = cursor === undefined ? offset : 0;
    this.#remaining = limit ?? Number.POSITIVE_INFINITY;
    this.#isOnePage = onePage && limit === undefined && maxPages === undefined;
    this.#pages = this.#isOnePage ? 1 : (maxPages ?? Number.POSITIVE_INFINITY);
  }

  /** How many items have to be read to fill it, where each is one that counts. */
  get wanted(): number {
    return this.#skip + this.#remaining;
  }

  /** How many pages may still be read. */
  get pages(): number {
    return this.#pages;
  }

  /** Whether another page may be read. */
  get isOpen(): boolean {
    return this.#remaining > 0 && this.#pages > 0;
  }

  /** What is given of a page. Where not all that is there is taken, reading goes on right after the last item that is. */
  take(page: StoredPage, keyOf: (item: StoredPage["items"][number]) => NonNullable<StoredPage["lastKey"]>): StoredPage {
    // The one page is one that something is given of.
    const isLeftOut = this.#skip > 0 && this.#skip >= page.count;
    if (!(this.#isOnePage && isLeftOut)) this.#pages -= 1;
    const skipped = Math.min(this.#skip, page.count);
    const count = Math.min(this.#remaining, page.count - skipped);
    this.#skip -= skipped;
    this.#remaining -= count;
    if (count === page.count) return page;
    const items = page.items.slice(skipped, skipped + count);
    const last = items.at(-1);
    const isCut = skipped + count < page.count;
    const lastKey = isCut ? last && keyOf(last) : page.lastKey;
    return { items, count, scannedCount: page.scannedCount, ...(lastKey && { lastKey }) };
  }
}
